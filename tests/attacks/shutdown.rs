//! Clients that keep a server from shutting down: the grace ends everything.

use std::time::Duration;

use rpc_runtime::prelude::*;
use tokio::time::Instant;

use crate::level::{Clock, Peak, twice, until};
use crate::peer::{FIRST, Peer, WHOLE, bind, request, u32s};
use crate::target::{HostileClient, Target, op};

const GRACE: Duration = Duration::from_secs(3);

/// Shuts down while `client` does what it does, and checks that nothing is left. After how long that is so.
async fn shut_down(target: &Target) -> Duration {
    let start = Instant::now();
    target.server.shutdown(GRACE).await;
    let took = start.elapsed();
    assert!(took <= GRACE + Duration::from_secs(1), "{took:?}");
    assert_eq!(target.server.connections(), 0);
    assert_eq!(target.server.memory(), 0);
    until(|| target.service.running() == 0).await;
    let again = target.server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap_err();
    assert!(!again.may_have_executed());
    took
}

/// A shutdown while a client has sent `bytes`, and reads nothing.
fn against(bytes: &[u8]) {
    twice(
        Clock::Paused,
        || true,
        async || {
            let target = Target::start(Server::builder(), Clock::Paused).await;
            let mut peers: Vec<Peer> = Vec::new();
            for _ in 0..3 {
                let mut peer = target.connect().await;
                peer.send(bytes).await;
                peers.push(peer);
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
            shut_down(&target).await;
            for peer in &mut peers {
                assert!(peer.is_closed_within(Duration::from_secs(10)).await);
            }
        },
    );
}

#[test]
fn calls_that_never_end() {
    against(&[bind(), request(2, op::NEVER, &u32s(&[1]), WHOLE)].concat());
}

#[test]
fn replies_that_nobody_reads() {
    against(&[bind(), request(2, op::SOURCE, &u32s(&[2_000_000]), WHOLE)].concat());
}

#[test]
fn replies_that_nobody_reads_behind_a_protocol_error() {
    let garbage = b"garbage".repeat(100);
    against(&[bind(), request(2, op::SOURCE, &u32s(&[2_000_000]), WHOLE), garbage].concat());
}

#[test]
fn requests_that_nobody_finishes() {
    against(&[]);
    against(&bind()[..20]);
    let call = request(2, op::SINK, &[0; 5000], FIRST);
    against(&[bind(), call[..100].to_vec()].concat());
    against(&[bind(), call].concat());
}

#[test]
fn pipes_that_nobody_goes_on_with() {
    against(&[bind(), request(2, op::PIPE_IN, &u32s(&[1000]), FIRST)].concat());
    against(&[bind(), request(2, op::PIPE_STUCK, &u32s(&[1000]), FIRST)].concat());
    against(&[bind(), request(2, op::PIPE_OUT, &u32s(&[1_000_000]), WHOLE)].concat());
}

#[test]
fn clients_that_call_in_loops() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let target = Target::start(Server::builder(), Clock::Paused).await;
            let mut loops = Vec::new();
            for _ in 0..3 {
                let client = target.client().await;
                let service = target.service.clone();
                loops.push(tokio::spawn(async move {
                    // Each call waits a little, so that one is always in flight.
                    for calls in 0.. {
                        let open = async {
                            tokio::time::sleep(Duration::from_millis(30)).await;
                            service.open(1);
                        };
                        let (answer, ()) = tokio::join!(client.waits(1), open);
                        if let Err(error) = answer {
                            return (calls, error);
                        }
                    }
                    unreachable!()
                }));
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
            let took = shut_down(&target).await;
            assert!(took < Duration::from_secs(1), "no grace is needed: {took:?}");
            for calls in loops {
                let (calls, error) = calls.await.unwrap();
                assert!(calls > 10, "{calls}");
                assert!(!error.may_have_executed(), "{error:?}");
            }
        },
    );
}

/// A client that takes no notice of the shutdown PDU.
#[test]
fn a_client_that_floods_during_the_grace() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let target = Target::start(Server::builder(), Clock::Paused).await;
            let peak = Peak::begin();
            let mut peer = target.bound().await;
            peer.send(&request(2, op::WAITS, &u32s(&[1]), WHOLE)).await;
            until(|| target.service.running() == 1).await;
            let flood = async {
                tokio::time::sleep(Duration::from_millis(100)).await;
                let mut refused = 0;
                for call in 10..10_000 {
                    peer.send(&request(call, op::ADD, &u32s(&[1]), WHOLE)).await;
                    match peer.answer().await {
                        Some((_, Err(Status::SERVER_UNAVAILABLE))) => refused += 1,
                        Some((id, answer)) => panic!("{id} {answer:?}"),
                        None => break,
                    }
                    if call == 5000 {
                        target.service.open(1);
                        assert_eq!(peer.answer().await, Some((2, Ok(u32s(&[1])))));
                    }
                }
                refused
            };
            let (took, refused) = tokio::join!(shut_down(&target), flood);
            assert!(took < GRACE, "the call in flight ended, and with it the connection: {took:?}");
            assert!(refused >= 4900);
            peak.assert_below(4 << 20);
        },
    );
}

#[test]
fn what_is_in_flight_is_finished() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let target = Target::start(Server::builder(), Clock::Paused).await;
            let client: HostileClient = target.client().await;
            let open = async {
                until(|| target.service.running() == 1).await;
                let stop = async {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                    target.service.open(1);
                };
                let late = async {
                    tokio::time::sleep(Duration::from_millis(500)).await;
                    let error = client.add(1).await.unwrap_err();
                    assert!(!error.may_have_executed(), "{error:?}");
                };
                tokio::join!(shut_down(&target), stop, late).0
            };
            let (answer, took) = tokio::join!(client.waits(7), open);
            assert_eq!(answer.unwrap(), 7);
            assert!(took < GRACE);
        },
    );
}
