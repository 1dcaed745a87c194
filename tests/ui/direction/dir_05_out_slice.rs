//! [DIR-05] (MIDL2279) An [out] array behind `&`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        n: u32,
        #[out]
        #[size_is(n)]
        a: &[u8],
    ) -> Result<()>;
}

fn main() {}

// mended
// - a: &[u8]
// + a: &mut [u8]
