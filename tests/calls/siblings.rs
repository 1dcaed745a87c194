//! Associations with several connections, which are of one association group.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketFlags, PacketType, SyntaxId};
use rpc_tests::raw::{Raw, message};
use rpc_tests::until;
use tokio::net::TcpListener;
use tokio::sync::{Barrier, Semaphore};
use tokio::task::JoinSet;
use tokio::time::timeout;

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7c40", version = "1.0")]
trait Meets {
    #[context_handle]
    type Place: Context;
    /// Ends when as many calls are there as the barrier is for.
    async fn meet(&self, n: u32) -> Result<u32>;
    async fn hang(&self) -> Result<()>;
    async fn open(&self) -> Result<Self::Place>;
    async fn meet_there(&self, place: &Self::Place) -> Result<u32>;
    async fn close(&self, place: Self::Place) -> Result<u32>;
}

struct Service {
    barrier: Barrier,
    /// How many calls have come that hang.
    hang: AtomicUsize,
    hanging: Semaphore,
}

struct Place(u32);
impl Context for Place {}

impl Meets for Service {
    type Place = Place;
    async fn meet(&self, n: u32) -> Result<u32> {
        self.barrier.wait().await;
        Ok(n)
    }
    async fn hang(&self) -> Result<()> {
        self.hang.fetch_add(1, Ordering::SeqCst);
        self.hanging.acquire().await.unwrap().forget();
        Ok(())
    }
    async fn open(&self) -> Result<Place> {
        Ok(Place(7))
    }
    async fn meet_there(&self, place: &Place) -> Result<u32> {
        self.barrier.wait().await;
        Ok(place.0)
    }
    async fn close(&self, place: Place) -> Result<u32> {
        Ok(place.0)
    }
}

fn serve(connections: usize) -> (Server, Arc<Service>) {
    let service = Arc::new(Service {
        barrier: Barrier::new(3),
        hang: AtomicUsize::new(0),
        hanging: Semaphore::new(0),
    });
    let server = Server::builder().max_connections(connections).evict_after(Duration::MAX);
    (server.offer(MeetsServer::shared(service.clone())).build().unwrap(), service)
}

async fn connect(server: &Server) -> MeetsClient {
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let settings = ClientBuilder::new().max_calls(1).max_connections(3);
    MeetsClient::connect_with(&settings, endpoint.binding()).await.unwrap()
}

#[tokio::test]
async fn a_call_without_room_goes_over_another_connection_of_the_group() {
    let (server, service) = serve(100);
    let client = connect(&server).await;
    assert_eq!(server.connections(), 1, "one is enough so far");
    let place = client.open().await.unwrap();
    for _ in 0..3 {
        let all = tokio::join!(client.meet(1), client.meet(2), client.meet(3));
        assert_eq!((all.0.unwrap(), all.1.unwrap(), all.2.unwrap()), (1, 2, 3));
        // What is open is open on all of them.
        let there = || client.meet_there(&place);
        let all = tokio::join!(there(), there(), there());
        assert_eq!((all.0.unwrap(), all.1.unwrap(), all.2.unwrap()), (7, 7, 7));
        assert_eq!(server.connections(), 3);
    }
    // There are no more than three: the fourth call waits.
    let mut calls = JoinSet::new();
    for _ in 0..4 {
        let client = client.clone();
        calls.spawn(async move { client.hang().await });
    }
    until(|| server.connections() == 3).await;
    service.hanging.add_permits(4);
    while let Some(call) = calls.join_next().await {
        call.unwrap().unwrap();
    }
    // A handle keeps the association, and so all of its connections.
    let association = client.client().association().clone();
    drop(client);
    let client = MeetsClient::bind(place_of(&place)).await.unwrap();
    drop(association);
    assert_eq!(server.connections(), 3);
    assert_eq!(client.close(place).await.unwrap(), 7);
    drop(client);
    until(|| server.connections() == 0).await;
}

fn place_of(place: &MeetsPlace) -> &Association {
    place.association()
}

#[tokio::test]
async fn where_no_more_are_accepted_calls_wait() {
    let (server, service) = serve(1);
    let client = connect(&server).await;
    service.hanging.add_permits(3);
    let all = tokio::join!(client.hang(), client.hang(), client.hang());
    assert!(all.0.is_ok() && all.1.is_ok() && all.2.is_ok(), "{all:?}");
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn the_end_of_the_first_connection_is_not_that_of_calls_on_others() {
    let (server, service) = serve(100);
    let client = connect(&server).await;
    let hang = || {
        let client = client.clone();
        tokio::spawn(async move { client.hang().await })
    };
    let first = hang();
    until(|| service.hang.load(Ordering::SeqCst) == 1).await;
    let second = hang();
    until(|| service.hang.load(Ordering::SeqCst) == 2).await;
    assert_eq!(server.connections(), 2);
    service.hanging.add_permits(1);
    first.await.unwrap().unwrap();
    // It has nothing to do, and is closed.
    let stops = tokio::spawn({
        let server = server.clone();
        async move { server.shutdown(Duration::from_secs(60)).await }
    });
    until(|| client.client().association().is_closed() && server.connections() == 1).await;
    assert!(!second.is_finished());
    service.hanging.add_permits(1);
    second.await.unwrap().unwrap();
    stops.await.unwrap();
}

async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let binding = format!("ncacn_ip_tcp:127.0.0.1[{}]", listener.local_addr().unwrap().port());
    (listener, binding)
}

/// The next connection, which carries one call at a time, and the group that the client says it is of.
async fn accept(listener: &TcpListener) -> (Raw, u32) {
    let mut raw = Raw::of(listener.accept().await.unwrap().0);
    let bind = raw.accept_with(SyntaxId::NDR20, PacketFlags::default()).await;
    (raw, bind.association_group)
}

/// The number of the next call.
async fn called(raw: &mut Raw) -> u32 {
    raw.receive().await.unwrap().0.call_id
}

async fn reply(raw: &mut Raw, call_id: u32, stub: &[u8]) {
    raw.send(&message(PacketType::Response, call_id, 0, stub, false)).await;
}

/// The second connection says the group that the server gave the first, where calls have numbers of their own; and a server
/// that carries one call at a time is called side by side.
#[tokio::test]
async fn a_server_that_carries_one_call_has_several_connections() {
    let (listener, binding) = listen().await;
    let serving = tokio::spawn(async move {
        let (mut first, none) = accept(&listener).await;
        let one = called(&mut first).await;
        // It is not answered before the second has come.
        let (mut second, group) = accept(&listener).await;
        let two = called(&mut second).await;
        reply(&mut first, one, &7_u32.to_le_bytes()).await;
        reply(&mut second, two, &7_u32.to_le_bytes()).await;
        ([none, group], [one, two], first, second)
    });
    let settings = ClientBuilder::new().max_connections(2);
    let client = MeetsClient::connect_with(&settings, &*binding).await.unwrap();
    let (one, two) = tokio::join!(client.meet(1), client.meet(2));
    assert_eq!((one.unwrap(), two.unwrap()), (7, 7));
    let (groups, [one, two], ..) = serving.await.unwrap();
    assert_eq!(groups, [0, 1]);
    assert_ne!(one, two);
}

/// How many calls a connection carries, the server says when it is bound. Those that wait for it do not all go there.
#[tokio::test]
async fn a_second_connection_that_carries_one_call_is_given_one() {
    let (listener, binding) = listen().await;
    let serving = tokio::spawn(async move {
        let (mut first, _) = accept(&listener).await;
        let mut call = called(&mut first).await;
        let (mut second, _) = accept(&listener).await;
        let on_second = called(&mut second).await;
        // All others come over the first one, as long as that one is not answered.
        for _ in 2..6 {
            reply(&mut first, call, &7_u32.to_le_bytes()).await;
            call = called(&mut first).await;
        }
        reply(&mut first, call, &7_u32.to_le_bytes()).await;
        reply(&mut second, on_second, &7_u32.to_le_bytes()).await;
        (first, second)
    });
    let settings = ClientBuilder::new().max_connections(2);
    let client = MeetsClient::connect_with(&settings, &*binding).await.unwrap();
    let mut calls = JoinSet::new();
    for n in 0..6 {
        let client = client.clone();
        calls.spawn(async move { client.meet(n).await });
    }
    let all = timeout(Duration::from_secs(30), calls.join_all()).await;
    for call in all.expect("one call is on the second connection") {
        assert_eq!(call.unwrap(), 7);
    }
    drop(serving.await.unwrap());
}

#[tokio::test]
async fn a_handle_is_of_the_association_whatever_connection_it_was_opened_over() {
    const NIL: [u8; 20] = [0; 20];
    let (listener, binding) = listen().await;
    let serving = tokio::spawn(async move {
        let (mut first, _) = accept(&listener).await;
        let hangs = called(&mut first).await;
        let (mut second, _) = accept(&listener).await;
        let opens = called(&mut second).await;
        reply(&mut second, opens, &[1; 20]).await;
        drop(second);
        reply(&mut first, hangs, &[]).await;
        let closes = called(&mut first).await;
        reply(&mut first, closes, &[&NIL[..], &7_u32.to_le_bytes()].concat()).await;
        first
    });
    let settings = ClientBuilder::new().max_connections(2);
    let client = MeetsClient::connect_with(&settings, &*binding).await.unwrap();
    let (hangs, place) = tokio::join!(client.hang(), client.open());
    hangs.unwrap();
    let place = place.unwrap();
    // Nothing else keeps the association.
    drop(client);
    let client = MeetsClient::bind(place_of(&place)).await.unwrap();
    assert_eq!(client.close(place).await.unwrap(), 7);
    drop(serving.await.unwrap());
}
