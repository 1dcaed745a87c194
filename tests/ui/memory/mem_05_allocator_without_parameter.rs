//! [IFC-14] An allocator that nobody brings.

use rpc_runtime::prelude::*;

use allocator_api2::alloc::Allocator;
#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(&self) -> Result<()>;
}

fn main() {}

// mended
// - (&self)
// + (&self, memory: A)
