//! [PTR-05] One buffer for two parameters.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, a: &mut u32, b: &mut u32) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<()> {
    let mut n = 1;
    client.f(&mut n, &mut n).await
}

fn main() {}
