//! [IFC-16] A function without a receiver.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(n: u32) -> Result<()>;
}

fn main() {}

// mended
// - (n: u32)
// + (&self, n: u32)
