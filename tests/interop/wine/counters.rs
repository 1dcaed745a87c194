//! Context handles and Wine's rpcrt4: `counters.idl`.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;

use super::workshop::Workshop;
use super::{attempts, client};

/// What `counters_client.c` counts.
const CLIENT_CHECKS: u32 = 19;

#[rpc_interface(uuid = "8f3c1d52-6a0b-4e7e-9a55-31c5b7d0e945", version = "1.0")]
pub(super) trait Counters {
    #[context_handle]
    type Counter: Context;

    async fn open(&self, first: i32, #[out] opened: &mut Option<Self::Counter>) -> Result<()>;
    async fn get(&self, which: &Self::Counter) -> Result<i32>;
    async fn add(&self, which: &mut Self::Counter, n: i32) -> Result<i32>;
    async fn change(&self, which: &mut Option<Self::Counter>, n: i32) -> Result<i32>;
    async fn sum(&self, a: &Self::Counter, b: &Self::Counter) -> Result<i32>;
    async fn close(&self, which: Self::Counter) -> Result<i32>;
    async fn count(&self, #[out] open: &mut i32, #[out] run_down: &mut i32) -> Result<()>;
}

#[derive(Default)]
pub(super) struct Counts {
    open: AtomicI32,
    run_down: AtomicI32,
}

#[derive(Default)]
pub(super) struct Service(Arc<Counts>);

pub(super) struct Counter {
    value: i32,
    counts: Arc<Counts>,
}

impl Drop for Counter {
    fn drop(&mut self) {
        self.counts.open.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Context for Counter {
    async fn rundown(self) {
        self.counts.run_down.fetch_add(1, Ordering::SeqCst);
    }
}

impl Service {
    fn opened(&self, value: i32) -> Counter {
        self.0.open.fetch_add(1, Ordering::SeqCst);
        Counter { value, counts: self.0.clone() }
    }
}

impl Counters for Service {
    type Counter = Counter;

    async fn open(&self, first: i32, opened: &mut Option<Counter>) -> Result<()> {
        *opened = Some(self.opened(first));
        Ok(())
    }
    async fn get(&self, which: &Counter) -> Result<i32> {
        Ok(which.value)
    }
    async fn add(&self, which: &mut Counter, n: i32) -> Result<i32> {
        which.value += n;
        Ok(which.value)
    }
    async fn change(&self, which: &mut Option<Counter>, n: i32) -> Result<i32> {
        let counter = which.get_or_insert_with(|| self.opened(0));
        counter.value += n;
        let value = counter.value;
        if value == 0 {
            *which = None;
        }
        Ok(value)
    }
    async fn sum(&self, a: &Counter, b: &Counter) -> Result<i32> {
        Ok(a.value + b.value)
    }
    async fn close(&self, which: Counter) -> Result<i32> {
        Ok(which.value)
    }
    async fn count(&self, open: &mut i32, run_down: &mut i32) -> Result<()> {
        *open = self.0.open.load(Ordering::SeqCst);
        *run_down = self.0.run_down.load(Ordering::SeqCst);
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs wine64, mingw-w64-tools, gcc-mingw-w64-x86-64"]
async fn wine_as_client_of_context_handles() {
    let workshop = Workshop::shared().await;
    let counts = Arc::<Counts>::default();
    let server = CountersServer::new(Service(counts.clone()));
    let server = Server::builder().offer(server).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let port = endpoint.binding().endpoint().parse().unwrap();
    client(&workshop, "counters_client", CLIENT_CHECKS, port).await;
    // The one that it has left is run down when it is gone.
    rpc_tests::until(|| counts.run_down.load(Ordering::SeqCst) == 1).await;
    rpc_tests::until(|| counts.open.load(Ordering::SeqCst) == 0).await;
    assert_eq!(server.context_handles(), 0);
}

async fn count(client: &CountersClient) -> (i32, i32) {
    let (mut open, mut run_down) = (0, 0);
    client.count(&mut open, &mut run_down).await.unwrap();
    (open, run_down)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs wine64, mingw-w64-tools, gcc-mingw-w64-x86-64"]
async fn wine_as_server_of_context_handles() {
    let workshop = Workshop::shared().await;
    let calls = attempts(async || {
        let (_server, port) = workshop.server("counters_server").await;
        let binding = Binding::tcp("127.0.0.1", port);
        let client = CountersClient::connect(&binding).await.unwrap();
        let open = async |first| {
            let mut opened = None;
            client.open(first, &mut opened).await.unwrap();
            opened.unwrap()
        };
        let first = open(40).await;
        assert_eq!(client.get(&first).await.unwrap(), 40);
        assert_eq!(client.add(&first, 2).await.unwrap(), 42);
        let second = open(-7).await;
        assert_eq!(client.sum(&first, &second).await.unwrap(), 35);
        assert_eq!(client.sum(&second, &second).await.unwrap(), -14);

        let mut changed = None;
        assert_eq!(client.change(&mut changed, 5).await.unwrap(), 5);
        assert_eq!(client.get(changed.as_ref().unwrap()).await.unwrap(), 5);
        assert_eq!(client.change(&mut changed, 1).await.unwrap(), 6);
        assert_eq!(count(&client).await, (3, 0));
        assert_eq!(client.change(&mut changed, -6).await.unwrap(), 0);
        assert!(changed.is_none());
        assert_eq!(client.close(first).await.unwrap(), 42);
        assert_eq!(count(&client).await, (1, 0));

        // The other one is left, and is run down when its client is gone.
        second.abandon();
        drop(client);
        let other = CountersClient::connect(&binding).await.unwrap();
        while count(&other).await != (0, 1) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    calls.await;
}
