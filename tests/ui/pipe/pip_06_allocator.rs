//! [PIP-06] A pipe beside an allocator.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    value: u32,
    name: Option<Box<u16>>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, memory: SharedAllocator, #[allocate(dont_free)] a: Option<Box<u8>>, p: PipeReader<u8>) -> Result<()>;
}

fn main() {}

// mended
// - memory: SharedAllocator,
