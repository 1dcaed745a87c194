//! [MEM-15] A variable that was never given a value, for a reference pointer.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, #[out] p: &mut u32) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<u32> {
    let mut n: u32;
    client.f(&mut n).await?;
    Ok(n)
}

fn main() {}
