//! [IFC-12] (MIDL2209) The same attribute twice.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        #[out]
        #[out]
        n: &mut u32,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[out]
// -         #[out]
// + #[out]
