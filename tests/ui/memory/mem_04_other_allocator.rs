//! [MEM-04] A node of one allocator is given to a call that uses another.

use allocator_api2::alloc::{Allocator, Global};
use allocator_api2::boxed::Box;

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        p: &mut Option<Box<u32, A>>,
    ) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<()> {
    let memory = CallMemory::new();
    let mut p = Some(Box::new_in(1, Global));
    client.f(&memory, &mut p).await
}

fn main() {}
