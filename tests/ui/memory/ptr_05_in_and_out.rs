//! [PTR-05] One place for an [in] and an [out] parameter.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, a: &u32, #[out] b: &mut u32) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<()> {
    let mut n = 1;
    client.f(&n, &mut n).await
}

fn main() {}
