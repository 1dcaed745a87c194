//! Associations with several connections, which are of one association group.

use std::sync::Arc;
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{
    Bind, BindAck, ContextResult, Header, PacketFlags, PacketType, SyntaxId,
};
use rpc_tests::raw::{Raw, message};
use rpc_tests::until;
use tokio::net::TcpListener;
use tokio::sync::{Barrier, Semaphore};

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
    let service = Service { barrier: Barrier::new(3), hanging: Semaphore::new(0) };
    let service = Arc::new(service);
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
    let mut calls = tokio::task::JoinSet::new();
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

/// The second connection says the group that the server gave the first; and a server that carries one call at a time is
/// called side by side.
#[tokio::test]
async fn a_server_that_carries_one_call_has_several_connections() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let binding = format!("ncacn_ip_tcp:127.0.0.1[{}]", listener.local_addr().unwrap().port());
    let serving = tokio::spawn(async move {
        let mut groups = Vec::new();
        let mut peers = Vec::new();
        for _ in 0..2 {
            let mut raw = Raw::of(listener.accept().await.unwrap().0);
            let (header, pdu): (Header, _) = raw.receive().await.unwrap();
            let bind = Bind::read(&pdu, header.big_endian).unwrap();
            groups.push(bind.association_group);
            let accepted = ContextResult {
                result: ContextResult::ACCEPTED,
                reason: 0,
                syntax: SyntaxId::NDR20,
            };
            let ack = BindAck {
                max_transmit: 4280,
                max_receive: 4280,
                association_group: 0x1234,
                secondary_address: String::new(),
                results: vec![accepted],
            };
            let mut bytes = Vec::new();
            ack.write(PacketType::BindAck, PacketFlags::default(), header.call_id, &mut bytes);
            raw.send(&bytes).await;
            // It is not answered before the second has come.
            let (header, _) = raw.receive().await.unwrap();
            peers.push((raw, header.call_id));
        }
        for (raw, call_id) in &mut peers {
            raw.send(&message(PacketType::Response, *call_id, 0, &7_u32.to_le_bytes(), false))
                .await;
        }
        (groups, peers)
    });
    let settings = ClientBuilder::new().max_connections(2);
    let client = MeetsClient::connect_with(&settings, &*binding).await.unwrap();
    let (one, two) = tokio::join!(client.meet(1), client.meet(2));
    assert_eq!((one.unwrap(), two.unwrap()), (7, 7));
    assert_eq!(serving.await.unwrap().0, [0, 0x1234]);
}
