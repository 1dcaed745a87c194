//! Connections by the hundred: at the limits, without end, killed in mid-call.

use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{BindAck, BindNak, ContextResult, PacketType};

use crate::level::{Clock, on_server, until};
use crate::peer::{FIRST, Peer, WHOLE, bind, bind_to, context, give_up, request, u32s};
use crate::random::Random;
use crate::target::{HostileClient, Target, op};

/// As many peers as there may be.
async fn bound(target: &Target, n: usize) -> Vec<Peer> {
    let mut peers = Vec::new();
    for _ in 0..n {
        peers.push(target.bound().await);
    }
    peers
}

fn limited(connections: usize) -> rpc_runtime::server::ServerBuilder {
    Server::builder().max_connections(connections).evict_after(Duration::MAX)
}

#[test]
fn who_is_one_too_many_is_told() {
    let each = limited(100).max_connections_per_address(16);
    for builder in [limited(16), each] {
        on_server(Clock::Real, builder, async |target| {
            let mut peers = bound(target, 16).await;
            for _ in 0..3 {
                let refused = target.connect().await.bind().await;
                assert_eq!(refused, Err(BindNak { reason: BindNak::LOCAL_LIMIT_EXCEEDED }));
                let error = HostileClient::connect(target.binding()).await.unwrap_err();
                assert_eq!(error.status(), Status::SERVER_TOO_BUSY);
                assert!(!error.may_have_executed());
            }
            peers.pop();
            until(|| target.server.connections() < 16).await;
            let client = HostileClient::connect(target.binding()).await.unwrap();
            assert_eq!(client.add(1).await.unwrap(), 2);
            for peer in &mut peers {
                peer.send(&request(2, op::ADD, &u32s(&[1]), WHOLE)).await;
                assert!(peer.answer().await.unwrap().1.is_ok(), "who was there first stays");
            }
        });
    }
}

#[test]
fn refusals_are_limited_too() {
    on_server(Clock::Real, limited(2), async |target| {
        let _peers = bound(target, 2).await;
        // They do not bind, and so are not told.
        let mut silent = Vec::new();
        for _ in 0..300 {
            silent.push(target.connect().await);
        }
        // The server closes all but those that it waits for.
        let mut last = silent.split_off(299);
        assert!(last[0].is_closed_within(Duration::from_secs(60)).await);
        target.assert_serves().await;
    });
}

#[test]
fn idle_connections_lock_nobody_out() {
    let builder = Server::builder().max_connections(50).evict_after(Duration::ZERO);
    on_server(Clock::Real, builder, async |target| {
        let mut idle = bound(target, 30).await;
        let mut busy = bound(target, 20).await;
        for peer in &mut busy {
            peer.send(&request(2, op::WAITS, &u32s(&[1]), WHOLE)).await;
        }
        until(|| target.service.running() == 20).await;
        // They take the place of those that are idle, and then of one another.
        for _ in 0..60 {
            let client = HostileClient::connect(target.binding()).await.unwrap();
            assert_eq!(client.add(1).await.unwrap(), 2);
        }
        // Those that have a call keep their place.
        target.service.open(20);
        for peer in &mut busy {
            assert!(peer.answer().await.expect("an answer").1.is_ok());
        }
        drop(busy);
        let crowd = bound(target, 50).await;
        for peer in &mut idle {
            assert!(peer.is_closed_within(Duration::from_secs(60)).await, "it made room");
        }
        drop(crowd);
    });
}

/// Closes without a goodbye: the other side's system is told that the connection is broken.
async fn killed(target: &Target, bytes: &[u8]) {
    let socket = target.socket().await;
    socket.set_zero_linger().unwrap();
    Peer::of(socket).send(bytes).await;
}

#[test]
fn churn() {
    on_server(Clock::Real, Server::builder(), async |target| {
        let mut random = Random(1);
        for i in 0..600 {
            let bind = bind();
            match i % 4 {
                0 => killed(target, &bind[..1 + random.below(bind.len() - 1)]).await,
                1 => killed(target, &bind).await,
                2 => killed(target, &[]).await,
                _ => drop(target.connect().await),
            }
        }
    });
}

#[test]
fn binds_without_end() {
    on_server(Clock::Real, Server::builder(), async |target| {
        for i in 0..300 {
            let mut peer = target.bound().await;
            if i % 3 == 0 {
                peer.send(&request(2, op::ADD, &u32s(&[1]), WHOLE)).await;
                assert!(peer.answer().await.unwrap().1.is_ok());
            }
        }
    });
}

#[test]
fn killed_clients() {
    on_server(Clock::Real, Server::builder(), async |target| {
        let calls: [(u16, Vec<u8>); 10] = [
            (op::ADD, u32s(&[1])),
            (op::NEVER, u32s(&[1])),
            (op::PANICS, u32s(&[1])),
            (op::WAITS, u32s(&[50])),
            (op::SOURCE, u32s(&[300_000])),
            (op::SINK, [u32s(&[60_000, 60_000]), vec![1; 60_000]].concat()),
            (op::PIPE_IN, [u32s(&[8]), vec![1; 8]].concat()),
            (op::PIPE_STUCK, [u32s(&[8]), vec![1; 8]].concat()),
            (op::PIPE_OUT, u32s(&[5000])),
            (op::ADD_IN_PLAIN_FN, u32s(&[1])),
        ];
        let mut random = Random(2);
        let mut alive = Vec::new();
        for _ in 0..150 {
            let socket = target.socket().await;
            socket.set_zero_linger().unwrap();
            let mut peer = Peer::of(socket);
            peer.bind().await.unwrap();
            for call in 0..1 + random.below(5) as u32 {
                let (opnum, stub) = &calls[random.below(calls.len())];
                let flags = if random.below(4) == 0 { FIRST } else { WHOLE };
                let mut bytes = request(5 + call, *opnum, stub, flags);
                if random.below(4) == 0 {
                    bytes.truncate(1 + random.below(bytes.len()));
                    peer.send(&bytes).await;
                    break;
                }
                if random.below(4) == 0 {
                    let kinds = [PacketType::CoCancel, PacketType::Orphaned];
                    bytes.extend(give_up(kinds[random.below(2)], 5 + call));
                }
                peer.send(&bytes).await;
            }
            alive.push(peer);
            if alive.len() > 30 {
                drop(alive.swap_remove(random.below(30)));
            }
        }
    });
}

#[test]
fn contexts_without_end() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let mut accepted = 1;
        for alter in 0..100 {
            let contexts = (0..5).map(|i| context(1 + 5 * alter + i)).collect();
            peer.send(&bind_to(PacketType::AlterContext, 2, contexts)).await;
            let (_, pdu) = peer.receive().await.unwrap();
            for result in BindAck::read(&pdu, false).unwrap().results {
                match result.result {
                    ContextResult::ACCEPTED => accepted += 1,
                    _ => assert_eq!(result.reason, ContextResult::LOCAL_LIMIT_EXCEEDED),
                }
            }
        }
        assert_eq!(accepted, 64);
        peer.send(&request(3, op::ADD, &u32s(&[1]), WHOLE)).await;
        assert!(peer.answer().await.unwrap().1.is_ok());
    });
}
