//! Clients that close their half of a connection: what they asked for, they get.

use std::time::Duration;

use rpc_runtime::prelude::*;

use crate::level::{Clock, on_server};
use crate::peer::{FIRST, WHOLE, request, u32s};
use crate::target::op;

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn gets_all_its_replies_over_tcp() {
    on_server(Clock::Real, Server::builder(), async |target| {
        for _ in 0..2 {
            let mut peer = target.bound().await;
            let calls: Vec<u8> = (0..20)
                .flat_map(|i| request(10 + i, op::SOURCE, &u32s(&[150_000]), WHOLE))
                .collect();
            peer.send(&calls).await;
            peer.half_close().await;
            let answers = peer.answers().await;
            assert_eq!(answers.iter().filter(|(_, stub)| stub.is_ok()).count(), 20);
        }
    });
}

#[test]
fn gets_its_replies_at_its_own_pace() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let calls: Vec<u8> =
            (0..20).flat_map(|i| request(10 + i, op::SOURCE, &u32s(&[150_000]), WHOLE)).collect();
        peer.send(&calls).await;
        peer.half_close().await;
        let mut replies = 0;
        while let Some((_, answer)) = peer.answer().await {
            assert!(answer.is_ok());
            replies += 1;
            tokio::time::sleep(SECOND).await;
        }
        assert_eq!(replies, 20);
    });
}

#[test]
fn gets_the_reply_of_a_call_that_waits() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        peer.send(&request(2, op::WAITS, &u32s(&[5]), WHOLE)).await;
        peer.half_close().await;
        tokio::time::sleep(SECOND / 3).await;
        target.service.open(1);
        assert_eq!(peer.answer().await, Some((2, Ok(u32s(&[5])))));
        assert!(peer.answer().await.is_none());
    });
}

#[test]
fn is_not_waited_for_for_ever() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        for (opnum, flags) in
            [(op::NEVER, WHOLE), (op::SINK, FIRST), (op::PIPE_IN, FIRST), (op::PIPE_STUCK, FIRST)]
        {
            let mut peer = target.bound().await;
            peer.send(&request(2, opnum, &u32s(&[5]), flags)).await;
            peer.half_close().await;
            assert!(peer.is_closed_within(2 * SECOND).await, "{opnum}");
        }
    });
}
