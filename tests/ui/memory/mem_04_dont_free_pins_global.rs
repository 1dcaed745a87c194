//! [MEM-04] A box in the global allocator, where the method brings another.

use allocator_api2::boxed::Box;

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        memory: SharedAllocator,
        #[allocate(dont_free)] p: Option<std::boxed::Box<u32>>,
        q: Option<Box<u32, SharedAllocator>>,
    ) -> Result<()>;
}

fn main() {}
