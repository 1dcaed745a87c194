//! [PTR-10] (MIDL2121) An [out] unique pointer at the top.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        n: u32,
        #[out]
        #[size_is(n)]
        p: Option<Vec<u8>>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[size_is(n)]
// -         p: Option<Vec<u8>>
// + #[size_is(, n)]
// +         p: &mut Option<Vec<u8>>
