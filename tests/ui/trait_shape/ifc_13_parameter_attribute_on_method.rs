//! [IFC-13] (MIDL2072) `string` on a method.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[string]
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - #[string]
