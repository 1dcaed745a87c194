//! [PTR-10] An alias of `&mut T` in a method with an allocator is an error too.

use allocator_api2::alloc::Allocator;
use rpc_runtime::prelude::*;

pub type P<'a> = &'a mut u32;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(&self, memory: A, p: P<'_>) -> Result<()>;
}

fn main() {}
