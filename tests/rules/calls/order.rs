//! The order of calls of one client.

use std::sync::Arc;
use std::sync::Mutex;

use rpc_runtime::prelude::*;
use tokio::sync::Semaphore;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c04", version = "1.0")]
trait Ordered {
    async fn begin(&self, n: u32) -> Result<u32>;
}

struct Service {
    seen: Mutex<Vec<(char, u32)>>,
    go_on: Semaphore,
}

impl Ordered for Service {
    async fn begin(&self, n: u32) -> Result<u32> {
        self.seen.lock().unwrap().push(('b', n));
        // The first waits: others go on, or do not.
        if n == 0 {
            self.go_on.acquire().await.unwrap().forget();
        }
        self.seen.lock().unwrap().push(('e', n));
        Ok(n)
    }
}

async fn run(in_order: bool) -> Vec<(char, u32)> {
    let service = Arc::new(Service { seen: Mutex::default(), go_on: Semaphore::new(0) });
    let server = Server::builder().offer(OrderedServer::shared(service.clone())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let client = OrderedClient::connect(endpoint.binding()).await.unwrap();
    let client = if in_order { client.in_order() } else { client };
    let calls: Vec<_> = (0..4)
        .map(|n| {
            let client = client.clone();
            tokio::spawn(async move { client.begin(n).await.unwrap() })
        })
        .collect();
    let seen = || service.seen.lock().unwrap().len();
    let before = if in_order { 1 } else { 7 };
    rpc_tests::until(|| seen() == before).await;
    // Others of the association are not held up, whatever this client's order is.
    let other = OrderedClient::bind(client.client().association()).await.unwrap();
    assert_eq!(other.begin(9).await.unwrap(), 9);
    assert_eq!(seen(), before + 2);
    service.go_on.add_permits(1);
    for (n, call) in (0..).zip(calls) {
        assert_eq!(call.await.unwrap(), n);
    }
    let mut seen = service.seen.lock().unwrap().clone();
    seen.retain(|(_, n)| *n != 9);
    seen
}

#[tokio::test]
async fn asy_12_calls_begin_in_order_and_are_side_by_side_unless_the_client_says_otherwise() {
    let side_by_side =
        [('b', 0), ('b', 1), ('e', 1), ('b', 2), ('e', 2), ('b', 3), ('e', 3), ('e', 0)];
    assert_eq!(run(false).await, side_by_side);
    let one_by_one: Vec<_> = (0..4).flat_map(|n| [('b', n), ('e', n)]).collect();
    assert_eq!(run(true).await, one_by_one);
}
