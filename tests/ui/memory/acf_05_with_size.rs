//! [ACF-05] (MIDL2065) A buffer for an array that has a size of its own.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        buffer: &'a mut CallBlock<'_>,
        n: u32,
        #[out]
        #[byte_count(n)]
        #[size_is(n)]
        p: &mut [u32],
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[rpc_interface(
// + #[derive(Ndr)]
// + pub struct Numbers<'a> {
// +     n: u32,
// +     #[size_is(n)]
// +     p: &'a [u32],
// + }
// +
// + #[rpc_interface(
// -         #[size_is(n)]
// -         p: &mut [u32]
// +         p: &mut Numbers<'a>
