//! [MEM-15] Null for a reference pointer.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, p: &u32) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<()> {
    client.f(None).await
}

fn main() {}
