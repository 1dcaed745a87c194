//! [MEM-23] A result is used when the caller's buffer is gone.

use std::mem::MaybeUninit;

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(
        &self,
        block: &'a mut CallBlock<'_>,
        #[out] p: &mut Option<&'a u32>,
    ) -> Result<()>;
}

pub async fn call(client: &TestClient, block: &mut CallBlock<'_>) -> Result<u32> {
    let mut p = None;
    {
        let mut buffer = [MaybeUninit::<u8>::uninit(); 64];
        let mut block = CallBlock::in_buffer(&mut buffer);
        client.f(&mut block, &mut p).await?;
    }
    client.f(block, &mut None).await?;
    Ok(*p.unwrap())
}

fn main() {}
