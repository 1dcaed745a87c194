//! PDUs that no honest peer sends: a fault or a closed connection, never a panic or a hang.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use rpc_runtime::client::ClientBuilder;
use rpc_runtime::memory::Quota;
use rpc_runtime::ndr::DecodeLimits;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{
    BindNak, ContextResult, Fault, PacketType, ServerConfig, ServerConnection, SyntaxId,
};
use rpc_tests::raw::{Raw, bind_to, message};

use rpc_tests::lab::{Bench, LabClient, LabServer, server};

fn lab() -> SyntaxId {
    LabClient::INTERFACE.id
}

/// A raw peer of a server.
fn raw() -> Raw {
    let (server, _) = server();
    let (raw, stream) = Raw::pair();
    tokio::spawn(async move { server.serve(stream).await });
    raw
}

/// A raw peer that has bound to the laboratory, in NDR.
async fn bound() -> Raw {
    let mut raw = raw();
    let ack = raw.bind(lab(), SyntaxId::NDR20).await;
    assert_eq!(ack.results[0].result, ContextResult::ACCEPTED);
    raw
}

/// The fault that a request gets.
async fn fault(raw: &mut Raw, request: &[u8]) -> Status {
    raw.send(request).await;
    let (header, pdu) = raw.receive().await.expect("a fault");
    assert_eq!(header.packet, Ok(PacketType::Fault));
    Status::from_wire(Fault::read(&pdu, false).unwrap().status)
}

#[tokio::test]
async fn ifc_07_an_opnum_beyond_the_last() {
    let mut raw = bound().await;
    let request = message(PacketType::Request, 2, 99, &[], false);
    raw.send(&request).await;
    let (header, pdu) = raw.receive().await.unwrap();
    assert_eq!(header.packet, Ok(PacketType::Fault));
    assert_eq!(Fault::read(&pdu, false).unwrap().status, 0x1c01_0002, "nca_op_rng_error");
    let sum = message(PacketType::Request, 3, 5, &[0; 8], false);
    raw.send(&sum).await;
    assert_eq!(raw.receive().await.unwrap().0.packet, Ok(PacketType::Response));
}

#[tokio::test]
async fn a_count_of_four_thousand_million_in_a_small_request() {
    let mut raw = bound().await;
    let mut stub = vec![0; 100];
    stub[..4].copy_from_slice(&4_000_000_000_u32.to_le_bytes());
    stub[4..8].copy_from_slice(&4_000_000_000_u32.to_le_bytes());
    let request = message(PacketType::Request, 2, 5, &stub, false);
    assert_eq!(fault(&mut raw, &request).await, Status::BAD_STUB_DATA);
}

/// Windows and Samba take it; a verification trailer will stand there.
#[tokio::test]
async fn data_behind_the_last_parameter_is_passed_over_unless_it_is_to_be_refused() {
    for (refuse, left) in [(false, 1), (false, 64), (false, 60_000), (true, 1), (true, 64)] {
        let limits = DecodeLimits::default().with_refuse_trailing(refuse);
        let server = Server::builder().offer(LabServer::new(Bench::default()));
        let server = server.decode_limits(limits).build().unwrap();
        let mut raw = Raw::client_of(&server, lab()).await;
        let expected = match refuse {
            true => Err(Status::BAD_STUB_DATA),
            false => Ok(vec![0; 8]),
        };
        assert_eq!(raw.call(5, &vec![0; 8 + left]).await, expected, "{left} bytes");

        let stream = Raw::server_that_answers(vec![0; 4 + left]);
        let builder = ClientBuilder::new().decode_limits(limits);
        let client = LabClient::bind(&builder.over(stream)).await.unwrap();
        let sum = client.add(0, &0).await.map_err(|error| error.status());
        assert_eq!(sum, expected.map(|_| 0), "{left} bytes");
    }
}

#[tokio::test]
async fn an_unknown_context_is_refused_and_did_not_execute() {
    let mut raw = bound().await;
    let mut request = message(PacketType::Request, 2, 5, &[0; 8], false);
    request[20] = 9;
    assert_eq!(fault(&mut raw, &request).await, Status::UNKNOWN_IF);
}

#[tokio::test]
async fn a_wrong_protocol_version_is_a_bind_nak() {
    for version in [(4, 0), (5, 2), (6, 0)] {
        let mut raw = raw();
        let mut pdu = Vec::new();
        bind_to(lab(), SyntaxId::NDR20).write(PacketType::Bind, 1, &mut pdu);
        (pdu[0], pdu[1]) = version;
        raw.send(&pdu).await;
        let (header, pdu) = raw.receive().await.expect("a bind_nak");
        assert_eq!(header.packet, Ok(PacketType::BindNak));
        let reason = BindNak::read(&pdu, false).unwrap().reason;
        assert_eq!(reason, BindNak::PROTOCOL_VERSION_NOT_SUPPORTED);
    }
}

#[tokio::test]
async fn an_authentication_that_is_not_offered_is_a_bind_nak() {
    let mut raw = raw();
    let mut pdu = Vec::new();
    bind_to(lab(), SyntaxId::NDR20).write(PacketType::Bind, 1, &mut pdu);
    pdu.extend([10, 6, 0, 0, 1, 0, 0, 0, 1, 2, 3, 4]);
    let length = pdu.len() as u16;
    pdu[8..10].copy_from_slice(&length.to_le_bytes());
    pdu[10..12].copy_from_slice(&4_u16.to_le_bytes());
    raw.send(&pdu).await;
    let (header, pdu) = raw.receive().await.expect("a bind_nak");
    assert_eq!(header.packet, Ok(PacketType::BindNak));
    let reason = BindNak::read(&pdu, false).unwrap().reason;
    assert_eq!(reason, BindNak::AUTHENTICATION_TYPE_NOT_RECOGNIZED);
}

#[tokio::test]
async fn what_closes_a_connection() {
    let first = |mut pdu: Vec<u8>| {
        pdu[3] = 1;
        pdu
    };
    let request = || message(PacketType::Request, 2, 5, &[0; 8], false);
    for (what, pdus) in [
        ("a PDU of another protocol", vec![b"GET / HTTP/1.1\r\n\r\n".to_vec()]),
        ("a response from a client", vec![message(PacketType::Response, 2, 0, &[], false)]),
        (
            "a type that there is not",
            vec![{
                let mut pdu = request();
                pdu[2] = 77;
                pdu
            }],
        ),
        (
            "a length below the header's",
            vec![{
                let mut pdu = request();
                pdu[8] = 8;
                pdu
            }],
        ),
        ("two first fragments", vec![first(request()), first(request())]),
        (
            "fragments of two opnums",
            vec![first(request()), {
                let mut pdu = request();
                (pdu[3], pdu[22]) = (2, 4);
                pdu
            }],
        ),
        (
            "a second bind",
            vec![{
                let mut pdu = Vec::new();
                bind_to(lab(), SyntaxId::NDR20).write(PacketType::Bind, 1, &mut pdu);
                pdu
            }],
        ),
        (
            "EBCDIC",
            vec![{
                let mut pdu = request();
                pdu[4] = 0x11;
                pdu
            }],
        ),
    ] {
        let mut raw = bound().await;
        for pdu in &pdus {
            raw.send(pdu).await;
        }
        let closed = async { while raw.receive().await.is_some() {} };
        let closed = tokio::time::timeout(Duration::from_secs(30), closed).await;
        assert!(closed.is_ok(), "{what}");
    }
}

#[tokio::test]
async fn a_request_before_the_bind_closes_the_connection() {
    let mut raw = raw();
    raw.send(&message(PacketType::Request, 2, 5, &[0; 8], false)).await;
    assert!(raw.receive().await.is_none());
}

#[tokio::test]
async fn a_server_that_breaks_the_protocol_is_a_protocol_error() {
    for answer in [
        message(PacketType::Response, 77, 0, &[], false),
        message(PacketType::Request, 2, 0, &[], false),
        b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec(),
    ] {
        let (mut raw, stream) = Raw::pair();
        tokio::spawn(async move {
            raw.accept(SyntaxId::NDR20).await;
            raw.receive().await;
            raw.send(&answer).await;
            raw.receive().await;
        });
        let client = LabClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
        let error = client.add(1, &2).await.unwrap_err();
        assert_eq!(error.status(), Status::PROTOCOL_ERROR);
        assert!(error.may_have_executed());
    }
}

#[tokio::test]
async fn a_reply_that_lies_changes_nothing() {
    for stub in [&[][..], &[0xff; 4], &[1; 40]] {
        let (mut raw, stream) = Raw::pair();
        let stub = stub.to_vec();
        tokio::spawn(async move {
            raw.accept(SyntaxId::NDR20).await;
            let (header, _) = raw.receive().await.unwrap();
            raw.send(&message(PacketType::Response, header.call_id, 0, &stub, false)).await;
            raw.receive().await;
        });
        let client = LabClient::bind(&ClientBuilder::new().over(stream)).await.unwrap();
        let (mut n, mut numbers) = (5, vec![1]);
        let error = client.produce(3, &mut n, &mut numbers).await.unwrap_err();
        assert_eq!(error.status(), Status::BAD_STUB_DATA);
        assert_eq!((n, &numbers[..]), (5, &[1][..]));
    }
}

struct One;

impl rpc_runtime::protocol::Host for One {
    fn find(&self, wanted: &SyntaxId) -> Option<usize> {
        lab().accepts(wanted).then_some(0)
    }

    fn join_group(&self, wanted: u32) -> Option<u32> {
        (wanted == 0).then_some(1)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// However the bytes of a conversation arrive and whatever byte of them is changed, the
    /// connection gives events or an error, and holds no more than it was sent.
    #[test]
    fn any_bytes_in_any_pieces(at in any::<prop::sample::Index>(), to in any::<u8>(), piece in 1_usize..200) {
        let mut bytes = Vec::new();
        bind_to(lab(), SyntaxId::NDR20).write(PacketType::Bind, 1, &mut bytes);
        for call in 2..5 {
            bytes.extend(message(PacketType::Request, call, 5, &[call as u8; 50], false));
        }
        let at = at.index(bytes.len());
        bytes[at] = to;
        let mut connection = ServerConnection::new(ServerConfig::default(), Arc::new(Quota::new(1 << 20)));
        let mut arrived = Vec::new();
        for piece in bytes.chunks(piece) {
            arrived.extend_from_slice(piece);
            let Ok(taken) = connection.receive(&mut arrived, &One) else {
                break;
            };
            arrived.drain(..taken);
            while connection.event().is_some() {}
        }
        prop_assert!(connection.output().len() < 1000);
    }
}
