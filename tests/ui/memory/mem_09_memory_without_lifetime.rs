//! [MEM-09] A borrowed result whose lifetime is not the memory's.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, memory: &CallMemory, #[out] p: &mut Option<&u32>) -> Result<()>;
}

fn main() {}

// mended
// - f(&self, memory: &CallMemory, #[out] p: &mut Option<&u32>)
// + f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'a u32>)
