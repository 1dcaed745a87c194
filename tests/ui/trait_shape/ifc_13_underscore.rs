//! [IFC-13] A parameter without a name.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, _: u32) -> Result<()>;
}

fn main() {}

// mended
// - _: u32
// + n: u32
