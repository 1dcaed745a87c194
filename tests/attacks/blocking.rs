//! Methods that panic, never return, or hold a thread.

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::PacketType;

use crate::level::{Clock, on_server, until};
use crate::peer::{WHOLE, give_up, request, u32s};
use crate::target::op;

#[test]
fn panics() {
    on_server(Clock::Real, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        for i in 0..500 {
            let opnum = [op::PANICS, op::PANICS_IN_PLAIN_FN][i % 2];
            peer.send(&request(10, opnum, &u32s(&[1]), WHOLE)).await;
            assert_eq!(peer.answer().await, Some((10, Err(Status::CALL_FAILED))));
        }
        peer.send(&request(11, op::ADD, &u32s(&[1]), WHOLE)).await;
        assert_eq!(peer.answer().await, Some((11, Ok(u32s(&[2])))));
    });
}

#[test]
fn plain_fns_that_block_hold_nobody_else_up() {
    on_server(Clock::Real, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let calls: Vec<u8> =
            (0..300).flat_map(|i| request(10 + i, op::BLOCKS, &u32s(&[1]), WHOLE)).collect();
        peer.send(&calls).await;
        until(|| target.service.running() == 32).await;
        // No thread is given back before the gate is opened: the others' plain fns run beside them.
        let client = target.client().await;
        for i in 0..100 {
            assert_eq!(client.add_in_plain_fn(i).await.unwrap(), i + 1);
        }
        // Nor do those that are cancelled while they wait for a thread take one.
        let cancels: Vec<u8> =
            (150..300).flat_map(|i| give_up(PacketType::CoCancel, 10 + i)).collect();
        peer.send(&cancels).await;
        for _ in 150..300 {
            let (_, answer) = peer.answer().await.unwrap();
            assert_eq!(answer, Err(Status::CALL_CANCELLED));
        }
        assert_eq!(target.service.running(), 32);
        target.service.open(150);
        for _ in 0..150 {
            assert!(peer.answer().await.unwrap().1.is_ok());
        }
        assert_eq!(target.service.running(), 0);
    });
}

#[test]
fn who_leaves_his_plain_fns_behind_takes_no_threads_from_others() {
    on_server(Clock::Real, Server::builder(), async |target| {
        // Each connection leaves as many threads as it may have, and the last ones get none.
        for _ in 0..10 {
            let mut peer = target.bound().await;
            let calls: Vec<u8> =
                (0..40).flat_map(|i| request(10 + i, op::BLOCKS, &u32s(&[1]), WHOLE)).collect();
            peer.send(&calls).await;
            // They have begun when a later call is answered.
            peer.send(&request(99, op::ADD, &u32s(&[1]), WHOLE)).await;
            assert_eq!(peer.answer().await, Some((99, Ok(u32s(&[2])))));
        }
        until(|| target.server.connections() == 0).await;
        // The runtime's pool has more threads than the server takes: what else the program does goes on.
        assert!(target.service.running() <= 256);
        assert_eq!(tokio::task::spawn_blocking(|| 5).await.unwrap(), 5);
        target.assert_serves().await;
        target.service.open(target.service.running());
        until(|| target.service.running() == 0).await;
        target.service.close();
        let client = target.client().await;
        assert_eq!(client.add_in_plain_fn(1).await.unwrap(), 2);
    });
}
