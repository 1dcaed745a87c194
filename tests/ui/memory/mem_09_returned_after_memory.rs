//! [MEM-09] A borrowed return value is used when its memory is gone.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, memory: &'a CallMemory) -> Result<Option<&'a u32>>;
}

pub async fn call(client: &TestClient) -> Result<Option<&'static u32>> {
    let memory = CallMemory::new();
    client.f(&memory).await
}

fn main() {}
