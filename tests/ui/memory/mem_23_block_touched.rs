//! [MEM-23] A block is looked at while a result lives in it.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[out] p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<u32> {
    let mut block = CallBlock::new();
    let mut p = None;
    client.f(&mut block, &mut p).await?;
    let more = block.allocate(1)?;
    Ok(*p.unwrap() + *more)
}

fn main() {}
