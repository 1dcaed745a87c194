//! Associations that connect again, and how a program learns that one is over.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{Fault, PacketType, SyntaxId};
use rpc_tests::raw::{Raw, message};
use rpc_tests::until;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::Instant;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b98", version = "1.0")]
trait Counted {
    async fn count(&self, n: u32) -> Result<u32>;
    async fn hang(&self) -> Result<()>;
    async fn sum(&self, numbers: PipeReader<u32>) -> Result<u32>;
    async fn object(&self, call: &CallInfo) -> Result<bool>;
    /// Hangs the first time, and then says how many others were counted.
    #[idempotent]
    async fn again(&self) -> Result<u32>;
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
    async fn again(&self) -> Result<u32> {
        match self.hanging.fetch_add(1, Ordering::SeqCst) {
            0 => std::future::pending().await,
            _ => Ok(self.counted.load(Ordering::SeqCst) as u32),
        }
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

/// It does not wait for itself, and what is behind it does not run before it.
#[tokio::test]
async fn a_call_that_is_made_again_keeps_its_turn() {
    let service = Service::default();
    let (_server, proxy) = serve(&service).await;
    let settings = ClientBuilder::new().reconnect(true);
    let client = CountedClient::connect_with(&settings, &*proxy.binding).await.unwrap().in_order();
    let calls = async { tokio::join!(client.again(), client.count(9)) };
    let cuts = async {
        until(|| service.hanging.load(Ordering::SeqCst) == 1).await;
        proxy.cut();
    };
    let calls = tokio::time::timeout(Duration::from_secs(30), calls);
    let (calls, ()) = tokio::join!(calls, cuts);
    let (again, count) = calls.expect("it has its turn");
    assert_eq!((again.unwrap(), count.unwrap()), (0, 9));
    assert_eq!(service.hanging.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn what_may_have_run_may_have_run_though_it_could_not_be_made_again() {
    let service = Service::default();
    let (_server, proxy) = serve(&service).await;
    let settings = ClientBuilder::new().reconnect(true);
    let client = CountedClient::connect_with(&settings, &*proxy.binding).await.unwrap();
    let goes = async {
        until(|| service.hanging.load(Ordering::SeqCst) == 1).await;
        drop(proxy);
    };
    let (again, ()) = tokio::join!(client.again(), goes);
    let error = again.unwrap_err();
    assert_eq!(error.status(), Status::SERVER_UNAVAILABLE, "{error:?}");
    assert!(error.may_have_executed(), "{error:?}");
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

#[test]
fn connections_stay_on_the_runtime_that_connected_whoever_calls() {
    let runtime = Runtime::new().unwrap();
    let other = Builder::new_current_thread().enable_all().build().unwrap();
    let (_server, proxy, association, client) = runtime.block_on(async {
        let (server, proxy) = serve(&Service::default()).await;
        let settings = ClientBuilder::new().reconnect(true);
        let association = settings.connect(&*proxy.binding).await.unwrap();
        let client = CountedClient::bind(&association).await.unwrap();
        (server, proxy, association, client)
    });
    let blocking = CountedBlockingClient::bind(&association).unwrap();
    for by_blocking in [true, false] {
        proxy.cut();
        runtime.block_on(association.closed());
        let count = match by_blocking {
            true => blocking.count(3),
            false => other.block_on(client.count(3)),
        };
        assert_eq!(count.unwrap(), 3, "it connected again");
        // The runtimes of those who did stand still now.
        let count = async { tokio::time::timeout(Duration::from_secs(30), client.count(4)).await };
        assert_eq!(runtime.block_on(count).expect("the connection is driven").unwrap(), 4);
        assert!(!association.is_closed());
    }
    drop((proxy, association));
}

#[test]
fn a_runtime_that_has_ended_is_said() {
    let (runtime, other) = (Runtime::new().unwrap(), Runtime::new().unwrap());
    let (_server, proxy) = other.block_on(serve(&Service::default()));
    let association = runtime.block_on(async {
        let settings = ClientBuilder::new().reconnect(true);
        settings.connect(&*proxy.binding).await.unwrap()
    });
    let client = runtime.block_on(CountedClient::bind(&association)).unwrap();
    drop(runtime);
    other.block_on(async {
        association.closed().await;
        for _ in 0..2 {
            let error = client.count(1).await.unwrap_err();
            assert_eq!(error.status(), Status::CALL_FAILED_DNE, "{error:?}");
            assert!(!error.may_have_executed());
        }
    });
}

/// A port that takes connections no more, because its queue is full.
struct Full {
    _listener: std::net::TcpListener,
    _queue: Vec<JoinHandle<std::io::Result<TcpStream>>>,
}

impl Full {
    async fn at(address: std::net::SocketAddr) -> Full {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        socket.bind(address).unwrap();
        let listener = socket.listen(1).unwrap().into_std().unwrap();
        let queue: Vec<_> = (0..8).map(|_| tokio::spawn(TcpStream::connect(address))).collect();
        until(|| queue.iter().any(JoinHandle::is_finished)).await;
        Full { _listener: listener, _queue: queue }
    }
}

#[tokio::test]
async fn a_try_to_connect_is_one_for_all_who_wait() {
    let server = Server::builder().offer(CountedServer::new(Service::default())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let timeout = Duration::from_secs(20);
    let settings = ClientBuilder::new().reconnect(true).connect_timeout(timeout);
    let association = settings.connect(endpoint.binding().clone()).await.unwrap();
    let client = CountedClient::bind(&association).await.unwrap();
    server.shutdown(Duration::ZERO).await;
    association.closed().await;
    let address = format!("127.0.0.1:{}", endpoint.binding().endpoint()).parse().unwrap();
    let _full = Full::at(address).await;

    // From here on, nothing comes but the end of times.
    tokio::time::pause();
    let start = Instant::now();
    let mut calls = JoinSet::new();
    for n in 0..10 {
        let client = client.clone();
        calls.spawn(async move { client.count(n).await });
    }
    while let Some(result) = calls.join_next().await {
        let error = result.unwrap().unwrap_err();
        assert_eq!(error.status(), Status::SERVER_UNAVAILABLE, "{error:?}");
        assert!(!error.may_have_executed());
    }
    assert!(start.elapsed() < 2 * timeout, "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_calls_time_is_one_for_connecting_and_calling() {
    const SECOND: Duration = Duration::from_secs(1);
    let server = Server::builder().offer(CountedServer::new(Service::default())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let settings = ClientBuilder::new().reconnect(true).call_timeout(10 * SECOND);
    let association = settings.connect(endpoint.binding().clone()).await.unwrap();
    let client = CountedClient::bind(&association).await.unwrap();
    server.shutdown(Duration::ZERO).await;
    association.closed().await;
    let listener = TcpListener::bind(format!("127.0.0.1:{}", endpoint.binding().endpoint()));
    let listener = listener.await.unwrap();

    tokio::time::pause();
    let start = Instant::now();
    // The bind is answered late, and the call is not.
    let slow = async {
        let (stream, _) = listener.accept().await.unwrap();
        let mut peer = Raw::of(stream);
        tokio::time::sleep(9 * SECOND).await;
        peer.accept(SyntaxId::NDR20).await;
        let (header, _) = peer.receive().await.unwrap();
        assert_eq!(header.packet, Ok(PacketType::Request));
        while peer.receive().await.is_some() {}
    };
    let call = async {
        let error = client.count(1).await.unwrap_err();
        assert_eq!(error.status(), Status::CALL_CANCELLED, "{error:?}");
        assert!(error.may_have_executed(), "its request was sent");
        drop((client, association));
        start.elapsed()
    };
    let (elapsed, ()) = tokio::join!(call, slow);
    assert!(elapsed < 11 * SECOND, "{elapsed:?}");
}

/// What a server answers that shuts down.
fn unavailable(call_id: u32) -> Vec<u8> {
    let mut pdu = Vec::new();
    Fault { context: 0, status: Status::SERVER_UNAVAILABLE.0 }.write(call_id, false, &mut pdu);
    pdu
}

#[tokio::test]
async fn a_server_that_refuses_a_call_because_it_ends_is_over_for_all_others() {
    for piped in [false, true] {
        let (mut server, stream) = Raw::pair();
        let peer = tokio::spawn(async move {
            server.accept(SyntaxId::NDR20).await;
            let (header, _) = server.receive().await.unwrap();
            server.send(&unavailable(header.call_id)).await;
            // It would go on, if it were asked to.
            while let Some((header, _)) = server.receive().await {
                let stub = 5_u32.to_le_bytes();
                let reply = message(PacketType::Response, header.call_id, 0, &stub, false);
                server.send(&reply).await;
            }
        });
        let association = ClientBuilder::new().over(stream);
        let client = CountedClient::bind(&association).await.unwrap();
        let refused = match piped {
            true => client.sum(PipeReader::from_chunks([])).await,
            false => client.count(1).await,
        };
        let later = [
            refused,
            client.count(5).await,
            client.sum(PipeReader::from_chunks([])).await,
            CountedClient::bind(&association).await.map(|_| 0),
        ];
        for error in later.map(Result::unwrap_err) {
            assert_eq!(error.status(), Status::SERVER_UNAVAILABLE, "{error:?}");
            assert!(!error.may_have_executed(), "{error:?}");
        }
        assert!(association.is_closed());
        association.closed().await;
        peer.await.expect("the connection is closed, though the association is there");
    }
}

#[tokio::test]
async fn who_waits_for_a_turn_is_not_held_by_a_server_that_ends() {
    let service = Service::default();
    let server = Server::builder().offer(CountedServer::new(service.clone())).build().unwrap();
    let association = ClientBuilder::new().max_calls(1).over(server.in_process());
    let client = CountedClient::bind(&association).await.unwrap();
    let hangs = tokio::spawn({
        let client = client.clone();
        async move { client.hang().await }
    });
    until(|| service.hanging.load(Ordering::SeqCst) == 1).await;
    let stops = tokio::spawn(async move { server.shutdown(Duration::from_secs(600)).await });
    let waits = tokio::time::timeout(Duration::from_secs(30), client.count(1)).await;
    let error = waits.expect("it does not wait for the call in flight").unwrap_err();
    assert_eq!(error.status(), Status::SERVER_UNAVAILABLE, "{error:?}");
    assert!(!error.may_have_executed());
    assert!(!hangs.is_finished(), "the call in flight goes on");
    // It was the last one.
    hangs.abort();
    let _ = hangs.await;
    stops.await.unwrap();
}
