//! [CTX-27] A client uses a handle of one type as one of another.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    #[context_handle]
    type File: Context;
    #[context_handle]
    type Folder: Context;
    async fn open(&self) -> Result<Self::File>;
    async fn open_folder(&self) -> Result<Self::Folder>;
    async fn read(&self, file: &Self::File) -> Result<u32>;
}

pub async fn run(client: TestClient) -> Result<u32> {
    let folder = client.open_folder().await?;
    client.read(&folder).await
}

fn main() {}
