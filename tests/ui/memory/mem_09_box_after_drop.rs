//! [MEM-09] An owned node of an environment is used when its environment is dropped.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box;

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<A: Allocator + Clone + Send + Sync>(
        &self,
        memory: A,
        #[out] p: &mut Option<Box<u32, A>>,
    ) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<u32> {
    let memory = CallMemory::new();
    let mut p = None;
    client.f(&memory, &mut p).await?;
    drop(memory);
    Ok(*p.unwrap())
}

fn main() {}
