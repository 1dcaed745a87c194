//! [IFC-13] A parameter that the method would change.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, mut n: u32) -> Result<()>;
}

fn main() {}

// mended
// - mut n: u32
// + n: u32
