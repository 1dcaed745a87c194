//! [MEM-05] An allocator that is lent.

use rpc_runtime::prelude::*;
use rpc_runtime::memory::Allocator;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(&self, memory: &A, n: u32) -> Result<()>;
}

fn main() {}

// mended
// - memory: &A
// + memory: A
