//! What a server counts.

use std::time::Duration;

use rpc_runtime::ndr::DecodeLimits;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketType, SyntaxId};
use rpc_runtime::server::ServerBuilder;
use rpc_tests::lab::{Bench, LabClient, LabServer};
use rpc_tests::raw::{Raw, message};
use rpc_tests::until;

const SECOND: Duration = Duration::from_secs(1);

fn builder() -> ServerBuilder {
    Server::builder().offer(LabServer::new(Bench::default()))
}

/// A client that has not bound.
async fn connect(server: &Server) -> Raw {
    let (raw, stream) = Raw::pair();
    let serving = server.clone();
    tokio::spawn(async move { serving.serve(stream).await });
    until(|| server.connections() == 1).await;
    raw
}

#[tokio::test]
async fn faults_are_counted_wherever_they_are_from() {
    let server = builder().max_calls(1).build().unwrap();
    let client = LabClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    client.panic().await.unwrap_err();
    let counted = server.statistics();
    assert_eq!((counted.calls_received, counted.faults_sent), (1, 1), "in its caller's task");
    client.panic_in_plain_fn().await.unwrap_err();
    until(|| server.statistics().faults_sent == 2).await;

    let mut raw = Raw::client_of(&server, LabClient::INTERFACE.id).await;
    // Its stub is none; the procedure is none; the fragment is none. The last one ends the connection.
    for (faults, opnum) in [(3, 5), (4, 99)] {
        raw.send(&message(PacketType::Request, faults, opnum, &[1], false)).await;
        assert_eq!(raw.receive().await.unwrap().0.packet, Ok(PacketType::Fault));
        until(|| server.statistics().faults_sent == u64::from(faults)).await;
    }
    let mut later = message(PacketType::Request, 7, 5, &[1], false);
    later[3] = 0;
    raw.send(&later).await;
    assert_eq!(raw.receive().await.unwrap().0.packet, Ok(PacketType::Fault));
    until(|| server.statistics().faults_sent == 5).await;
    assert_eq!(server.statistics().calls_refused, 0, "none was because of a limit");
}

#[tokio::test]
async fn calls_that_a_limit_refuses_are_counted() {
    let server = builder().max_calls(1).max_call_bytes(100).build().unwrap();
    let mut raw = Raw::client_of(&server, LabClient::INTERFACE.id).await;
    raw.send(&message(PacketType::Request, 2, 3, &[], false)).await;
    until(|| server.calls() == 1).await;
    raw.send(&message(PacketType::Request, 3, 3, &[], false)).await;
    raw.receive().await.unwrap();
    until(|| server.statistics().calls_refused == 1).await;
    let client = LabClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let error = client.sum(100, &[0; 100]).await.unwrap_err();
    assert_eq!(error.status(), Status::OUT_OF_RESOURCES);
    until(|| server.statistics().calls_refused == 2).await;

    let limits = DecodeLimits::default().with_memory(0);
    let server = builder().decode_limits(limits).build().unwrap();
    let client = LabClient::bind(&ClientBuilder::new().over(server.in_process())).await.unwrap();
    let mut pair = rpc_tests::lab::Pair { number: 1, text: Some(Box::new(7)) };
    let changed = client.change(false, &mut pair, &mut String::new(), 0, &mut []).await;
    assert_eq!(changed.unwrap_err().status(), Status::OUT_OF_MEMORY);
    let counted = server.statistics();
    assert_eq!((counted.calls_refused, counted.faults_sent), (1, 1));
}

#[tokio::test]
async fn connections_that_make_room_and_those_for_which_there_is_none_are_counted() {
    let server = builder().max_connections(1).evict_after(Duration::ZERO).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let first = LabClient::connect(endpoint.binding()).await.unwrap();
    first.sum(1, &[7]).await.unwrap();
    let second = LabClient::connect(endpoint.binding()).await.unwrap();
    until(|| server.statistics().connections_evicted == 1).await;
    assert_eq!(server.statistics().connections_refused, 0);
    let hanging = tokio::spawn({
        let second = second.clone();
        async move { second.hang().await }
    });
    until(|| server.calls() == 1).await;
    LabClient::connect(endpoint.binding()).await.unwrap_err();
    assert_eq!(server.statistics().connections_refused, 1);
    assert_eq!(server.statistics().connections_evicted, 1);
    hanging.abort();
}

#[tokio::test(start_paused = true)]
async fn connections_that_are_too_slow_are_counted() {
    let builder = builder().bind_timeout(SECOND).receive_timeout(SECOND).reply_timeout(SECOND);
    let server = builder.idle_timeout(10 * SECOND).build().unwrap();
    let closed = async |n: u64| {
        until(|| server.connections() == 0).await;
        assert_eq!(server.statistics().connections_timed_out, n);
    };
    let raw = connect(&server).await;
    closed(1).await;
    drop(raw);

    let mut raw = connect(&server).await;
    raw.bind(LabClient::INTERFACE.id, SyntaxId::NDR20).await;
    raw.send(&message(PacketType::Request, 2, 5, &[0; 8], false)[..20]).await;
    closed(2).await;

    let mut raw = connect(&server).await;
    raw.bind(LabClient::INTERFACE.id, SyntaxId::NDR20).await;
    for call_id in 2..10 {
        raw.send(&message(PacketType::Request, call_id, 9, &u16::MAX.to_le_bytes(), false)).await;
    }
    closed(3).await;

    let mut raw = connect(&server).await;
    raw.bind(LabClient::INTERFACE.id, SyntaxId::NDR20).await;
    closed(4).await;

    // Who leaves is not late.
    let mut raw = connect(&server).await;
    raw.bind(LabClient::INTERFACE.id, SyntaxId::NDR20).await;
    drop(raw);
    closed(4).await;
    assert_eq!(server.statistics().connections_evicted, 0);
}

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b75", version = "1.0")]
trait Uploads {
    async fn read(&self, data: PipeReader<u8>) -> Result<()>;
    async fn ignore(&self, data: PipeReader<u8>) -> Result<()>;
}

struct Service;

impl Uploads for Service {
    async fn read(&self, mut data: PipeReader<u8>) -> Result<()> {
        while data.pull().await?.is_some() {}
        Ok(())
    }
    async fn ignore(&self, _data: PipeReader<u8>) -> Result<()> {
        std::future::pending().await
    }
}

/// [`places`](super::places) counts the requests whose fragments do not come.
#[tokio::test(start_paused = true)]
async fn pipes_that_are_too_slow_are_counted_as_calls_out_of_time() {
    let server = Server::builder().offer(UploadsServer::new(Service)).pipe_timeout(SECOND);
    let server = server.build().unwrap();
    // A part of a chunk of 256 elements.
    let chunk = [0, 1, 0, 0, 7, 7, 7, 7];
    let part = |call_id, opnum, flags| {
        let mut pdu = message(PacketType::Request, call_id, opnum, &chunk, false);
        pdu[3] = flags;
        pdu
    };
    let mut raw = Raw::client_of(&server, UploadsClient::INTERFACE.id).await;
    raw.send(&part(2, 0, 1)).await;
    assert_eq!(raw.receive().await.unwrap().0.packet, Ok(PacketType::Fault));
    until(|| server.statistics().calls_timed_out == 1).await;
    raw.send(&part(3, 1, 1)).await;
    raw.send(&part(3, 1, 0).repeat(100)).await;
    assert_eq!(raw.receive().await.unwrap().0.packet, Ok(PacketType::Fault));
    until(|| server.statistics().calls_timed_out == 2).await;
    assert_eq!(server.statistics().calls_refused, 0);
}
