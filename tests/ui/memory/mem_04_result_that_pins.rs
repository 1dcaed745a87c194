//! [MEM-04] A result from the global allocator, in a method that brings its own.

use rpc_runtime::prelude::*;

use rpc_runtime::memory::Allocator;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[out] node: &mut Option<Box<Node>>,
    ) -> Result<()>;
}

fn main() {}
