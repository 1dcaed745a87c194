//! [IFC-18] A reference to an exclusive reference.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, p: &mut &mut u32) -> Result<()>;
}

fn main() {}

// mended
// - f(&self, p: &mut &mut u32
// + f<'a>(&self, memory: &'a CallMemory, p: &mut &'a mut u32
