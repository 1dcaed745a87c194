//! Associations that connect again, and how a program learns that one is over.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_tests::until;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b98", version = "1.0")]
trait Counted {
    async fn count(&self, n: u32) -> Result<u32>;
    async fn hang(&self) -> Result<()>;
    async fn sum(&self, numbers: PipeReader<u32>) -> Result<u32>;
    async fn object(&self, call: &CallInfo) -> Result<bool>;
}

#[derive(Clone, Default)]
struct Service {
    counted: Arc<AtomicUsize>,
    hanging: Arc<AtomicUsize>,
}

impl Counted for Service {
    async fn count(&self, n: u32) -> Result<u32> {
        self.counted.fetch_add(1, Ordering::SeqCst);
        Ok(n)
    }
    async fn hang(&self) -> Result<()> {
        self.hanging.fetch_add(1, Ordering::SeqCst);
        std::future::pending().await
    }
    async fn sum(&self, mut numbers: PipeReader<u32>) -> Result<u32> {
        let mut sum = 0;
        while let Some(chunk) = numbers.pull().await? {
            sum += chunk.iter().sum::<u32>();
        }
        Ok(sum)
    }
    async fn object(&self, call: &CallInfo) -> Result<bool> {
        Ok(call.object().is_some())
    }
}

/// What stands between clients and a server, and can cut their connections.
struct Proxy {
    binding: String,
    accepted: Arc<AtomicUsize>,
    cut: tokio::sync::mpsc::UnboundedSender<()>,
    task: JoinHandle<()>,
}

impl Proxy {
    async fn new(server: &Binding) -> Proxy {
        let to = format!("127.0.0.1:{}", server.endpoint());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let binding = format!("ncacn_ip_tcp:127.0.0.1[{}]", listener.local_addr().unwrap().port());
        let (cut, mut cuts) = tokio::sync::mpsc::unbounded_channel();
        let accepted = Arc::new(AtomicUsize::new(0));
        let counter = accepted.clone();
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            loop {
                tokio::select! {
                    Ok((mut client, _)) = listener.accept() => {
                        counter.fetch_add(1, Ordering::SeqCst);
                        let mut server = TcpStream::connect(&to).await.unwrap();
                        connections.spawn(async move {
                            let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
                        });
                    }
                    Some(()) = cuts.recv() => connections.abort_all(),
                }
            }
        });
        Proxy { binding, accepted, cut, task }
    }

    fn cut(&self) {
        self.cut.send(()).unwrap();
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(service: &Service) -> (Server, Proxy) {
    let server = Server::builder().offer(CountedServer::new(service.clone())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let proxy = Proxy::new(endpoint.binding()).await;
    (server, proxy)
}

#[tokio::test]
async fn the_next_call_connects_again() {
    let service = Service::default();
    let (_server, proxy) = serve(&service).await;
    let settings = ClientBuilder::new().reconnect(true);
    let association = settings.connect(&*proxy.binding).await.unwrap();
    let client = CountedClient::bind(&association).await.unwrap();
    let of_object = client.clone().with_object(Some(rpc_runtime::uuid::Uuid::from_u128(1)));
    for round in 1..4 {
        assert_eq!(client.count(round).await.unwrap(), round);
        assert_eq!(client.sum(PipeReader::from_chunks([vec![1, round]])).await.unwrap(), 1 + round);
        assert!(of_object.object().await.unwrap() && !client.object().await.unwrap());
        // A second interface on the new connection.
        assert_eq!(CountedClient::bind(&association).await.unwrap().count(7).await.unwrap(), 7);
        assert!(!association.is_closed());
        proxy.cut();
        association.closed().await;
        assert!(association.is_closed());
    }
    assert_eq!(proxy.accepted.load(Ordering::SeqCst), 3, "one connection a round");
    // The first call of many makes one connection for all.
    let calls: Vec<_> = (0..8).map(|_| client.clone()).collect();
    let all = calls.iter().map(|client| client.count(1));
    for call in all.collect::<Vec<_>>() {
        call.await.unwrap();
    }
    assert_eq!(proxy.accepted.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn what_may_have_run_is_not_repeated_and_what_did_not_is() {
    let service = Service::default();
    let (_server, proxy) = serve(&service).await;
    let settings = ClientBuilder::new().reconnect(true).max_calls(1);
    let association = settings.connect(&*proxy.binding).await.unwrap();
    let client = CountedClient::bind(&association).await.unwrap();
    let hangs = tokio::spawn({
        let client = client.clone();
        async move { client.hang().await }
    });
    until(|| service.hanging.load(Ordering::SeqCst) == 1).await;
    // It waits for its turn.
    let waits = tokio::spawn({
        let client = client.clone();
        async move { client.count(9).await }
    });
    tokio::task::yield_now().await;
    proxy.cut();
    let error = hangs.await.unwrap().unwrap_err();
    assert!(error.may_have_executed(), "{error:?}");
    assert_eq!(error.status(), Status::COMM_FAILURE);
    assert_eq!(waits.await.unwrap().unwrap(), 9, "it did not run, and is made again");
    assert_eq!(service.hanging.load(Ordering::SeqCst), 1);
    assert_eq!(service.counted.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_server_that_is_gone_is_an_error_and_may_come_back() {
    let service = Service::default();
    let server = Server::builder().offer(CountedServer::new(service.clone())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let binding = endpoint.binding().to_string();
    let settings = ClientBuilder::new().reconnect(true);
    let association = settings.connect(&*binding).await.unwrap();
    let client = CountedClient::bind(&association).await.unwrap();
    server.shutdown(Duration::ZERO).await;
    association.closed().await;
    let error = client.count(1).await.unwrap_err();
    assert_eq!(error.status(), Status::SERVER_UNAVAILABLE);
    assert!(!error.may_have_executed());
    let server = Server::builder().offer(CountedServer::new(service)).build().unwrap();
    let _endpoint = server.listen(&*binding).await.unwrap();
    assert_eq!(client.count(2).await.unwrap(), 2);
}

#[tokio::test]
async fn a_server_that_ends_its_last_calls_is_over_for_new_ones() {
    let service = Service::default();
    let server = Server::builder().offer(CountedServer::new(service.clone())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let binding = endpoint.binding().to_string();
    let settings = ClientBuilder::new().reconnect(true);
    let association = settings.connect(&*binding).await.unwrap();
    let client = CountedClient::bind(&association).await.unwrap();
    let hangs = tokio::spawn({
        let client = client.clone();
        async move { client.hang().await }
    });
    until(|| service.hanging.load(Ordering::SeqCst) == 1).await;
    let stops = tokio::spawn(async move { server.shutdown(Duration::from_secs(600)).await });
    // The port is free once the server listens no more.
    let next = Server::builder().offer(CountedServer::new(service.clone())).build().unwrap();
    let mut listening = next.listen(&*binding).await;
    while listening.is_err() {
        tokio::task::yield_now().await;
        listening = next.listen(&*binding).await;
    }
    assert_eq!(
        client.count(5).await.unwrap(),
        5,
        "the old server refused it, and the new one ran it"
    );
    assert!(!hangs.is_finished(), "a call of the old connection goes on");
    assert!(!association.is_closed(), "the last connection is the new one");
    hangs.abort();
    let _ = hangs.await;
    drop((client, association));
    stops.await.unwrap();
}

#[tokio::test]
async fn a_call_may_not_take_longer_because_it_connects() {
    let server = Server::builder().offer(CountedServer::new(Service::default())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let settings = ClientBuilder::new().reconnect(true).call_timeout(Duration::from_millis(50));
    let association = settings.connect(endpoint.binding().clone()).await.unwrap();
    let client = CountedClient::bind(&association).await.unwrap();
    server.shutdown(Duration::ZERO).await;
    association.closed().await;
    // It takes connections, and says nothing.
    let silent = TcpListener::bind(format!("127.0.0.1:{}", endpoint.binding().endpoint())).await;
    let error = client.count(1).await.unwrap_err();
    assert_eq!(error.status(), Status::CALL_CANCELLED, "{error:?}");
    assert!(!error.may_have_executed());
    drop(silent.unwrap());
}

#[tokio::test]
async fn without_being_asked_nothing_connects_again() {
    let service = Service::default();
    let (_server, proxy) = serve(&service).await;
    let association = Association::connect(&*proxy.binding).await.unwrap();
    let client = CountedClient::bind(&association).await.unwrap();
    proxy.cut();
    association.closed().await;
    let error = client.count(1).await.unwrap_err();
    assert!(!error.may_have_executed(), "{error:?}");
    assert_eq!(proxy.accepted.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn the_allocator_is_the_associations_whatever_its_connection() {
    let (_server, proxy) = serve(&Service::default()).await;
    let settings = ClientBuilder::new().reconnect(true);
    let association = settings.connect(&*proxy.binding).await.unwrap();
    let client = CountedClient::bind(&association).await.unwrap();
    let ledger = rpc_runtime::memory::Ledger::new();
    drop(association.swap_allocator(rpc_runtime::memory::SharedAllocator::new(ledger.clone())));
    proxy.cut();
    association.closed().await;
    assert_eq!(client.count(1).await.unwrap(), 1);
    let memory = client.client().association().memory();
    memory.allocate(1_u32).unwrap();
    assert!(ledger.requests() != 0, "it is the one that was set");
}

#[test]
fn a_blocking_client_connects_again() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (_server, proxy) = runtime.block_on(serve(&Service::default()));
    let settings = ClientBuilder::new().reconnect(true);
    let client = CountedBlockingClient::connect_with(&settings, &*proxy.binding).unwrap();
    assert_eq!(client.count(1).unwrap(), 1);
    for round in 2..5 {
        proxy.cut();
        // Between its calls nothing reads, so that the first call after the end may be sent into it.
        let last = (0..2).map(|_| client.count(round)).find(Result::is_ok);
        assert_eq!(last.unwrap().unwrap(), round, "one call is lost at most");
    }
    drop((client, proxy));
}
