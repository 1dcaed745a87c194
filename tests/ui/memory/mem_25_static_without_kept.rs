//! [MEM-25] An allocator that outlives the call, and nothing that does.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box;

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node<A: Allocator> {
    pub value: u32,
    #[unique]
    pub next: Option<Box<Node<A>, A>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync + 'static>(
        &self,
        memory: A,
        p: Option<Box<Node<A>, A>>,
    ) -> Result<()>;
}

fn main() {}

// mended
// -  + 'static
