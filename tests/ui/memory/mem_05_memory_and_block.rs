//! [MEM-05] Two memory environments: the call's, and a block.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        memory: &'a CallMemory,
        block: &'a mut CallBlock<'_>,
        #[out] p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - block: &'a mut CallBlock<'_>,
