//! [MEM-22] All nodes in one block, without the block.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        memory: &'a CallMemory,
        #[out]
        #[allocate(all_nodes)]
        p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - memory: &'a CallMemory
// + block: &'a mut CallBlock<'_>
