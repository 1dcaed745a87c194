//! [MEM-09] A borrowed result is used when its memory is dropped.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn f<'a>(&self, memory: &'a CallMemory, #[out] p: &mut Option<&'a WStr>) -> Result<()>;
}

pub async fn call(client: &TestClient) -> Result<usize> {
    let memory = CallMemory::new();
    let mut p = None;
    client.f(&memory, &mut p).await?;
    drop(memory);
    Ok(p.map_or(0, |text| text.units().len()))
}

fn main() {}
