//! [MEM-09] A node of one environment is linked into another, which lives longer.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'a u32>) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<u32> {
    let long = CallMemory::new();
    let mut kept = None;
    client.f(&long, &mut kept).await?;
    {
        let short = CallMemory::new();
        client.f(&short, &mut kept).await?;
    }
    Ok(*kept.unwrap())
}

fn main() {}
