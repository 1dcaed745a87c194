//! Limits are reported as limits, and hit only who is beyond them.

use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{BindNak, Fault, PacketFlags, PacketType, SyntaxId};
use rpc_runtime::server::ServerBuilder;
use rpc_tests::raw::{Raw, bind_to, message};
use tokio::time::Instant;

use rpc_tests::lab::{Bench, LabClient, LabServer};
use rpc_tests::until;

fn builder() -> ServerBuilder {
    Server::builder().offer(LabServer::new(Bench::default()))
}

#[tokio::test]
async fn a_request_that_is_too_large_leaves_the_other_calls_alone() {
    let server = builder().max_call_bytes(10_000).max_fragment(1432).build().unwrap();
    let client = LabClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let numbers = vec![1; 10_000];
    let (large, small) = tokio::join!(client.sum(10_000, &numbers), client.sum(1, &[7]));
    let error = large.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
    assert!(!error.may_have_executed());
    assert_eq!(small.unwrap(), 7);
    assert_eq!(client.sum(1, &[8]).await.unwrap(), 8, "the connection stays");
    until(|| server.memory() == 0).await;
}

#[tokio::test]
async fn a_reply_that_is_too_large_is_the_clients_own_limit() {
    let server = builder().build().unwrap();
    let settings = ClientBuilder::new().max_call_bytes(10_000).max_fragment(1432);
    let client = LabClient::bind(&settings.over(server.in_process())).await.unwrap();
    let (mut n, mut numbers) = (0, vec![1]);
    let error = client.produce(10_000, &mut n, &mut numbers).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
    let text =
        "the reply to Lab::produce is larger than this client's `max_call_bytes`, 10000 bytes";
    assert!(error.to_string().ends_with(text), "{error}");
    assert_eq!((n, &numbers[..]), (0, &[1][..]));
    assert_eq!(client.sum(1, &[8]).await.unwrap(), 8, "the connection stays");
}

/// What a call may decode is bounded by what its connection holds already.
#[tokio::test]
async fn calls_of_one_connection_share_its_memory() {
    let server = builder().max_connection_memory(1 << 20).build().unwrap();
    let client = LabClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let mut large = vec![0; 2 << 20];
    let mut filled = 0;
    let error = client.part(2 << 20, &mut filled, &mut large).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_MEMORY);
    client.part(100_000, &mut filled, &mut large[..100_000]).await.unwrap();
    until(|| server.memory() == 0).await;
}

#[tokio::test]
async fn who_is_beyond_the_connections_is_told_so() {
    let server = builder().max_connections(1).evict_after(Duration::MAX).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let first = LabClient::connect(endpoint.binding()).await.unwrap();
    let error = LabClient::connect(endpoint.binding()).await.unwrap_err();
    assert_eq!(error.status(), Status::SERVER_TOO_BUSY);
    assert!(!error.may_have_executed());
    drop(first);
    until(|| server.connections() == 0).await;
    LabClient::connect(endpoint.binding()).await.unwrap();
}

#[tokio::test]
async fn an_idle_connection_makes_room() {
    let server = builder().max_connections(2).evict_after(Duration::ZERO).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let first = LabClient::connect(endpoint.binding()).await.unwrap();
    let second = LabClient::connect(endpoint.binding()).await.unwrap();
    // The first one has a call, so that the second has been idle for longer.
    let hangs = tokio::spawn(async move { first.hang().await });
    until(|| server.connections() == 2).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    let third = LabClient::connect(endpoint.binding()).await.unwrap();
    assert_eq!(third.sum(1, &[7]).await.unwrap(), 7);
    assert!(second.sum(1, &[7]).await.is_err());
    assert!(!hangs.is_finished());
    hangs.abort();
}

#[tokio::test]
async fn a_port_that_is_in_use() {
    let (one, other) = (builder().build().unwrap(), builder().build().unwrap());
    let endpoint = one.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let error = other.listen(endpoint.binding()).await.unwrap_err();
    assert_eq!(error.status(), Status::CANT_CREATE_ENDPOINT);
    one.shutdown(Duration::ZERO).await;
    let error = one.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap_err();
    assert_eq!(error.status(), Status::NOT_LISTENING);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_covers_the_wait_for_a_turn() {
    let server = builder().build().unwrap();
    let settings = ClientBuilder::new().max_calls(1).call_timeout(Duration::from_millis(300));
    let client = LabClient::bind(&settings.over(server.in_process())).await.unwrap();
    let start = Instant::now();
    let (a, b, c) = tokio::join!(client.hang(), client.hang(), client.hang());
    assert!(a.unwrap_err().may_have_executed());
    for waited in [b, c] {
        let error = waited.unwrap_err();
        assert_eq!(error.status(), Status::CALL_CANCELLED);
    }
    assert_eq!(start.elapsed().as_millis() / 100, 3, "300 ms for all three");
}

#[tokio::test(start_paused = true)]
async fn idle_is_counted_from_the_last_calls_end() {
    let server = builder().idle_timeout(Duration::from_millis(400)).build().unwrap();
    let client = LabClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let hangs = tokio::time::timeout(Duration::from_millis(600), client.hang()).await;
    assert!(hangs.is_err(), "600 ms in a call are not idle");
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(client.sum(1, &[7]).await.unwrap(), 7);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(client.sum(1, &[7]).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn idle_is_counted_from_the_bind_when_there_was_no_call() {
    let server = builder()
        .idle_timeout(Duration::from_secs(60))
        .bind_timeout(Duration::from_secs(1))
        .build()
        .unwrap();
    let client = LabClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    tokio::time::sleep(Duration::from_secs(50)).await;
    assert_eq!(client.sum(1, &[7]).await.unwrap(), 7, "bound, so that only idle_timeout counts");
    tokio::time::sleep(Duration::from_secs(61)).await;
    assert!(client.sum(1, &[7]).await.is_err());
}

/// A connection to a server whose time-outs are a second each but for `idle_timeout`.
async fn hurried(set: impl Fn(ServerBuilder) -> ServerBuilder) -> Raw {
    let server = set(builder()).build().unwrap();
    let (raw, stream) = Raw::pair();
    tokio::spawn(async move { server.serve(stream).await });
    raw
}

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn a_bind_that_comes_byte_by_byte() {
    let mut raw = hurried(|builder| builder.bind_timeout(SECOND)).await;
    let mut pdu = Vec::new();
    bind_to(LabClient::INTERFACE.id, SyntaxId::NDR20).write(PacketType::Bind, 1, &mut pdu);
    let start = Instant::now();
    for byte in &pdu[..20] {
        raw.send(&[*byte]).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(raw.receive().await.is_none());
    assert_eq!(start.elapsed().as_millis() / 100, 20, "it was closed before the last byte");
}

#[tokio::test(start_paused = true)]
async fn a_pdu_that_comes_byte_by_byte() {
    let mut raw = hurried(|builder| builder.receive_timeout(SECOND)).await;
    raw.bind(LabClient::INTERFACE.id, SyntaxId::NDR20).await;
    let start = Instant::now();
    for byte in &message(PacketType::Request, 2, 5, &[0; 8], false)[..20] {
        raw.send(&[*byte]).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(raw.receive().await.is_none());
    assert_eq!(start.elapsed().as_millis() / 100, 20, "it was closed before the last byte");
}

/// The call is refused, and the connection stays for others.
#[tokio::test(start_paused = true)]
async fn a_request_whose_fragments_do_not_come() {
    let mut raw = hurried(|builder| builder.request_timeout(SECOND)).await;
    raw.bind(LabClient::INTERFACE.id, SyntaxId::NDR20).await;
    let fragment = |flags: PacketFlags| {
        let mut pdu = message(PacketType::Request, 2, 5, &[0; 8], false);
        pdu[3] = flags.0;
        pdu
    };
    raw.send(&fragment(PacketFlags::FIRST)).await;
    for _ in 0..20 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        raw.send(&fragment(PacketFlags::default())).await;
    }
    let (header, pdu) = raw.receive().await.unwrap();
    assert_eq!((header.packet, header.call_id), (Ok(PacketType::Fault), 2));
    assert!(header.flags.has(PacketFlags::DID_NOT_EXECUTE));
    let status = Status::from_wire(Fault::read(&pdu, false).unwrap().status);
    assert_eq!(status, Status::CALL_CANCELLED);
    raw.send(&message(PacketType::Request, 3, 5, &[0; 8], false)).await;
    assert_eq!(raw.receive().await.unwrap().0.packet, Ok(PacketType::Response));
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_nobody_reads() {
    let server = builder().reply_timeout(SECOND).build().unwrap();
    let mut raw = Raw::client_of(&server, LabClient::INTERFACE.id).await;
    // The stream between the two has room for four of these, and not for five.
    for call_id in 2..7 {
        raw.send(&message(PacketType::Request, call_id, 9, &u16::MAX.to_le_bytes(), false)).await;
    }
    tokio::time::sleep(3 * SECOND).await;
    assert_eq!(server.connections(), 0);
    assert_eq!(server.memory(), 0);
}

/// Binds with an association group, and gives what was answered.
async fn bind_in_group(server: &Server, group: u32) -> (Raw, PacketType, Vec<u8>) {
    let (mut raw, stream) = Raw::pair();
    let server = server.clone();
    tokio::spawn(async move { server.serve(stream).await });
    let mut bind = bind_to(LabClient::INTERFACE.id, SyntaxId::NDR20);
    bind.association_group = group;
    let mut pdu = Vec::new();
    bind.write(PacketType::Bind, 1, &mut pdu);
    raw.send(&pdu).await;
    let (header, pdu) = raw.receive().await.unwrap();
    (raw, header.packet.unwrap(), pdu)
}

/// Connections of one client share a group; a number that was guessed is refused.
#[tokio::test]
async fn a_group_is_joined_by_who_knows_it() {
    let server = builder().build().unwrap();
    let (first, packet, pdu) = bind_in_group(&server, 0).await;
    assert_eq!(packet, PacketType::BindAck);
    let group = rpc_runtime::protocol::BindAck::read(&pdu, false).unwrap().association_group;
    let (second, packet, _) = bind_in_group(&server, group).await;
    assert_eq!(packet, PacketType::BindAck);
    let (mut third, packet, pdu) = bind_in_group(&server, group.wrapping_add(1)).await;
    assert_eq!(packet, PacketType::BindNak);
    assert_eq!(BindNak::read(&pdu, false).unwrap().reason, BindNak::NOT_SPECIFIED);
    assert!(third.receive().await.is_none(), "and the connection is closed");
    drop((first, second));
    until(|| server.connections() == 0).await;
    let (_, packet, _) = bind_in_group(&server, group).await;
    assert_eq!(packet, PacketType::BindNak, "its last connection is gone");
}

/// What one server's numbers are says nothing about the next one, nor about another server's.
#[tokio::test]
async fn groups_are_no_sequence() {
    let mut groups = Vec::new();
    for _ in 0..3 {
        let server = builder().build().unwrap();
        let mut peers = Vec::new();
        for _ in 0..3 {
            let (peer, _, pdu) = bind_in_group(&server, 0).await;
            let ack = rpc_runtime::protocol::BindAck::read(&pdu, false).unwrap();
            groups.push(ack.association_group);
            peers.push(peer);
        }
    }
    groups.sort_unstable();
    assert!(groups.windows(2).all(|two| two[1] - two[0] > 1), "{groups:?}");
}

/// Nobody accepts them meanwhile: the server runs on the thread that connects.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn connections_wait_to_be_accepted_as_many_as_backlog_says() {
    let somaxconn = std::fs::read_to_string("/proc/sys/net/core/somaxconn").unwrap();
    if somaxconn.trim().parse::<u32>().unwrap() < 1024 {
        return eprintln!("this machine lets fewer wait than a server asks for");
    }
    // A connection for which there is no room is never made, however long somebody waits.
    for (server, patience, least, most) in [
        (builder().build().unwrap(), 60 * SECOND, 300, 300),
        (builder().backlog(4).build().unwrap(), SECOND / 5, 1, 10),
    ] {
        let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
        let address = format!("127.0.0.1:{}", endpoint.binding().endpoint()).parse().unwrap();
        let connect = || std::net::TcpStream::connect_timeout(&address, patience).ok();
        let waiting: Vec<_> =
            std::iter::repeat_with(connect).take(300).map_while(|one| one).collect();
        assert!((least..=most).contains(&waiting.len()), "{}", waiting.len());
    }
}

/// A connection whose calls hold most of its memory is read again after a while: its end is seen.
#[tokio::test(start_paused = true)]
async fn a_client_that_is_gone_is_seen_though_memory_is_short() {
    let server = builder().max_connection_memory(1 << 20).build().unwrap();
    let mut raw = Raw::client_of(&server, LabClient::INTERFACE.id).await;
    for i in 0..12_u8 {
        // `hang` takes no arguments, and passes over what stands behind them.
        let mut pdu = message(PacketType::Request, 2, 3, &[0; 60_000], false);
        pdu[3] = u8::from(i == 0) | u8::from(i == 11) << 1;
        raw.send(&pdu).await;
    }
    until(|| server.memory() > 500_000).await;
    drop(raw);
    until(|| server.connections() == 0).await;
    assert_eq!(server.memory(), 0);
}

#[tokio::test]
async fn a_time_out_without_end_is_none() {
    let server = builder()
        .bind_timeout(Duration::MAX)
        .receive_timeout(Duration::MAX)
        .request_timeout(Duration::MAX)
        .reply_timeout(Duration::MAX)
        .pipe_timeout(Duration::MAX)
        .idle_timeout(Duration::MAX)
        .build()
        .unwrap();
    let settings = ClientBuilder::new().call_timeout(Duration::MAX);
    let client = LabClient::bind(&settings.over(server.in_process())).await.unwrap();
    assert_eq!(client.sum(1, &[7]).await.unwrap(), 7);
}

/// Without an answer to its first bind a connection is of no use, however often somebody else waits for it.
#[tokio::test(start_paused = true)]
async fn a_first_bind_has_one_time_for_all_who_wait() {
    let (_silent, stream) = Raw::pair();
    let association = ClientBuilder::new().connect_timeout(Duration::from_millis(100)).over(stream);
    let begin = Instant::now();
    for _ in 0..3 {
        let bind = LabClient::bind(&association);
        assert!(tokio::time::timeout(Duration::from_millis(30), bind).await.is_err());
    }
    let error = LabClient::bind(&association).await.unwrap_err();
    assert_eq!((error.status(), error.may_have_executed()), (Status::SERVER_UNAVAILABLE, false));
    assert_eq!(begin.elapsed().as_millis() / 10, 10);
    assert!(association.is_closed());
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b71", version = "1.0")]
trait Blocking {
    /// Holds its caller's thread, where it runs there.
    async fn block(&self) -> Result<u32>;
}

struct Blocks;

impl Blocking for Blocks {
    async fn block(&self) -> Result<u32> {
        std::thread::sleep(Duration::from_millis(20));
        Ok(1)
    }
}

#[tokio::test]
async fn a_call_within_the_process_that_ends_too_late_is_out_of_time() {
    let server = Server::builder().offer(BlockingServer::new(Blocks)).build().unwrap();
    let settings = ClientBuilder::new().call_timeout(Duration::from_millis(10));
    let client = BlockingClient::bind(&settings.over(server.in_process())).await.unwrap();
    let error = client.block().await.unwrap_err();
    assert_eq!((error.status(), error.may_have_executed()), (Status::CALL_CANCELLED, true));
}
