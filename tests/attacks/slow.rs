//! Clients that take their time, in each phase of a connection. The clock goes on only when nobody can, so
//! that the times are exact.

use std::time::Duration;

use rpc_runtime::prelude::*;
use tokio::io::AsyncReadExt;
use tokio::time::Instant;

use crate::level::{Clock, on_server};
use crate::peer::{FIRST, MIDDLE, Peer, WHOLE, bind, request, u32s};
use crate::target::op;

const SECOND: Duration = Duration::from_secs(1);

/// Sends a byte every 20 seconds, and says after how many seconds the server had enough of it.
async fn drip(peer: &mut Peer, bytes: &[u8]) -> u64 {
    let start = Instant::now();
    for byte in bytes {
        if !peer.send(&[*byte]).await || peer.is_closed_within(20 * SECOND).await {
            break;
        }
    }
    start.elapsed().as_secs()
}

/// After how many seconds the server closes the connection.
async fn closed_after(peer: &mut Peer) -> u64 {
    let start = Instant::now();
    assert!(peer.is_closed_within(1000 * SECOND).await, "the server closes at some time");
    start.elapsed().as_secs()
}

#[test]
fn who_does_not_bind() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        assert_eq!(closed_after(&mut target.connect().await).await, 30);
        assert_eq!(drip(&mut target.connect().await, &bind()).await, 30, "bytes buy no time");
    });
}

#[test]
fn who_drips_a_pdu() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        tokio::time::sleep(1000 * SECOND).await;
        let call = request(2, op::ADD, &u32s(&[1]), WHOLE);
        assert_eq!(drip(&mut peer, &call).await, 30);
        // Also while another call waits, and behind one that is whole.
        let mut peer = target.bound().await;
        peer.send(&request(2, op::NEVER, &u32s(&[1]), WHOLE)).await;
        assert_eq!(drip(&mut peer, &call).await, 30);
        let mut peer = target.bound().await;
        peer.send(&[&call[..], &call[..20]].concat()).await;
        assert_eq!(closed_after(&mut peer).await, 30);
    });
}

#[test]
fn who_drips_fragments() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        for more in [false, true] {
            let mut peer = target.bound().await;
            let start = Instant::now();
            peer.send(&request(2, op::SINK, &[0; 1000], FIRST)).await;
            let answer = loop {
                if let Ok(answer) = tokio::time::timeout(20 * SECOND, peer.answer()).await {
                    break answer.expect("it is told");
                }
                if more {
                    peer.send(&request(2, op::SINK, &[0], MIDDLE)).await;
                }
            };
            assert_eq!(answer, (2, Err(Status::CALL_CANCELLED)));
            assert_eq!(start.elapsed().as_secs(), 120);
            peer.send(&request(3, op::ADD, &u32s(&[1]), WHOLE)).await;
            assert!(peer.answer().await.unwrap().1.is_ok(), "the connection stays");
        }
    });
}

/// One request after another is begun and another finished: the oldest has its time-out all the same.
#[test]
fn who_always_has_an_unfinished_request() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let start = Instant::now();
        peer.send(&request(2, op::SINK, &[0; 8], FIRST)).await;
        let answer = async {
            for call in 3.. {
                peer.send(&request(call, op::ADD, &u32s(&[1]), WHOLE)).await;
                let answer = peer.answer().await.unwrap();
                if answer.0 == 2 {
                    return answer.1;
                }
                tokio::time::sleep(SECOND).await;
            }
            unreachable!()
        };
        assert_eq!(answer.await, Err(Status::CALL_CANCELLED));
        assert!(start.elapsed() < 122 * SECOND);
    });
}

#[test]
fn who_does_not_go_on_with_a_pipe() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let start = Instant::now();
        peer.send(&request(2, op::PIPE_IN, &u32s(&[100]), FIRST)).await;
        assert_eq!(peer.answer().await, Some((2, Err(Status::CALL_CANCELLED))));
        assert_eq!(start.elapsed().as_secs(), 30);
        assert_eq!(target.service.running(), 0);
    });
}

/// Methods that do not read their pipes: each has the whole time, also one that is waited for behind another.
#[test]
fn methods_that_do_not_read_one_behind_another() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let mut peer = target.bound().await;
        let start = Instant::now();
        let more = |call| request(call, op::PIPE_STUCK, &[0; 8], MIDDLE);
        for call in [2, 3] {
            peer.send(&request(call, op::PIPE_STUCK, &u32s(&[1000]), FIRST)).await;
            // As much as waits for a method before its connection does.
            peer.send(&more(call).repeat(16)).await;
        }
        // What is for the second is there already when the first is given up.
        peer.send(&[more(2), more(3)].concat()).await;
        for (call, seconds) in [(2, 30), (3, 60)] {
            assert_eq!(peer.answer().await, Some((call, Err(Status::CALL_CANCELLED))));
            assert_eq!(start.elapsed().as_secs(), seconds);
        }
        peer.send(&request(4, op::ADD, &u32s(&[1]), WHOLE)).await;
        assert_eq!(peer.answer().await, Some((4, Ok(u32s(&[2])))));
    });
}

#[test]
fn who_does_not_read_replies() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let call = request(2, op::SOURCE, &u32s(&[1 << 20]), WHOLE);
        let mut peer = target.bound().await;
        peer.send(&call).await;
        tokio::time::sleep(31 * SECOND).await;
        assert_eq!(target.server.connections(), 0);
        // Nor does a byte now and then help.
        let mut peer2 = target.bound().await;
        peer2.send(&call).await;
        for _ in 0..31 {
            tokio::time::sleep(SECOND).await;
            let _ = peer2.read.read_u8().await;
        }
        assert_eq!(target.server.connections(), 0);
        drop(peer);
        // Who is slow, but faster than that, gets everything: 64 KiB and more each 20 seconds.
        let mut peer = target.bound().await;
        peer.send(&call).await;
        let mut all = 0;
        let mut part = vec![0; 100_000];
        while all < 1 << 20 {
            tokio::time::sleep(20 * SECOND).await;
            let mut now = 0;
            while now < part.len() && all + now < 1 << 20 {
                match peer.read.read(&mut part[now..]).await.unwrap() {
                    0 => panic!("closed after {all} and {now} bytes"),
                    n => now += n,
                }
            }
            all += now;
        }
    });
}

#[test]
fn who_is_idle() {
    let builder = Server::builder().idle_timeout(60 * SECOND);
    on_server(Clock::Paused, builder, async |target| {
        assert_eq!(closed_after(&mut target.bound().await).await, 60);
        // A call is not idleness, and its end begins the time anew.
        let mut peer = target.bound().await;
        peer.send(&request(2, op::WAITS, &u32s(&[1]), WHOLE)).await;
        tokio::time::sleep(200 * SECOND).await;
        target.service.open(1);
        assert!(peer.answer().await.unwrap().1.is_ok());
        assert_eq!(closed_after(&mut peer).await, 60);
        // Neither cancels nor orphans of nothing keep a connection that others could have.
        let mut peer = target.bound().await;
        let cancel = crate::peer::give_up(rpc_runtime::protocol::PacketType::CoCancel, 77);
        peer.send(&cancel).await;
        assert_eq!(closed_after(&mut peer).await, 60);
    });
}
