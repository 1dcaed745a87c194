//! [RET-03] (MIDL2177) A reference pointer as return value of a method with an allocator.

use allocator_api2::alloc::Allocator;
use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(&self, memory: A) -> Result<Box<u32>>;
}

fn main() {}
