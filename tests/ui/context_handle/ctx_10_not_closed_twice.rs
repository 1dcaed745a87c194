//! [CTX-10] A client closes a context handle twice.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn close(&self, file: Self::File) -> Result<()>;
}

pub async fn run(client: TestClient) -> Result<()> {
    let file = client.open().await?;
    client.close(file).await?;
    client.close(file).await
}

fn main() {}
