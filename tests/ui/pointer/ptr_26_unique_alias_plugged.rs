//! [PTR-26] `unique` on a number behind an alias, in a type and in a method with an allocator.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box;
use rpc_runtime::prelude::*;

pub type Number = u32;

#[derive(Ndr)]
pub struct Node<A: Allocator> {
    #[unique]
    pub number: Number,
    pub next: Option<Box<Node<A>, A>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[unique] number: Number,
        node: &mut Option<Box<Node<A>, A>>,
    ) -> Result<()>;
}

fn main() {}
