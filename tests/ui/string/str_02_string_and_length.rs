//! [STR-02] (MIDL2075) A string with a length.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        n: u32,
        #[string]
        #[size_is(n)]
        #[length_is(n)]
        s: &[u8],
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[length_is(n)]
