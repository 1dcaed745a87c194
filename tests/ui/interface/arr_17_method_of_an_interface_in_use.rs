//! [ARR-17] (MIDL2058) A size that is no parameter, in an interface that has a service and a user: one error.

use rpc_runtime::prelude::*;

#[rpc_interface(uuid = "6b29fc40-ca47-1067-b31d-00dd010662da", version = "1.0")]
pub trait Test {
    async fn a(&self, #[size_is(n)] bytes: &[u8]) -> Result<u32>;
    async fn b<'a>(&self, call: &CallInfo, memory: &'a CallMemory) -> Result<Option<&'a WStr>>;
    fn c(&self, n: u32) -> Result<()>;
}

struct Service;

impl Test for Service {
    async fn a(&self, bytes: &[u8]) -> Result<u32> {
        Ok(bytes.len() as u32)
    }
    async fn b<'a>(&self, _: &CallInfo, memory: &'a CallMemory) -> Result<Option<&'a WStr>> {
        memory.allocate_wide("b").map(Some)
    }
    fn c(&self, _: u32) -> Result<()> {
        Ok(())
    }
}

pub async fn user() -> Result<()> {
    let server = Server::builder().offer(TestServer::new(Service)).build()?;
    let client = TestClient::connect("ncacn_ip_tcp:127.0.0.1[5000]").await?;
    let memory = CallMemory::new();
    let length = client.a(&[1]).await? + client.b(&memory).await?.map_or(0, |text| text.len() as u32);
    TestBlockingClient::over(&ClientBuilder::new(), server.in_process())?.c(length)?;
    println!("{}", TestClient::INTERFACE.memory_table());
    Ok(())
}

fn main() {}

// mended
// - #[size_is(n)] bytes
// + n: u32, #[size_is(n)] bytes
// - a(&self, bytes: &[u8])
// + a(&self, _: u32, bytes: &[u8])
// - client.a(&[1])
// + client.a(1, &[1])
