//! [ARR-09] (MIDL2076) `length_is` and `last_is`.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        n: u32,
        l: u32,
        #[size_is(n)]
        #[length_is(n)]
        #[last_is(l)]
        a: &[u8],
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[last_is(l)]
