//! Calls that are given up just when they end, and whose numbers are used again.

use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::PacketType;

use crate::level::{Clock, on_server, until};
use crate::peer::{Answer, FIRST, MIDDLE, Peer, WHOLE, give_up, request, u32s};
use crate::target::{Target, op};

const CALL: u32 = 2;
const OTHER: u32 = 3;

/// Call 2 waits at the gate; then comes `then`, and it has come, but cannot be looked at, because another call does
/// not read its pipe. Only then the gate opens: the method ends before its connection has seen `then`.
async fn ends_before_it_is_seen(target: &Target, peer: &mut Peer, then: &[Vec<u8>]) {
    peer.send(&request(CALL, op::WAITS, &u32s(&[7]), WHOLE)).await;
    until(|| target.service.running() == 1).await;
    peer.send(&request(OTHER, op::PIPE_STUCK, &u32s(&[1000]), FIRST)).await;
    until(|| target.service.running() == 2).await;
    let more = request(OTHER, op::PIPE_STUCK, &[0; 8], MIDDLE).repeat(17);
    peer.send(&[more, then.concat()].concat()).await;
    // The clock goes on when nobody else can.
    tokio::time::sleep(Duration::from_secs(1)).await;
    target.service.open(1);
}

/// What is answered until all is over, in the order of the calls.
async fn answers(peer: &mut Peer) -> Vec<Answer> {
    // The method that does not read is given up after 30 seconds.
    tokio::time::sleep(Duration::from_secs(60)).await;
    peer.send(&request(9, op::ADD, &u32s(&[8]), WHOLE)).await;
    let mut all = Vec::new();
    loop {
        let answer = peer.answer().await.expect("the connection stays");
        if answer.0 == 9 {
            all.sort_unstable_by_key(|answer: &Answer| answer.0);
            return all;
        }
        all.push(answer);
    }
}

#[test]
fn a_late_result_is_not_the_answer_to_the_next_call_of_that_number() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let again = request(CALL, op::ADD, &u32s(&[1]), WHOLE);
        let then = [give_up(PacketType::Orphaned, CALL), again];
        ends_before_it_is_seen(target, &mut peer, &then).await;
        let answers = answers(&mut peer).await;
        let expected = [(CALL, Ok(u32s(&[2]))), (OTHER, Err(Status::CALL_CANCELLED))];
        assert_eq!(answers, expected, "7 is the answer to nobody");
    });
}

#[test]
fn a_late_result_of_an_orphaned_call_is_no_answer() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let then = [give_up(PacketType::Orphaned, CALL)];
        ends_before_it_is_seen(target, &mut peer, &then).await;
        assert_eq!(answers(&mut peer).await, [(OTHER, Err(Status::CALL_CANCELLED))]);
    });
}
