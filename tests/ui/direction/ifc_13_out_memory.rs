//! [IFC-13] (MIDL2072) A direction on the call's memory.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] memory: &CallMemory) -> Result<()>;
}

fn main() {}

// mended
// - #[out]
