//! How often a call asks for memory.

use rpc_runtime::prelude::*;

use crate::REQUESTS;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b64", version = "1.0")]
trait Null {
    async fn null(&self) -> Result<()>;
}

struct Service;

impl Null for Service {
    async fn null(&self) -> Result<()> {
        Ok(())
    }
}

/// Both sides run on this thread, over a stream. What is allocated is the method's future.
#[tokio::test]
async fn a_null_call_allocates_once_on_both_sides_together() {
    const CALLS: usize = 100;
    let server = Server::builder().offer(NullServer::new(Service)).build().unwrap();
    let (near, far) = rpc_runtime::transport::Stream::pair();
    tokio::spawn(async move { server.serve(far).await });
    let client = NullClient::bind(&ClientBuilder::new().over(near)).await.unwrap();
    // Buffers that are kept are there after some calls.
    for _ in 0..CALLS {
        client.null().await.unwrap();
    }
    let before = REQUESTS.get();
    for _ in 0..CALLS {
        client.null().await.unwrap();
    }
    assert_eq!(REQUESTS.get() - before, CALLS);
}
