//! Servers that mean harm to a call with an [out] pipe, and what a bind that was given up does to one.

use std::time::Duration;

use rpc_runtime::pipe::channel;
use rpc_runtime::prelude::*;

use crate::hostile_server::{accept, builder};
use crate::level::{Clock, Peak, on_server, twice};
use crate::peer::{FIRST, MIDDLE, Peer, fault, response, u32s};
use crate::target::HostileClient;

const MIB: usize = 1 << 20;

/// A server that begins a reply with `first`, and then sends fragments of `times` copies of `then` without end. It has an end: the call's
/// time-out, or what is wrong with the data.
fn endless(first: &[u8], then: &[u8], times: usize, reads: bool) {
    twice(
        Clock::Real,
        || true,
        async || {
            let peak = Peak::begin();
            let (mut peer, stream) = Peer::pair();
            let server = async {
                accept(&mut peer).await;
                let (header, _) = peer.receive().await.unwrap();
                peer.send(&response(header.call_id, first, FIRST)).await;
                let then = response(header.call_id, &then.repeat(times), MIDDLE);
                let then = then.repeat(1 + 60_000 / then.len());
                while peer.send(&then).await {
                    tokio::task::yield_now().await;
                }
            };
            let client = async {
                let builder =
                    builder().call_timeout(Duration::from_millis(200)).max_call_bytes(MIB);
                let association = builder.over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                let (writer, mut reader) = channel(1);
                let read = async {
                    while reads && matches!(reader.pull().await, Ok(Some(_))) {}
                    reader
                };
                let (answer, _reader) = tokio::join!(client.pipe_out(1, writer), read);
                let error = answer.unwrap_err();
                assert_eq!(error.status(), Status::CALL_CANCELLED, "{error}");
            };
            tokio::join!(client, server);
            peak.assert_below(8 * MIB);
        },
    );
}

#[test]
fn empty_fragments() {
    endless(&[], &[], 1, true);
    endless(&[], &[], 1, false);
}

#[test]
fn a_chunk_of_four_billion_elements() {
    endless(&u32s(&[u32::MAX]), &[1], 60_000, true);
    endless(&u32s(&[u32::MAX]), &[1], 60_000, false);
}

#[test]
fn tiny_chunks() {
    endless(&u32s(&[1, 7]), &u32s(&[1, 7]), 5000, true);
    endless(&u32s(&[1, 7]), &u32s(&[1, 7]), 5000, false);
}

#[test]
fn a_fault_in_the_middle_of_a_chunk() {
    twice(
        Clock::Paused,
        || true,
        async || {
            let (mut peer, stream) = Peer::pair();
            let server = async {
                accept(&mut peer).await;
                let (header, _) = peer.receive().await.unwrap();
                peer.send(&response(header.call_id, &u32s(&[2, 7]), FIRST)).await;
                peer.send(&fault(header.call_id, 5)).await;
                peer.drain().await;
            };
            let client = async {
                let association = builder().over(stream);
                let client = HostileClient::bind(&association).await.unwrap();
                let (writer, mut reader) = channel(1);
                let read = async { while let Ok(Some(_)) = reader.pull().await {} };
                let (answer, ()) = tokio::join!(client.pipe_out(1, writer), read);
                assert_eq!(answer.unwrap_err().status(), Status(5));
            };
            tokio::join!(client, server);
        },
    );
}

/// A bind that somebody gave up does not read on for ever: a pipe that is read slowly keeps its flow control.
#[test]
fn a_bind_that_was_given_up_costs_pipes_nothing() {
    on_server(Clock::Paused, Server::builder(), async |target| {
        let association = builder()
            .call_timeout(Duration::from_secs(1000))
            .max_call_bytes(MIB)
            .over(target.server.in_process());
        {
            let bind = HostileClient::bind(&association);
            tokio::pin!(bind);
            let _ = poll_once(bind.as_mut()).await;
        }
        let client = HostileClient::bind(&association).await.unwrap();
        let peak = Peak::begin();
        let (writer, mut reader) = channel(1);
        let read = async {
            let mut elements = 0;
            while let Some(chunk) = reader.pull().await? {
                elements += chunk.len();
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            Ok::<_, Error>(elements)
        };
        let (answer, read) = tokio::join!(client.pipe_out(5000, writer), read);
        assert_eq!((answer.unwrap(), read.unwrap()), (5000, 5_000_000));
        peak.assert_below(12 * MIB);
    });
}

/// Polls once.
async fn poll_once<F: Future>(future: std::pin::Pin<&mut F>) -> bool {
    let mut future = future;
    std::future::poll_fn(|cx| std::task::Poll::Ready(future.as_mut().poll(cx).is_ready())).await
}
