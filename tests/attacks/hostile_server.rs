//! Servers that mean harm to a client: its bind or call fails or succeeds as it should, in its time, and
//! without much memory.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use rpc_runtime::Interface;
use rpc_runtime::client::Client;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{BindAck, BindNak, ContextResult, PacketFlags, PacketType, SyntaxId};
use tokio::time::Instant;
use uuid::Uuid;

use crate::level::{Clock, Peak, once, twice};
use crate::peer::{FIRST, LAST, MIDDLE, Peer, WHOLE, ack, bind, fault, pdu, response, u32s};
use crate::random::Random;
use crate::target::HostileClient;

const SECOND: Duration = Duration::from_secs(1);

pub fn builder() -> ClientBuilder {
    ClientBuilder::new().connect_timeout(2 * SECOND).call_timeout(SECOND)
}

/// Accepts a bind, as a server that carries many calls at a time.
pub async fn accept(peer: &mut Peer) {
    let (header, _) = peer.receive().await.expect("a bind");
    peer.send(&ack(PacketType::BindAck, PacketFlags::CONCURRENT, header.call_id, 1)).await;
}

/// What becomes of a bind that is answered with `answer`, which is given the call's number; then the server
/// stays silent.
fn on_bind(answer: impl Fn(u32) -> Vec<u8>, check: impl Fn(Result<HostileClient>)) {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let server = async {
                let (header, _) = peer.receive().await.unwrap();
                peer.send(&answer(header.call_id)).await;
                peer.drain().await;
            };
            let client = async {
                let start = Instant::now();
                let association = builder().over(stream);
                check(HostileClient::bind(&association).await);
                assert!(start.elapsed() <= 2 * SECOND);
            };
            tokio::join!(client, server);
        },
    );
}

fn fails(status: Status) -> impl Fn(Result<HostileClient>) {
    move |bound| {
        let error = bound.unwrap_err();
        assert_eq!(error.status(), status, "{error}");
        assert!(!error.may_have_executed());
    }
}

fn ack_of(call: u32, syntax: SyntaxId, result: u16, max_receive: u16) -> Vec<u8> {
    let ack = BindAck {
        max_transmit: max_receive,
        max_receive,
        association_group: 5,
        secondary_address: String::new(),
        results: vec![ContextResult { result, reason: 0, syntax }],
    };
    let mut pdu = Vec::new();
    ack.write(PacketType::BindAck, PacketFlags::CONCURRENT, call, &mut pdu);
    pdu
}

#[test]
fn binds() {
    use PacketType::{AlterContextResp, BindAck};
    let many = PacketFlags::CONCURRENT;
    on_bind(|_| Vec::new(), fails(Status::SERVER_UNAVAILABLE));
    on_bind(|call| ack(BindAck, many, call, 0), fails(Status::PROTOCOL_ERROR));
    on_bind(|call| ack(BindAck, many, call, 255), fails(Status::PROTOCOL_ERROR));
    on_bind(|call| ack(BindAck, many, call + 7, 1), fails(Status::PROTOCOL_ERROR));
    on_bind(|call| ack(AlterContextResp, many, call, 1), fails(Status::PROTOCOL_ERROR));
    let other = SyntaxId::new(Uuid::from_u128(5), 2, 0);
    on_bind(|call| ack_of(call, other, 0, 65528), fails(Status::UNSUPPORTED_TRANS_SYN));
    on_bind(|call| ack_of(call, SyntaxId::NONE, 2, 65528), fails(Status::UNKNOWN_IF));
    let busy = |call| {
        let mut pdu = Vec::new();
        BindNak { reason: BindNak::LOCAL_LIMIT_EXCEEDED }.write(call, &mut pdu);
        pdu
    };
    on_bind(busy, fails(Status::SERVER_TOO_BUSY));
    on_bind(|call| busy(call).repeat(1000), fails(Status::SERVER_TOO_BUSY));
    on_bind(|call| fault(call, 5), fails(Status(5)));
    on_bind(|call| fault(call, 0), fails(Status::CALL_FAILED));
    on_bind(|_| bind(), fails(Status::PROTOCOL_ERROR));
    on_bind(|call| response(call, &u32s(&[42]), WHOLE), fails(Status::PROTOCOL_ERROR));
    on_bind(|_| pdu(17, WHOLE, 0, &[]), fails(Status::SERVER_UNAVAILABLE));
    on_bind(|_| b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec(), fails(Status::PROTOCOL_ERROR));
}

/// What becomes of a call that the server answers with `answer`, given the call's number, byte by byte or at
/// once; then it stays silent, or closes.
fn on_call(
    answer: impl Fn(u32) -> Vec<u8>,
    then_closes: bool,
    check: impl AsyncFn(&HostileClient),
) {
    for bytewise in [false, true] {
        twice(
            Clock::Paused,
            || true,
            async || {
                let (mut peer, stream) = Peer::pair();
                let server = async {
                    accept(&mut peer).await;
                    let Some((header, _)) = peer.receive().await else { return };
                    let answer = answer(header.call_id);
                    let step = if bytewise { 1 } else { answer.len().max(1) };
                    for part in answer.chunks(step) {
                        peer.send(part).await;
                        tokio::task::yield_now().await;
                    }
                    if then_closes {
                        return drop(peer);
                    }
                    peer.drain().await;
                };
                let client = async {
                    let association = builder().over(stream);
                    let client = HostileClient::bind(&association).await.unwrap();
                    let start = Instant::now();
                    check(&client).await;
                    assert!(start.elapsed() <= SECOND);
                };
                tokio::join!(client, server);
            },
        );
    }
}

/// The status of a call of `add`.
fn add(status: Status) -> impl AsyncFn(&HostileClient) {
    async move |client| {
        let error = client.add(41).await.unwrap_err();
        assert_eq!(error.status(), status, "{error}");
    }
}

async fn succeeds(client: &HostileClient) {
    assert_eq!(client.add(41).await.unwrap(), 42);
}

#[test]
fn replies() {
    let good = |call| response(call, &u32s(&[42]), WHOLE);
    on_call(good, false, succeeds);
    on_call(|call| good(call).repeat(2), false, succeeds);
    on_call(|call| good(call + 1000), false, add(Status::PROTOCOL_ERROR));
    on_call(
        |call| response(call, &u32s(&[42]), FIRST).repeat(3),
        false,
        add(Status::PROTOCOL_ERROR),
    );
    on_call(|call| response(call, &u32s(&[42]), LAST), false, add(Status::PROTOCOL_ERROR));
    on_call(|call| response(call, &u32s(&[42]), MIDDLE), false, add(Status::PROTOCOL_ERROR));
    on_call(|call| response(call, &[0], WHOLE), false, add(Status::BAD_STUB_DATA));
    on_call(|_| Vec::new(), false, add(Status::CALL_CANCELLED));
    on_call(|_| Vec::new(), true, add(Status::COMM_FAILURE));
    on_call(|call| good(call)[..26].to_vec(), true, add(Status::COMM_FAILURE));
    on_call(|call| good(call)[..26].to_vec(), false, add(Status::CALL_CANCELLED));
    on_call(|call| fault(call, 5), false, add(Status(5)));
    on_call(|call| fault(call, 0), false, add(Status::CALL_FAILED));
    let half = |call| [response(call, &u32s(&[42]), FIRST), fault(call, 5)].concat();
    on_call(half, false, add(Status(5)));
    on_call(|_| bind(), false, add(Status::PROTOCOL_ERROR));
    let alter = |_| ack(PacketType::AlterContextResp, PacketFlags::default(), 9, 1);
    on_call(alter, false, add(Status::PROTOCOL_ERROR));
    let authenticated = |call| {
        let mut pdu = good(call);
        pdu[10] = 8;
        pdu
    };
    on_call(authenticated, false, add(Status::PROTOCOL_ERROR));
    let lies = |call| {
        let mut pdu = good(call);
        pdu[8] = 10;
        pdu
    };
    on_call(lies, false, add(Status::PROTOCOL_ERROR));
    on_call(
        |call| response(call, &[u32s(&[u32::MAX]), vec![0; 100]].concat(), WHOLE),
        false,
        async |client| {
            let error = client.source(100, &mut [0; 100]).await.unwrap_err();
            assert_eq!(error.status(), Status::BAD_STUB_DATA);
        },
    );
}

/// Servers that send without end, in real time: nothing is ever quiet.
fn endless(
    first: impl Fn(u32) -> Vec<u8>,
    then: impl Fn(u32) -> Vec<u8>,
    check: impl AsyncFn(&HostileClient),
) {
    twice(
        Clock::Real,
        || true,
        async || {
            let peak = Peak::begin();
            let (mut peer, stream) = Peer::pair();
            let server = async {
                accept(&mut peer).await;
                let Some((header, _)) = peer.receive().await else { return };
                let then = then(header.call_id);
                peer.send(&first(header.call_id)).await;
                while peer.send(&then).await {
                    tokio::task::yield_now().await;
                }
            };
            let client = async {
                let builder = builder().call_timeout(SECOND / 5).max_call_bytes(4 << 20);
                let association = builder.over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                check(&client).await;
            };
            tokio::join!(client, server);
            peak.assert_below(16 << 20);
        },
    );
}

#[test]
fn a_reply_without_end() {
    let part = |call| response(call, &[0; 60_000], MIDDLE);
    endless(
        |call| response(call, &[], FIRST),
        part,
        async |client| {
            let error = client.add(1).await.unwrap_err();
            let status = error.status();
            // Too large, unless the time is over before that.
            assert!(
                [Status::OUT_OF_RESOURCES, Status::CALL_CANCELLED].contains(&status),
                "{error}"
            );
        },
    );
}

#[test]
fn empty_fragments_without_end() {
    let part = |call| response(call, &[], MIDDLE).repeat(2000);
    endless(|call| response(call, &[], FIRST), part, add(Status::CALL_CANCELLED));
}

#[test]
fn shutdowns_without_end() {
    endless(
        |_| Vec::new(),
        |_| pdu(17, WHOLE, 0, &[]).repeat(4000),
        async |client| {
            let error = client.add(1).await.unwrap_err();
            assert_eq!(error.status(), Status::CALL_CANCELLED);
            assert!(!client.add(1).await.unwrap_err().may_have_executed());
        },
    );
}

#[test]
fn garbage_without_end() {
    // Made anew each time: before this test's turn, it would count as what another test has left.
    let garbage = |_| {
        let mut random = Random(3);
        (0..65536).map(|_| random.next() as u8).collect()
    };
    endless(|_| Vec::new(), garbage, add(Status::PROTOCOL_ERROR));
}

#[test]
fn a_server_that_never_reads() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let association = builder().over(stream);
            let (client, ()) = tokio::join!(HostileClient::bind(&association), accept(&mut peer));
            let client = client.unwrap();
            let data = vec![0; 1 << 20];
            for _ in 0..5 {
                let error = client.sink(1 << 20, &data).await.unwrap_err();
                assert_eq!(error.status(), Status::CALL_CANCELLED);
            }
            drop(peer);
        },
    );
}

/// Each call is given a first fragment, and is given up: what came of it is dropped.
#[test]
fn fragments_of_many_calls() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let peak = Peak::begin();
            let (mut peer, stream) = Peer::pair();
            let server = async {
                accept(&mut peer).await;
                while let Some((header, _)) = peer.receive().await {
                    if header.packet == Ok(PacketType::Request) {
                        peer.send(&response(header.call_id, &[0; 60_000], FIRST)).await;
                    }
                }
            };
            let client = async {
                let association = builder().over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                for _ in 0..200 {
                    let error = client.add(1).await.unwrap_err();
                    assert_eq!(error.status(), Status::CALL_CANCELLED);
                }
            };
            tokio::join!(client, server);
            peak.assert_below(2 << 20);
        },
    );
}

#[test]
fn a_reply_that_is_too_large_harms_no_other_call() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let server = async {
                accept(&mut peer).await;
                let (header, _) = peer.receive().await.unwrap();
                peer.send(&response(header.call_id, &[0; 60_000], FIRST)).await;
                peer.send(&response(header.call_id, &[0; 60_000], LAST)).await;
                while let Some((header, _)) = peer.receive().await {
                    if header.packet == Ok(PacketType::Request) {
                        peer.send(&response(header.call_id, &u32s(&[42]), WHOLE)).await;
                    }
                }
            };
            let client = async {
                let association = builder().max_call_bytes(100_000).over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                let error = client.source(1, &mut [0]).await.unwrap_err();
                assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
                succeeds(&client).await;
            };
            tokio::join!(client, server);
        },
    );
}

#[test]
fn a_shutdown_while_a_call_is_in_flight() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let server = async {
                accept(&mut peer).await;
                let (header, _) = peer.receive().await.unwrap();
                peer.send(&pdu(17, WHOLE, 0, &[])).await;
                tokio::time::sleep(SECOND / 2).await;
                peer.send(&response(header.call_id, &u32s(&[42]), WHOLE)).await;
                assert_eq!(peer.drain().await, 0, "nothing is begun, and the connection is closed");
            };
            let client = async {
                let association = builder().over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                let late = async {
                    tokio::time::sleep(SECOND / 4).await;
                    let error = client.add(1).await.unwrap_err();
                    assert_eq!(error.status(), Status::SERVER_UNAVAILABLE);
                    assert!(!error.may_have_executed());
                };
                tokio::join!(succeeds(&client), late);
                let error = client.add(1).await.unwrap_err();
                assert!(!error.may_have_executed());
            };
            tokio::join!(client, server);
        },
    );
}

/// Interfaces that are bound one after the other.
static MANY: LazyLock<Vec<Interface>> = LazyLock::new(|| {
    let id = |i| SyntaxId::new(Uuid::from_u128(i), 1, 0);
    (1..=70)
        .map(|i| Interface {
            name: "Many",
            id: id(i),
            min_level: None,
            context_handles: &[],
            procedures: &[],
        })
        .collect()
});

#[test]
fn the_65th_interface_is_refused_by_its_limit() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let server = async {
                let mut contexts = 0;
                while let Some((header, _)) = peer.receive().await {
                    contexts += 1;
                    let (result, reason) = if contexts <= 64 { (0, 0) } else { (2, 3) };
                    let ack = BindAck {
                        max_transmit: 4280,
                        max_receive: 4280,
                        association_group: 5,
                        secondary_address: String::new(),
                        results: vec![ContextResult { result, reason, syntax: SyntaxId::NDR20 }],
                    };
                    let mut pdu = Vec::new();
                    let kind = match header.packet {
                        Ok(PacketType::Bind) => PacketType::BindAck,
                        _ => PacketType::AlterContextResp,
                    };
                    ack.write(kind, PacketFlags::CONCURRENT, header.call_id, &mut pdu);
                    peer.send(&pdu).await;
                }
                assert_eq!(contexts, 65, "what is bound is not bound again");
            };
            let client = async {
                let association = builder().over(stream);
                for interface in &MANY[..64] {
                    for _ in 0..3 {
                        Client::bind(&association, interface).await.unwrap();
                    }
                }
                let error = Client::bind(&association, &MANY[64]).await.unwrap_err();
                assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
                Client::bind(&association, &MANY[5]).await.unwrap();
            };
            tokio::join!(client, server);
        },
    );
}

/// A server that takes every connection, refuses every call as one that shuts down does, and closes nothing. How many
/// connections are open, and how many there were.
async fn refuses_everything() -> (Binding, Arc<AtomicUsize>, Arc<AtomicUsize>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let binding = Binding::tcp("127.0.0.1", listener.local_addr().unwrap().port());
    let (open, all) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let counts = (open.clone(), all.clone());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let open = open.clone();
            open.fetch_add(1, Ordering::SeqCst);
            all.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                let mut peer = Peer::of(stream);
                accept(&mut peer).await;
                while let Some((header, _)) = peer.receive().await {
                    if header.packet == Ok(PacketType::Request) {
                        let mut refusal = fault(header.call_id, Status::SERVER_UNAVAILABLE.0);
                        refusal[3] |= PacketFlags::DID_NOT_EXECUTE.0;
                        peer.send(&refusal).await;
                    }
                }
                open.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    (binding, counts.0, counts.1)
}

#[test]
fn connections_that_are_left_are_closed() {
    once(Clock::Real, async || {
        let (binding, open, all) = refuses_everything().await;
        let association = ClientBuilder::new().reconnect(true).connect(binding).await.unwrap();
        let client = HostileClient::bind(&association).await.unwrap();
        for _ in 0..100 {
            let error = client.add(1).await.unwrap_err();
            assert_eq!(error.status(), Status::SERVER_UNAVAILABLE, "{error}");
            assert!(!error.may_have_executed());
        }
        assert!(all.load(Ordering::SeqCst) > 100, "each call made a connection");
        // The client and its association are still there.
        rpc_tests::until(|| open.load(Ordering::SeqCst) == 0).await;
        drop((client, association));
    });
}
