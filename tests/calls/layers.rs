//! Calls that go through `tower` layers, at the client and at the server.

use std::future::{Ready, ready};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::client::{Client, ClientReply, ClientRequest};
use rpc_runtime::prelude::*;
use rpc_runtime::server::ServerCall;
use rpc_tests::until;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};
use tower::layer::util::Identity;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower::retry::{Policy, RetryLayer};
use tower::{BoxError, ServiceBuilder};

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c30", version = "1.0")]
trait Layered {
    #[context_handle]
    type Open: Context;
    async fn count(&self, n: u32) -> Result<u32>;
    async fn wait(&self) -> Result<()>;
    async fn open(&self) -> Result<Self::Open>;
    async fn close(&self, open: Self::Open) -> Result<u32>;
}

struct Service {
    number: u32,
    busy: AtomicUsize,
    counted: AtomicUsize,
    go_on: Semaphore,
}

struct Open;
impl Context for Open {}

impl Layered for Service {
    type Open = Open;
    async fn count(&self, n: u32) -> Result<u32> {
        if self.busy.load(Ordering::SeqCst) != 0 {
            self.busy.fetch_sub(1, Ordering::SeqCst);
            return Err(Status::SERVER_TOO_BUSY.into());
        }
        self.counted.fetch_add(1, Ordering::SeqCst);
        Ok(n + self.number)
    }
    async fn wait(&self) -> Result<()> {
        self.counted.fetch_add(1, Ordering::SeqCst);
        self.go_on.acquire().await.unwrap().forget();
        Ok(())
    }
    async fn open(&self) -> Result<Open> {
        Ok(Open)
    }
    async fn close(&self, _: Open) -> Result<u32> {
        Ok(self.number)
    }
}

fn service(number: u32, busy: usize) -> Arc<Service> {
    let (busy, counted) = (AtomicUsize::new(busy), AtomicUsize::new(0));
    Arc::new(Service { number, busy, counted, go_on: Semaphore::new(0) })
}

async fn client_of(service: &Arc<Service>) -> LayeredClient {
    let server = Server::builder().offer(LayeredServer::shared(service.clone())).build().unwrap();
    LayeredClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap()
}

/// Makes calls again that found the server busy.
#[derive(Clone)]
struct Again(usize);

impl Policy<ClientRequest, ClientReply, Error> for Again {
    type Future = Ready<()>;

    fn retry(
        &mut self,
        _: &mut ClientRequest,
        result: &mut Result<ClientReply>,
    ) -> Option<Ready<()>> {
        let is_busy = result.as_ref().is_err_and(|e| e.status() == Status::SERVER_TOO_BUSY);
        self.0 = self.0.checked_sub(1).filter(|_| is_busy)?;
        Some(ready(()))
    }

    fn clone_request(&mut self, request: &ClientRequest) -> Option<ClientRequest> {
        request.try_clone()
    }
}

#[tokio::test]
async fn a_client_that_retries() {
    let service = service(0, 3);
    let client = client_of(&service).await;
    let retries = |most| client.clone().with(|client| client.layered(RetryLayer::new(Again(most))));
    let error = retries(1).count(1).await.unwrap_err();
    assert_eq!((error.status(), service.busy.load(Ordering::SeqCst)), (Status::SERVER_TOO_BUSY, 1));
    assert_eq!(retries(5).count(1).await.unwrap(), 1);
    assert_eq!(service.counted.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_client_that_chooses_among_servers() {
    let services = [service(100, 0), service(200, 0)];
    let clients = [client_of(&services[0]).await, client_of(&services[1]).await];
    let others: Vec<Client> = clients.iter().map(|client| client.client().clone()).collect();
    let turn = Arc::new(AtomicUsize::new(0));
    let layers = ServiceBuilder::new().map_request({
        let turn = turn.clone();
        move |request: ClientRequest| {
            let at = turn.fetch_add(1, Ordering::SeqCst) % 2;
            let copy = request.try_clone();
            copy.map_or(request, |copy| copy.to(&others[at]).unwrap())
        }
    });
    let client = clients[0].clone().with(|client| client.layered(layers));
    let mut results = Vec::new();
    for n in 0..4 {
        results.push(client.count(n).await.unwrap());
    }
    assert_eq!(results, [100, 201, 102, 203]);
    // A context handle is open at one of them.
    let open = clients[0].open().await.unwrap();
    assert_eq!(client.close(open).await.unwrap(), 100);
}

/// A call that names a handle does not leave its connection, and one of another interface does not come there.
#[tokio::test]
async fn what_cannot_go_elsewhere_says_so() {
    #[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c31", version = "1.0")]
    trait Other {
        async fn count(&self, n: u32) -> Result<u32>;
    }
    struct Nothing;
    impl Other for Nothing {
        async fn count(&self, n: u32) -> Result<u32> {
            Ok(n)
        }
    }
    let server = Server::builder().offer(OtherServer::new(Nothing)).build().unwrap();
    let other = OtherClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let (one, two) = (client_of(&service(1, 0)).await, client_of(&service(2, 0)).await);
    let sends_to = |to: &Client| {
        let to = to.clone();
        let layers = ServiceBuilder::new()
            .map_request(move |request: ClientRequest| request.to(&to).expect("it can go there"));
        one.clone().with(|client| client.layered(layers))
    };
    assert_eq!(sends_to(two.client()).count(1).await.unwrap(), 3);
    let client = sends_to(other.client());
    let elsewhere = tokio::spawn(async move { client.count(1).await });
    assert!(elsewhere.await.unwrap_err().is_panic());
    let (open, client) = (one.open().await.unwrap(), sends_to(two.client()));
    let elsewhere = tokio::spawn(async move { client.close(open).await });
    assert!(elsewhere.await.unwrap_err().is_panic());
}

/// Each of them takes room for one, where there is room for two.
#[tokio::test]
async fn calls_in_layers_use_all_connections() {
    let service = service(0, 0);
    let server = Server::builder().offer(LayeredServer::shared(service.clone())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let settings = ClientBuilder::new().max_calls(1).max_connections(2);
    let client = LayeredClient::connect_with(&settings, endpoint.binding()).await.unwrap();
    let client = client.with(|client| client.layered(Identity::new()));
    let both = async {
        until(|| service.counted.load(Ordering::SeqCst) == 2).await;
        service.go_on.add_permits(2);
    };
    let (one, two, ()) = tokio::join!(client.wait(), client.wait(), both);
    assert!(one.is_ok() && two.is_ok(), "{one:?}, {two:?}");
    assert_eq!(server.connections(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_does_not_take_longer_than_it_may_because_a_layer_holds_it() {
    let service = service(0, 0);
    let server = Server::builder().offer(LayeredServer::shared(service.clone())).build().unwrap();
    let settings = ClientBuilder::new().call_timeout(Duration::from_secs(1));
    let client = LayeredClient::bind(&settings.over(server.in_process())).await.unwrap();
    let gate = Arc::new(Semaphore::new(0));
    let layer = GlobalConcurrencyLimitLayer::with_semaphore(gate.clone());
    let client = client.with(|client| client.layered(layer));
    let held = timeout(Duration::from_secs(60), client.count(1)).await;
    let error = held.expect("its time is over").unwrap_err();
    assert_eq!(error.status(), Status::CALL_CANCELLED, "{error:?}");
    gate.add_permits(1);
    assert_eq!(client.count(1).await.unwrap(), 1);
    assert_eq!(service.counted.load(Ordering::SeqCst), 1);
}

/// A layer's error as that of a server which is busy.
fn busy(error: BoxError) -> Error {
    match error.downcast::<Error>() {
        Ok(of_the_call) => *of_the_call,
        Err(of_a_layer) => Error::from(Status::SERVER_TOO_BUSY).because(of_a_layer),
    }
}

/// Four calls at once, of clones of a client, where two may begin in ten seconds.
async fn four_in_two_portions(client: &LayeredClient) {
    let start = Instant::now();
    let calls = [1, 2, 3, 4].map(|n| {
        let client = client.clone();
        async move { (client.count(n).await, start.elapsed().as_secs()) }
    });
    let [one, two, three, four] = calls;
    let (one, two, three, four) = tokio::join!(one, two, three, four);
    let mut when = Vec::new();
    for ((result, seconds), n) in [one, two, three, four].into_iter().zip(1..) {
        assert_eq!(result.unwrap(), n);
        when.push(seconds);
    }
    when.sort_unstable();
    assert_eq!(when, [0, 0, 10, 10]);
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_at_the_client_is_that_of_all_clones() {
    let layers = ServiceBuilder::new()
        .map_err(busy)
        .buffer::<ClientRequest>(4)
        .rate_limit(2, Duration::from_secs(10));
    let client = client_of(&service(0, 0)).await.with(|client| client.layered(layers));
    four_in_two_portions(&client).await;
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_at_the_server_is_that_of_all_clients_and_others_come_again() {
    let layers = ServiceBuilder::new()
        .map_err(busy)
        .load_shed()
        .buffer::<ServerCall>(4)
        .rate_limit(2, Duration::from_secs(10));
    let service = service(0, 0);
    let offered = LayeredServer::shared(service.clone());
    let server = Server::builder().offer_layered(offered, layers).build().unwrap();
    let bind = async || {
        LayeredClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap()
    };
    let (one, two) = (bind().await, bind().await);
    four_in_two_portions(&one).await;
    // There is room for four, and the worker holds one that waits.
    tokio::time::sleep(Duration::from_secs(60)).await;
    let mut calls = tokio::task::JoinSet::new();
    for n in 0..10 {
        let client = if n % 2 == 0 { one.clone() } else { two.clone() };
        calls.spawn(async move { client.count(n).await });
    }
    let results = calls.join_all().await;
    let refused: Vec<_> = results.into_iter().filter_map(Result::err).collect();
    assert!((3..=6).contains(&refused.len()), "{refused:?}");
    let is_busy = |error: &Error| error.status() == Status::SERVER_TOO_BUSY;
    assert!(refused.iter().all(is_busy), "{refused:?}");
    assert_eq!(service.counted.load(Ordering::SeqCst), 4 + 10 - refused.len());
}

#[tokio::test]
async fn a_server_that_sheds_load() {
    let service = service(0, 0);
    let seen = Arc::new(AtomicUsize::new(0));
    let counts = seen.clone();
    let layers = ServiceBuilder::new()
        .map_request(move |call: ServerCall| {
            assert_eq!(call.info().peer(), "in-process");
            counts.fetch_add(usize::from(call.opnum()), Ordering::SeqCst);
            call
        })
        .map_err(busy)
        .load_shed()
        .concurrency_limit(2);
    let offered = LayeredServer::shared(service.clone());
    let server = Server::builder().offer_layered(offered, layers).build().unwrap();
    let client =
        LayeredClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let waits: Vec<_> = (0..2)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.wait().await })
        })
        .collect();
    until(|| service.counted.load(Ordering::SeqCst) == 2).await;
    let error = client.count(1).await.unwrap_err();
    assert_eq!(error.status(), Status::SERVER_TOO_BUSY);
    service.go_on.add_permits(2);
    for wait in waits {
        wait.await.unwrap().unwrap();
    }
    assert_eq!(client.count(1).await.unwrap(), 1);
    // What a method fails with passes through.
    service.busy.store(1, Ordering::SeqCst);
    assert_eq!(client.count(1).await.unwrap_err().status(), Status::SERVER_TOO_BUSY);
    assert_eq!(seen.load(Ordering::SeqCst), 2);
}
