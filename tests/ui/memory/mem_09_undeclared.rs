//! [MEM-09] A lifetime that nothing declares: rustc's own error.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, memory: &CallMemory) -> Result<Option<&'a u32>>;
}

fn main() {}
