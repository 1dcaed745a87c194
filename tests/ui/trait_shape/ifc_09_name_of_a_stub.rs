//! [IFC-09] A parameter that is named as a variable of the stubs.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, __call: u32) -> Result<()>;
}

fn main() {}

// mended
// - __call: u32
// + call: u32
