//! The memory is an argument of the client too.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'a u32>) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<()> {
    let mut p = None;
    client.f(&mut p).await
}

fn main() {}
