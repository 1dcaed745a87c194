//! [ACF-05] (MIDL2065) A buffer for characters with an attribute of their own.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        buffer: &'a mut CallBlock<'_>,
        n: u32,
        #[out]
        #[byte_count(n)]
        #[string]
        p: &mut Option<&'a [u8]>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[rpc_interface(
// + #[derive(Ndr)]
// + pub struct Text<'a> {
// +     #[string]
// +     p: Option<&'a [u8]>,
// + }
// +
// + #[rpc_interface(
// -         #[string]
// -         p: &mut Option<&'a [u8]>
// +         p: &mut Text<'a>
