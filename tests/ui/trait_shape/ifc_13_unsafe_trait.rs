//! [IFC-13] An unsafe interface.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub unsafe trait Test {
    async fn f(&self) -> Result<()>;
}

fn main() {}

// mended
// - pub unsafe trait
// + pub trait
