//! Servers that carry one call at a time and number all answers 1, as Wine's does; and servers that do not
//! answer an alter_context as they should. One call's trouble is not the others'.

use std::time::Duration;

use rpc_runtime::pipe::channel;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketFlags, PacketType};
use tokio::time::Instant;

use crate::hostile_server::{accept, builder};
use crate::level::{Clock, twice};
use crate::peer::{Peer, WHOLE, ack, fault, response, u32s};
use crate::target::HostileClient;

const SECOND: Duration = Duration::from_secs(1);

/// Answers everything with call id 1, `delay` after it was asked.
async fn like_wine(mut peer: Peer, delay: Duration) -> usize {
    let mut calls = 0;
    while let Some((header, pdu)) = peer.receive().await {
        let answer = match header.packet {
            Ok(PacketType::Bind) => ack(PacketType::BindAck, PacketFlags::default(), 1, 1),
            Ok(PacketType::Request) => {
                calls += 1;
                tokio::time::sleep(delay).await;
                let n = u32::from_le_bytes(*pdu[24..].first_chunk().unwrap());
                response(1, &u32s(&[n + 1]), WHOLE)
            }
            _ => continue,
        };
        peer.send(&answer).await;
    }
    calls
}

#[test]
fn many_calls_at_once() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (peer, stream) = Peer::pair();
            let client = async {
                let association = builder().call_timeout(100 * SECOND).over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                let call = async |n| assert_eq!(client.add(n).await.unwrap(), n + 1);
                tokio::join!(call(1), call(10), call(100), call(1000), call(10_000));
            };
            let (calls, ()) = tokio::join!(like_wine(peer, SECOND / 10), client);
            assert_eq!(calls, 5);
        },
    );
}

#[test]
fn a_call_that_is_given_up_is_not_mistaken_for_another() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (peer, stream) = Peer::pair();
            let client = async {
                let association = builder().call_timeout(100 * SECOND).over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                for n in 0..10 {
                    // Given up before it was sent, while the server works on it, and not at all.
                    let patience = [Duration::ZERO, SECOND / 2, 100 * SECOND][n as usize % 3];
                    let answer = tokio::time::timeout(patience, client.add(n)).await;
                    assert!(answer.is_err() == (n % 3 != 2));
                    assert_eq!(client.add(100 * n).await.unwrap(), 100 * n + 1);
                }
            };
            tokio::join!(like_wine(peer, SECOND), client);
        },
    );
}

#[test]
fn the_wait_for_its_turn_is_a_part_of_a_calls_time() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (peer, stream) = Peer::pair();
            let client = async {
                let association = builder().call_timeout(SECOND).over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                let call = async |n| client.add(n).await.map_err(|error| error.status());
                let (a, b, c) = tokio::join!(call(1), call(2), call(3));
                assert_eq!((a, b), (Ok(2), Err(Status::CALL_CANCELLED)));
                assert_eq!(c, Err(Status::CALL_CANCELLED));
            };
            tokio::join!(like_wine(peer, SECOND * 2 / 3), client);
        },
    );
}

/// The rest of a pipe that was given up will not come, and the server carries no other call meanwhile: whoever waits
/// for his turn is told so at once, and so is who comes later.
#[test]
fn a_pipe_that_is_given_up_half_way() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let server = async {
                let (header, _) = peer.receive().await.unwrap();
                let ack = ack(PacketType::BindAck, PacketFlags::default(), header.call_id, 1);
                peer.send(&ack).await;
                peer.drain().await
            };
            let client = async {
                let association = builder().call_timeout(100 * SECOND).over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                let start = Instant::now();
                let (mut writer, reader) = channel(1);
                let given_up = async {
                    let call = tokio::time::timeout(SECOND, client.pipe_in(reader));
                    let (call, pushed) = tokio::join!(call, writer.push(vec![1; 100_000]));
                    assert!(call.is_err() && pushed.is_ok());
                };
                let waits = async {
                    tokio::time::sleep(SECOND / 2).await;
                    client.add(1).await
                };
                let ((), waited) = tokio::join!(given_up, waits);
                for answer in [waited, client.add(1).await] {
                    let error = answer.unwrap_err();
                    assert_eq!(error.status(), Status::COMM_FAILURE, "{error}");
                    assert!(!error.may_have_executed());
                }
                assert_eq!(start.elapsed().as_secs(), 1, "nobody waits longer");
            };
            let (bytes, ()) = tokio::join!(server, client);
            assert!(bytes > 50_000, "a part of the pipe was sent");
        },
    );
}

/// Another interface, for an alter_context.
#[rpc_interface(uuid = "0a000000-0000-0000-0000-00000000000b", version = "1.0")]
pub trait Another {
    async fn add(&self, a: u32) -> Result<u32>;
}

/// A third.
#[rpc_interface(uuid = "0a000000-0000-0000-0000-00000000000c", version = "1.0")]
pub trait Third {
    async fn add(&self, a: u32) -> Result<u32>;
}

/// A server that answers the first alter_context with `answer`, if it does, and the others as it should.
fn alter(answer: impl Fn(u32) -> Option<Vec<u8>>, status: Status) {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let server = async {
                accept(&mut peer).await;
                let mut alters = 0;
                while let Some((header, _)) = peer.receive().await {
                    let call = header.call_id;
                    let answer = match header.packet {
                        Ok(PacketType::AlterContext) => {
                            alters += 1;
                            let good =
                                ack(PacketType::AlterContextResp, PacketFlags::default(), call, 1);
                            if alters == 1 { answer(call) } else { Some(good) }
                        }
                        _ => Some(response(call, &u32s(&[42]), WHOLE)),
                    };
                    if let Some(answer) = answer {
                        peer.send(&answer).await;
                    }
                }
            };
            let client = async {
                let association = builder().over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                let another = AnotherClient::bind(&association);
                // Calls in a context that is there are not held up meanwhile.
                let call = async { assert_eq!(client.add(1).await.unwrap(), 42) };
                let (another, ()) = tokio::join!(another, call);
                let error = another.unwrap_err();
                assert_eq!(error.status(), status, "{error}");
                let third = ThirdClient::bind(&association).await.unwrap();
                assert_eq!(third.add(1).await.unwrap(), 42);
                let another = AnotherClient::bind(&association).await.unwrap();
                assert_eq!(another.add(1).await.unwrap(), 42);
                assert_eq!(client.add(1).await.unwrap(), 42);
            };
            tokio::join!(client, server);
        },
    );
}

#[test]
fn an_alter_context_that_is_answered_by_a_fault() {
    alter(|call| Some(fault(call, 5)), Status(5));
}

#[test]
fn an_alter_context_that_is_never_answered() {
    alter(|_| None, Status::SERVER_UNAVAILABLE);
}

#[test]
fn an_alter_context_that_is_answered_by_a_bind_nak() {
    let nak = |call| {
        let mut pdu = Vec::new();
        rpc_runtime::protocol::BindNak { reason: 0 }.write(call, &mut pdu);
        Some(pdu)
    };
    alter(nak, Status::CALL_FAILED_DNE);
}

#[test]
fn an_alter_context_that_comes_too_late_for_one_is_in_time_for_another() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let server = async {
                while let Some((header, pdu)) = peer.receive().await {
                    let flags = PacketFlags::CONCURRENT;
                    let answer = match header.packet {
                        Ok(PacketType::Bind) => ack(PacketType::BindAck, flags, header.call_id, 1),
                        Ok(PacketType::Request) => {
                            let n = u32::from_le_bytes(*pdu[24..].first_chunk().unwrap());
                            response(header.call_id, &u32s(&[n + 1]), WHOLE)
                        }
                        _ => {
                            tokio::time::sleep(SECOND * 3 / 2).await;
                            ack(PacketType::AlterContextResp, flags, header.call_id, 1)
                        }
                    };
                    peer.send(&answer).await;
                }
            };
            let client = async {
                let association = builder().connect_timeout(SECOND).over(stream);
                ThirdClient::bind(&association).await.unwrap();
                let later = async {
                    tokio::time::sleep(SECOND * 3 / 4).await;
                    HostileClient::bind(&association).await
                };
                let (early, later) = tokio::join!(HostileClient::bind(&association), later);
                assert_eq!(early.unwrap_err().status(), Status::SERVER_UNAVAILABLE);
                assert_eq!(later.unwrap().add(1).await.unwrap(), 2);
            };
            tokio::join!(client, server);
        },
    );
}

#[test]
fn binds_that_are_given_up() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let server = async {
                while let Some((header, _)) = peer.receive().await {
                    tokio::time::sleep(SECOND / 10).await;
                    let kind = match header.packet {
                        Ok(PacketType::Bind) => PacketType::BindAck,
                        _ => PacketType::AlterContextResp,
                    };
                    peer.send(&ack(kind, PacketFlags::CONCURRENT, header.call_id, 1)).await;
                }
            };
            let client = async {
                let association = builder().over(stream);
                for _ in 0..5 {
                    let bind = HostileClient::bind(&association);
                    tokio::time::timeout(SECOND / 100, bind).await.unwrap_err();
                }
                let (a, b, c) = tokio::join!(
                    HostileClient::bind(&association),
                    AnotherClient::bind(&association),
                    ThirdClient::bind(&association),
                );
                a.unwrap();
                b.unwrap();
                c.unwrap();
            };
            tokio::join!(client, server);
        },
    );
}
