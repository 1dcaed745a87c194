//! [MEM-30] An [out] reference that is never null.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut &'a u32) -> Result<()>;
}

fn main() {}
