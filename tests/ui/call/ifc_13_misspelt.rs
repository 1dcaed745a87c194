//! [IFC-13] (MIDL2176) An attribute of a method, misspelt.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[idempotant]
    async fn f(&self, n: u32) -> Result<()>;
}

fn main() {}

// mended
// - #[idempotant]
// + #[idempotent]
