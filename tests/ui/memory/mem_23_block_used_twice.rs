//! [MEM-23] A block serves again while a result still lives in it.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, block: &'a mut CallBlock<'_>, #[out] p: &mut Option<&'a u32>) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<u32> {
    let mut block = CallBlock::new();
    let (mut first, mut second) = (None, None);
    client.f(&mut block, &mut first).await?;
    client.f(&mut block, &mut second).await?;
    Ok(*first.unwrap())
}

fn main() {}
