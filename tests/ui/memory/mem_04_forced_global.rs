//! [MEM-04] What is edited pins the global allocator, in a method that brings its own.

use allocator_api2::alloc::Allocator;

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[force_allocate] p: &mut Option<Box<u32>>,
    ) -> Result<()>;
}

fn main() {}

// mended
// - #[force_allocate] p: &mut Option<Box<u32>>
// + #[force_allocate] p: &mut Option<allocator_api2::boxed::Box<u32, A>>
