//! [MEM-09] A borrowed result is used when its memory is gone.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'a u32>) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<u32> {
    let mut p = None;
    {
        let memory = CallMemory::new();
        client.f(&memory, &mut p).await?;
    }
    Ok(*p.unwrap())
}

fn main() {}
