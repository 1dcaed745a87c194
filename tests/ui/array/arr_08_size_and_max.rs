//! [ARR-08] (MIDL2077) `size_is` and `max_is`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        n: u32,
        m: u32,
        #[size_is(n)]
        #[max_is(m)]
        a: &[u8],
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[max_is(m)]
