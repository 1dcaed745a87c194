//! [MEM-04] A structure by value with a box in the global allocator, where the method brings another.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box;

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node<A: Allocator> {
    pub text: Option<std::boxed::Box<u32>>,
    #[unique]
    pub next: Option<Box<Node<A>, A>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(
        &self,
        memory: SharedAllocator,
        #[allocate(dont_free)] p: Node<SharedAllocator>,
    ) -> Result<()>;
}

fn main() {}
