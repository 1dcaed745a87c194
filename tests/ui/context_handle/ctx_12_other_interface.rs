//! [CTX-12] A client uses a handle of one interface in another.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn read(&self, file: &Self::File) -> Result<u32>;
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662db", version = "1.0")]
pub trait Other {
    #[context_handle]
    type File: Context;
    async fn open(&self) -> Result<Self::File>;
}

pub async fn run(client: TestClient, other: OtherClient) -> Result<u32> {
    let file = other.open().await?;
    client.read(&file).await
}

fn main() {}
