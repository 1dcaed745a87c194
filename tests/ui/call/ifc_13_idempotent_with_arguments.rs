//! [IFC-13] An attribute without arguments, with some.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[idempotent(true)]
    async fn f(&self, n: u32) -> Result<()>;
}

fn main() {}

// mended
// - #[idempotent(true)]
// + #[idempotent]
