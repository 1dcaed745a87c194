//! [PTR-05] One array for two buffers.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f(&self, n: u32, #[size_is(n)] a: &mut [u8], #[size_is(n)] b: &mut [u8])
    -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<()> {
    let mut data = [0; 8];
    client.f(4, &mut data[..4], &mut data[2..6]).await
}

fn main() {}
