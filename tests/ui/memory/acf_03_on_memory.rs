//! [ACF-03] (MIDL2227) `allocate` on what is not on the wire.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[allocate(all_nodes)] memory: &CallMemory) -> Result<()>;
}

fn main() {}

// mended
// - #[allocate(all_nodes)]
