//! [DIR-01] `out` and `inout` on one parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        #[out]
        #[inout]
        n: &mut u32,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[inout]
