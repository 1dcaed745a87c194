//! Calls that are cancelled and given up by the thousand.

use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::PacketType;

use crate::level::{Clock, on_server, until};
use crate::peer::{FIRST, WHOLE, give_up, request, u32s};
use crate::target::op;

#[test]
fn cancels() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let calls: Vec<u8> =
            (0..1500).flat_map(|i| request(10 + i, op::NEVER, &u32s(&[1]), WHOLE)).collect();
        peer.send(&calls).await;
        for _ in 0..1500 - 1024 {
            let (_, answer) = peer.answer().await.unwrap();
            assert_eq!(answer.unwrap_err(), Status::SERVER_TOO_BUSY);
        }
        until(|| target.service.running() == 1024).await;
        target.assert_serves().await;
        // Ten cancels for each call, and some for calls that are not there.
        let cancels: Vec<u8> =
            (0..1600).flat_map(|i| give_up(PacketType::CoCancel, 10 + i).repeat(10)).collect();
        peer.send(&cancels).await;
        for _ in 0..1024 {
            let (_, answer) = peer.answer().await.unwrap();
            assert_eq!(answer.unwrap_err(), Status::CALL_CANCELLED);
        }
        assert_eq!(target.service.running(), 0);
    });
}

#[test]
fn orphans() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let kinds: [(u16, &[u8], u8); 4] = [
            (op::NEVER, &u32s(&[1]), WHOLE),
            (op::SINK, &[0; 100], FIRST),
            (op::PIPE_STUCK, &u32s(&[1 << 30]), FIRST),
            (op::PIPE_IN, &u32s(&[1 << 30]), FIRST),
        ];
        for (opnum, stub, flags) in kinds {
            for _ in 0..2 {
                // The same numbers again each time.
                let storm: Vec<u8> =
                    (0..1000).flat_map(|i| request(10 + i, opnum, stub, flags)).collect();
                peer.send(&storm).await;
                let orphans: Vec<u8> =
                    (0..1000).flat_map(|i| give_up(PacketType::Orphaned, 10 + i)).collect();
                peer.send(&orphans).await;
            }
            until(|| target.service.running() == 0).await;
        }
        peer.send(&request(9000, op::ADD, &u32s(&[1]), WHOLE)).await;
        // Not all of the pipes had room.
        let refused = [Status::OUT_OF_MEMORY, Status::SERVER_TOO_BUSY];
        let answer = loop {
            match peer.answer().await {
                Some((_, Err(status))) if refused.contains(&status) => {}
                answer => break answer,
            }
        };
        assert_eq!(answer, Some((9000, Ok(u32s(&[2])))), "and it still serves");
    });
}

#[test]
fn a_client_gives_up_calls_by_the_thousand() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let client = target.client().await;
        for i in 0..2000 {
            // Some before they are sent, some while they run.
            let patience = Duration::from_micros(i % 3 * 1000);
            let _ = tokio::time::timeout(patience, client.never(1)).await.unwrap_err();
        }
        assert_eq!(client.add(1).await.unwrap(), 2);
        until(|| target.service.running() == 0).await;
    });
}
