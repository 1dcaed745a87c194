//! [IFC-14] An allocator that cannot be kept for the call.

use rpc_runtime::prelude::*;
use rpc_runtime::memory::Allocator;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator>(&self, memory: A, n: u32) -> Result<()>;
}

fn main() {}

// mended
// - A: Allocator>
// + A: Allocator + Clone + Send + Sync>
