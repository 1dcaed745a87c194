//! A client that means harm, or is mistaken.

use std::sync::atomic::Ordering;
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{
    Bind, BindNak, ContextElement, ContextResult, Fault, Header, PacketFlags, PacketType, SyntaxId,
};
use rpc_tests::raw::{Raw, bind_to, message};

use crate::relay::raw;
use crate::service::{Service, WhoClient, WhoServer};
use crate::toy::Toy;

fn server(toy: Toy) -> (Server, Service) {
    let service = Service::default();
    let server = Server::builder().authenticate(toy);
    (server.offer(WhoServer::new(service.clone())).build().unwrap(), service)
}

/// What a trailer says: service, level, context.
pub type Trailer = (u8, u8, u32);

const TOY: Trailer = (99, 6, 1);

/// A PDU with a trailer and a token behind it.
pub fn with(mut pdu: Vec<u8>, (service, level, context): Trailer, token: &[u8]) -> Vec<u8> {
    let pad = pdu.len().next_multiple_of(4) - pdu.len();
    pdu.resize(pdu.len() + pad, 0);
    pdu.extend([service, level, pad as u8, 0]);
    pdu.extend(context.to_le_bytes());
    pdu.extend(token);
    let length = u16::try_from(pdu.len()).unwrap();
    pdu[8..10].copy_from_slice(&length.to_le_bytes());
    pdu[10..12].copy_from_slice(&(token.len() as u16).to_le_bytes());
    pdu
}

pub fn bind(packet: PacketType) -> Vec<u8> {
    let mut pdu = Vec::new();
    bind_to(WhoClient::INTERFACE.id, SyntaxId::NDR20).write(packet, 1, &mut pdu);
    pdu
}

/// A bind that says that the client may have several security contexts.
pub fn multiplexing() -> Vec<u8> {
    let features = uuid::Uuid::from_bytes_le([
        0x2c, 0x1c, 0xb7, 0x6c, 0x12, 0x98, 0x40, 0x45, 3, 0, 0, 0, 0, 0, 0, 0,
    ]);
    let interface = WhoClient::INTERFACE.id;
    let mut of: Bind = bind_to(interface, SyntaxId::NDR20);
    let syntaxes = vec![SyntaxId::new(features, 1, 0)];
    of.contexts.push(ContextElement { id: 1, interface, syntaxes });
    let mut pdu = Vec::new();
    of.write(PacketType::Bind, 1, &mut pdu);
    pdu
}

pub fn auth3() -> Vec<u8> {
    let mut pdu = Vec::new();
    Header::new(PacketType::Auth3, PacketFlags::WHOLE, 1).write(&mut pdu);
    pdu.extend([0; 4]);
    pdu
}

fn request() -> Vec<u8> {
    message(PacketType::Request, 2, 0, &[], false)
}

/// What came: the PDU's type, and a fault's or a refusal's number.
pub async fn next(raw: &mut Raw) -> Option<(PacketType, u32)> {
    let received =
        tokio::time::timeout(Duration::from_secs(5), raw.receive()).await.expect("in time");
    let (header, pdu) = received?;
    let packet = header.packet.unwrap();
    let number = match packet {
        PacketType::Fault => Fault::read(&pdu, false).unwrap().status,
        PacketType::BindNak => BindNak::read(&pdu, false).unwrap().reason.into(),
        _ => 0,
    };
    Some((packet, number))
}

const DENIED: Option<(PacketType, u32)> = Some((PacketType::Fault, 5));
const ACK: Option<(PacketType, u32)> = Some((PacketType::BindAck, 0));
const ALTERED: Option<(PacketType, u32)> = Some((PacketType::AlterContextResp, 0));

#[tokio::test]
async fn a_request_before_the_last_leg_is_refused() {
    let (server, service) = server(Toy::of(""));
    let mut raw = raw(&server);
    raw.send(&with(bind(PacketType::Bind), TOY, b"1 alice")).await;
    assert_eq!(next(&mut raw).await, ACK);
    raw.send(&request()).await;
    assert_eq!(next(&mut raw).await, DENIED);
    assert_eq!(next(&mut raw).await, None, "the connection is closed");
    assert_eq!(service.ran.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_refusal_is_a_bind_nak_a_fault_or_the_next_requests() {
    // To a bind.
    let (server, _) = server(Toy::of(""));
    let mut peer = raw(&server);
    peer.send(&with(bind(PacketType::Bind), TOY, b"nonsense")).await;
    assert_eq!(next(&mut peer).await, Some((PacketType::BindNak, 9)));
    assert_eq!(next(&mut peer).await, None);
    // To an alter_context.
    let mut peer = raw(&server);
    peer.send(&with(bind(PacketType::Bind), TOY, b"1 alice")).await;
    assert_eq!(next(&mut peer).await, ACK);
    peer.send(&with(bind(PacketType::AlterContext), TOY, b"3 mallory")).await;
    assert_eq!(next(&mut peer).await, DENIED);
    peer.send(&request()).await;
    assert_eq!(next(&mut peer).await, DENIED);
    assert_eq!(next(&mut peer).await, None);
    // To an auth3, which has no answer.
    let mut peer = raw(&server);
    peer.send(&with(bind(PacketType::Bind), TOY, b"1 alice")).await;
    assert_eq!(next(&mut peer).await, ACK);
    peer.send(&with(auth3(), TOY, b"3 mallory")).await;
    peer.send(&request()).await;
    assert_eq!(next(&mut peer).await, DENIED);
    assert_eq!(next(&mut peer).await, None);
}

/// The third leg comes as an auth3 or as an alter_context.
#[tokio::test]
async fn the_last_leg_may_come_either_way() {
    let (server, service) = server(Toy::of(""));
    for (leg, answer) in [(auth3(), None), (bind(PacketType::AlterContext), Some(ALTERED))] {
        let mut raw = raw(&server);
        raw.send(&with(bind(PacketType::Bind), (99, 2, 1), b"1 alice")).await;
        assert_eq!(next(&mut raw).await, ACK);
        raw.send(&with(leg, (99, 2, 1), b"3 alice")).await;
        if let Some(answer) = answer {
            assert_eq!(next(&mut raw).await, answer);
        }
        // At this level with a verifier or without, and the answer has none.
        for request in [request(), with(request(), (99, 2, 1), &[0; 16])] {
            raw.send(&request).await;
            let (header, _) = raw.receive().await.unwrap();
            assert_eq!((header.packet, header.auth_length), (Ok(PacketType::Response), 0));
        }
    }
    assert_eq!(service.ran.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn handshakes_have_an_end() {
    let (server, _) = server(Toy::of("").legs(100));
    let mut raw = raw(&server);
    raw.send(&with(bind(PacketType::Bind), TOY, b"1 alice")).await;
    assert_eq!(next(&mut raw).await, ACK);
    for leg in 1..8 {
        let token = format!("{} alice", 2 * leg + 1);
        raw.send(&with(bind(PacketType::AlterContext), TOY, token.as_bytes())).await;
        assert_eq!(next(&mut raw).await, ALTERED, "leg {leg}");
    }
    raw.send(&with(bind(PacketType::AlterContext), TOY, b"17 alice")).await;
    assert!(matches!(next(&mut raw).await, Some((PacketType::Fault, _))));
    assert_eq!(next(&mut raw).await, None);
}

/// PDUs that fit no context, each behind an honest bind, or an honest handshake.
#[tokio::test]
async fn what_fits_no_context_ends_the_connection() {
    let (server, service) = server(Toy::of(""));
    let begun: &[(&str, Vec<u8>)] = &[
        ("another service", with(auth3(), (98, 6, 1), b"3 alice")),
        ("another level", with(auth3(), (99, 5, 1), b"3 alice")),
        ("another context", with(auth3(), (99, 6, 2), b"3 alice")),
        ("another context's alter", with(bind(PacketType::AlterContext), (99, 6, 2), b"1 alice")),
        ("another level's alter", with(bind(PacketType::AlterContext), (99, 2, 1), b"3 alice")),
        ("no level", with(auth3(), (99, 1, 1), b"3 alice")),
        ("no trailer", auth3()),
        ("a second bind", with(bind(PacketType::Bind), TOY, b"1 alice")),
    ];
    for (name, pdu) in begun {
        let mut raw = raw(&server);
        raw.send(&with(bind(PacketType::Bind), TOY, b"1 alice")).await;
        assert_eq!(next(&mut raw).await, ACK);
        raw.send(pdu).await;
        raw.send(&request()).await;
        while next(&mut raw).await.is_some() {}
        assert_eq!(service.ran.load(Ordering::SeqCst), 0, "{name}");
    }
    let done: &[(&str, Vec<u8>)] = &[
        ("a leg too many", with(auth3(), TOY, b"5 alice")),
        ("a handshake again", with(bind(PacketType::AlterContext), TOY, b"1 alice")),
        ("no verifier", request()),
        ("a context that is not there", with(request(), (99, 6, 9), &[0; 16])),
        ("another level", with(request(), (99, 2, 1), &[0; 16])),
        ("a token of nothing", with(request(), TOY, &[])),
        ("a token that is wrong", with(request(), TOY, &[0; 16])),
        ("padding beyond the stub", {
            let mut pdu = with(request(), TOY, &[0; 16]);
            let trailer = pdu.len() - 24;
            pdu[trailer + 2] = 255;
            pdu
        }),
        ("a token beyond the PDU", {
            let mut pdu = with(request(), TOY, &[0; 16]);
            pdu[10..12].copy_from_slice(&u16::MAX.to_le_bytes());
            pdu
        }),
    ];
    for (name, pdu) in done {
        let mut raw = raw(&server);
        raw.send(&with(bind(PacketType::Bind), TOY, b"1 alice")).await;
        assert_eq!(next(&mut raw).await, ACK);
        raw.send(&with(auth3(), TOY, b"3 alice")).await;
        raw.send(pdu).await;
        assert!(matches!(next(&mut raw).await, Some((PacketType::Fault, _))), "{name}");
        assert_eq!(next(&mut raw).await, None, "{name}");
        assert_eq!(service.ran.load(Ordering::SeqCst), 0, "{name}");
    }
}

#[tokio::test]
async fn several_contexts_are_for_those_who_negotiate_them_and_not_without_end() {
    let (server, service) = server(Toy::of(""));
    let mut raw = raw(&server);
    raw.send(&with(multiplexing(), (99, 2, 1), b"1 alice")).await;
    let (_, pdu) = raw.receive().await.unwrap();
    let ack = rpc_runtime::protocol::BindAck::read(&pdu, false).unwrap();
    assert_eq!((ack.results[1].result, ack.results[1].reason), (ContextResult::NEGOTIATE_ACK, 3));
    raw.send(&with(auth3(), (99, 2, 1), b"3 alice")).await;
    for context in 2..=8 {
        raw.send(&with(bind(PacketType::AlterContext), (99, 2, context), b"1 alice")).await;
        assert_eq!(next(&mut raw).await, ALTERED, "context {context}");
        raw.send(&with(auth3(), (99, 2, context), b"3 alice")).await;
        raw.send(&with(request(), (99, 2, context), &[0; 16])).await;
        assert_eq!(next(&mut raw).await, Some((PacketType::Response, 0)));
    }
    // Without a verifier it is nobody's now.
    raw.send(&with(bind(PacketType::AlterContext), (99, 2, 9), b"1 alice")).await;
    assert!(matches!(next(&mut raw).await, Some((PacketType::Fault, _))));
    assert_eq!(next(&mut raw).await, None);
    assert_eq!(service.ran.load(Ordering::SeqCst), 7);
}

/// Whatever a bind's trailer is, it is answered, and nothing panics.
#[tokio::test]
async fn any_trailer_of_a_bind_is_answered() {
    let (server, _) = server(Toy::of(""));
    let whole = with(bind(PacketType::Bind), TOY, b"1 alice");
    for at in (10..12).chain(whole.len() - 15..whole.len()) {
        for value in [0, 1, 7, 99, 0x80, 0xff] {
            let mut pdu = whole.clone();
            pdu[at] = value;
            let mut raw = raw(&server);
            raw.send(&pdu).await;
            assert!(next(&mut raw).await.is_some(), "byte {at} is {value}");
        }
    }
    assert!(server.connections() < 10_000);
}
