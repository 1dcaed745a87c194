//! More than the server can hold: replies that nobody reads, requests that nobody finishes. In smaller limits
//! than the defaults, so that a debug build does it in no time.

use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::server::ServerBuilder;

use crate::level::{Clock, Peak, on_server};
use crate::peer::{FIRST, MIDDLE, Peer, WHOLE, request, u32s};
use crate::target::{Target, op};

const MIB: usize = 1 << 20;
const CONNECTIONS: u32 = 5;

/// The limit of all connections, and what is beside it for each: what is read and written at once, at both
/// ends, and streams within the process.
const LIMIT: usize = 2 * MIB;
const BOUND: usize = LIMIT + CONNECTIONS as usize * MIB;

fn limited() -> ServerBuilder {
    Server::builder().max_connection_memory(MIB).max_memory(LIMIT)
}

async fn attackers(target: &Target, n: u32) -> Vec<Peer> {
    let mut peers = Vec::new();
    for _ in 0..n {
        peers.push(target.bound().await);
    }
    peers
}

/// Sends, for as long as the server takes any of it. With a paused clock, the time is over when nothing moves.
async fn send_what_fits(peer: &mut Peer, bytes: &[u8]) {
    let _ = tokio::time::timeout(Duration::from_secs(1), peer.send(bytes)).await;
}

/// With a paused clock: until nothing moves any more.
async fn quiet() {
    tokio::time::sleep(Duration::from_secs(1)).await;
}

fn calls(n: u32, opnum: u16, stub: &[u8]) -> Vec<u8> {
    (0..n).flat_map(|i| request(10 + i, opnum, stub, WHOLE)).collect()
}

#[test]
fn replies_that_nobody_reads() {
    on_server(Clock::Paused, limited(), async |target| {
        let peak = Peak::begin();
        let mut peers = attackers(target, CONNECTIONS).await;
        let flood = calls(50, op::SOURCE, &u32s(&[MIB as u32 / 4]));
        for peer in &mut peers {
            send_what_fits(peer, &flood).await;
            target.assert_serves().await;
        }
        quiet().await;
        target.assert_serves().await;
        peak.assert_below(BOUND);
        // Nobody waits for ever for somebody who does not read, and who was refused all of it holds nothing.
        tokio::time::sleep(Duration::from_secs(31)).await;
        assert_eq!(target.server.memory(), 0);
    });
}

/// All calls wait, and all answer at once, with as much as their client asked for or as their method made.
fn all_at_once(opnum: u16) {
    on_server(Clock::Paused, limited(), async |target| {
        let peak = Peak::begin();
        let mut peers = attackers(target, CONNECTIONS).await;
        let flood = calls(200, opnum, &u32s(&[MIB as u32 / 8]));
        for peer in &mut peers {
            send_what_fits(peer, &flood).await;
            target.assert_serves().await;
        }
        quiet().await;
        assert!(target.service.running() > 0);
        target.service.open(10_000);
        target.assert_serves().await;
        quiet().await;
        target.assert_serves().await;
        target.service.close();
        peak.assert_below(BOUND);
    });
}

#[test]
fn replies_of_the_clients_size_all_at_once() {
    all_at_once(op::WAITS_THEN_SOURCE);
}

#[test]
fn replies_that_methods_make_all_at_once() {
    all_at_once(op::WAITS_THEN_MAKES);
}

#[test]
fn an_honest_client_gets_all_of_a_flood_that_it_reads() {
    on_server(Clock::Paused, limited(), async |target| {
        let mut peer = target.bound().await;
        // Each takes twice its size while it is encoded: a quarter of what a connection may have.
        let flood = calls(100, op::SOURCE, &u32s(&[MIB as u32 / 8]));
        peer.send(&flood).await;
        for _ in 0..100 {
            let (_, stub) = peer.answer().await.expect("an answer");
            assert!(stub.expect("a reply").len() > MIB / 8);
        }
    });
}

#[test]
fn out_pipes_that_nobody_reads() {
    on_server(Clock::Paused, limited(), async |target| {
        let peak = Peak::begin();
        let mut peers = attackers(target, CONNECTIONS).await;
        let flood = calls(300, op::PIPE_OUT, &u32s(&[1_000_000]));
        for peer in &mut peers {
            send_what_fits(peer, &flood).await;
        }
        quiet().await;
        target.assert_serves().await;
        // A chunk of each call, 4000 bytes, is its method's own; there are at most 256 on a connection.
        peak.assert_below(BOUND + CONNECTIONS as usize * MIB);
    });
}

/// First fragments of `size` bytes, and never the rest.
fn unfinished(size: usize, each: u32, connections: u32, bound: usize) {
    on_server(Clock::Paused, limited(), async |target| {
        let flood: Vec<u8> =
            (0..each).flat_map(|i| request(10 + i, op::SINK, &vec![0; size], FIRST)).collect();
        let peak = Peak::begin();
        let mut peers = attackers(target, connections).await;
        for peer in &mut peers {
            send_what_fits(peer, &flood).await;
            target.assert_serves().await;
        }
        quiet().await;
        target.assert_serves().await;
        peak.assert_below(bound);
    });
}

#[test]
fn requests_that_nobody_finishes() {
    // 64 MB, of which all connections together may hold 2 MiB.
    unfinished(32_000, 100, 20, LIMIT + 20 * MIB / 2);
}

#[test]
fn small_requests_that_nobody_finishes() {
    // 80 MB, each fragment as large as a request may be that is not counted.
    unfinished(4_000, 1_000, 20, LIMIT + 20 * MIB / 2);
}

#[test]
fn empty_first_fragments() {
    // Each costs an entry in a table; beside it, a connection may hold no more than others.
    unfinished(0, 1_024, 20, LIMIT + 20 * MIB / 2);
}

#[test]
fn in_pipes_that_nobody_reads() {
    // Just as many parts as wait for a method before its connection does.
    for (size, calls) in [(60_000, 40), (1, 300), (0, 300)] {
        on_server(Clock::Paused, limited(), async |target| {
            let peak = Peak::begin();
            let mut peers = attackers(target, CONNECTIONS).await;
            for peer in &mut peers {
                for call in 10..10 + calls {
                    let mut stub = u32s(&[1 << 30]);
                    let mut parts = request(call, op::PIPE_STUCK, &stub, FIRST);
                    stub.resize(size, 0);
                    parts.extend(request(call, op::PIPE_STUCK, &stub, MIDDLE).repeat(15));
                    send_what_fits(peer, &parts).await;
                }
            }
            quiet().await;
            target.assert_serves().await;
            // Beside its parts, a call has its state.
            peak.assert_below(BOUND + CONNECTIONS as usize * calls as usize * 4096);
        });
    }
}

#[test]
fn alter_contexts_whose_answers_nobody_reads() {
    on_server(Clock::Paused, limited(), async |target| {
        use rpc_runtime::protocol::PacketType::AlterContext;
        let contexts = (0..255).map(crate::peer::context).collect();
        let alter = crate::peer::bind_to(AlterContext, 2, contexts).repeat(100);
        let peak = Peak::begin();
        let mut peers = attackers(target, CONNECTIONS).await;
        for peer in &mut peers {
            send_what_fits(peer, &alter).await;
        }
        quiet().await;
        target.assert_serves().await;
        peak.assert_below(BOUND);
    });
}

/// More than a batch at once, again and again: what is run before a write grows no further than its limit.
#[test]
fn bursts_of_calls_with_large_replies() {
    on_server(Clock::Real, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        const CALLS: u32 = 4000;
        assert!(peer.send(&calls(CALLS, op::SOURCE, &u32s(&[9000]))).await);
        let mut answered = 0;
        while answered != CALLS {
            let (header, _) = peer.receive().await.expect("the server goes on");
            answered += u32::from(header.flags.has(rpc_runtime::protocol::PacketFlags::LAST));
        }
        target.assert_serves().await;
    });
}
