//! A build says no more of a mistake than a check does: neither of an interface nor of a type.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct List {
    n: u32,
    #[size_iss(n)]
    list: Vec<u32>,
}

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Lists {
    async fn put(&self, n: u32, #[size_is(m)] list: &[u32]) -> Result<u32>;

    async fn get(&self, list: List) -> Result<u32>;
}

#[derive(Ndr)]
pub enum Kind {
    A,
    B,
}

pub async fn call(client: LocalClient, list: List) -> Result<u32> {
    client.put(1, &[1]).await?;
    client.get(list).await
}

pub type LocalClient = ListsClient;

fn main() {}

// mended
// - #[size_iss(n)]
// + #[size_is(n)]
// - #[size_is(m)]
// + #[size_is(n)]
// - #[derive(Ndr)]
// - pub enum Kind
// + #[derive(Ndr)]
// + #[closed]
// + pub enum Kind
