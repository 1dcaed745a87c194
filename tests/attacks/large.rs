//! What a large call takes: at most three times its message on each side.

use rpc_runtime::prelude::*;

use crate::level::{Clock, Peak, twice};

const MESSAGE: usize = 8 << 20;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c21", version = "1.0")]
trait Echoes {
    async fn echo<'a>(
        &self,
        memory: &'a CallMemory,
        n: u32,
        #[size_is(n)] data: &'a [u8],
        #[out]
        #[size_is(, n)]
        echo: &mut &'a [u8],
    ) -> Result<()>;
}

struct Service;

impl Echoes for Service {
    async fn echo<'a>(
        &self,
        _: &'a CallMemory,
        _: u32,
        data: &'a [u8],
        echo: &mut &'a [u8],
    ) -> Result<()> {
        *echo = data;
        Ok(())
    }
}

#[test]
fn a_large_call_takes_three_times_its_message_on_each_side() {
    twice(
        Clock::Real,
        || true,
        async || {
            let server = Server::builder().offer(EchoesServer::new(Service)).build().unwrap();
            let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
            let client = EchoesClient::connect(endpoint.binding()).await.unwrap();
            let data = vec![7; MESSAGE];
            for _ in 0..3 {
                let (memory, mut echo) = (CallMemory::new(), &[][..]);
                let peak = Peak::begin();
                client.echo(&memory, MESSAGE as u32, &data, &mut echo).await.unwrap();
                peak.assert_below(6 * MESSAGE);
                assert_eq!(echo.len(), MESSAGE);
            }
            server.shutdown(std::time::Duration::from_secs(5)).await;
        },
    );
}
