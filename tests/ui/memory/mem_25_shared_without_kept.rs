//! [MEM-25] The server's own allocator, and nothing that outlives a call.

use allocator_api2::boxed::Box;

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        memory: SharedAllocator,
        p: Option<Box<u32, SharedAllocator>>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - p: Option
// + #[allocate(dont_free)] p: Option
