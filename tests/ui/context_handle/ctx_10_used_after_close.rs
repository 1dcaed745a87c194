//! [CTX-10] A client uses a context handle that it has closed.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn read(&self, file: &Self::File) -> Result<u32>;
    async fn close(&self, file: Self::File) -> Result<()>;
}

pub async fn run(client: TestClient) -> Result<u32> {
    let file = client.open().await?;
    client.close(file).await?;
    client.read(&file).await
}

fn main() {}
