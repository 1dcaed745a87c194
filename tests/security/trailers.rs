//! Where a `sec_trailer` stands, and how much padding it speaks of (MS-RPCE section 2.2.2.11): a trailer that is right in all
//! else, in PDUs of a client's and of a server's.

use std::sync::atomic::Ordering;
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::PacketType;
use rpc_runtime::security::{AuthenticationLevel, Fragment};
use rpc_tests::raw::message;

use crate::clients::{auth3, bind, next, with};
use crate::relay::{self, Way, header, raw};
use crate::service::{Service, WhoClient, WhoServer};
use crate::toy::{self, TOKEN, Toy};

/// The toy, at the level integrity.
const TOY: (u8, u8, u32) = (99, 5, 1);

/// How many bytes of a stub, and of padding behind it; how many of padding the trailer says; whether it is taken.
const FRAGMENTS: [(usize, usize, u8, bool); 16] = [
    (0, 0, 0, true),
    (4, 0, 0, true),
    (3, 1, 1, true),
    (2, 2, 2, true),
    (1, 15, 15, true),
    (0, 12, 12, true),
    // A trailer that stands elsewhere.
    (1, 0, 0, false),
    (2, 0, 0, false),
    (3, 0, 0, false),
    (4, 1, 1, false),
    (5, 1, 1, false),
    (5, 9, 9, false),
    // More padding than there are bytes, or than anybody needs.
    (0, 0, 1, false),
    (4, 0, 5, false),
    (0, 4, 24, false),
    (16, 16, 16, false),
];

/// A PDU whose trailer stands where this ends, and says so much padding.
fn trailed(mut pdu: Vec<u8>, said: u8, token: &[u8]) -> Vec<u8> {
    let (service, level, context) = TOY;
    pdu.extend([service, level, said, 0]);
    pdu.extend(context.to_le_bytes());
    pdu.extend(token);
    let (whole, length) = (pdu.len() as u16, token.len() as u16);
    pdu[8..10].copy_from_slice(&whole.to_le_bytes());
    pdu[10..12].copy_from_slice(&length.to_le_bytes());
    pdu
}

/// The call behind this header with such a stub, signed, as the sender's first fragment; or a whole fault.
pub fn signed(head: &[u8], (stub, pad, said, _): (usize, usize, u8, bool)) -> Vec<u8> {
    let stub = vec![0; stub + pad];
    let mut pdu = trailed([head, &stub].concat(), said, &[0; TOKEN]);
    let (header, body) = pdu.split_at_mut(head.len());
    let (stub, behind) = body.split_at_mut(stub.len());
    let (trailer, token) = behind.split_at_mut(8);
    let sum = toy::sum(0, &Fragment { header, stub, trailer, token, header_signing: true });
    let token = pdu.len() - TOKEN;
    pdu[token..].copy_from_slice(&sum);
    pdu
}

fn server() -> (Server, Service) {
    let service = Service::default();
    let server = Server::builder().authenticate(Toy::of(""));
    (server.offer(WhoServer::new(service.clone())).build().unwrap(), service)
}

/// The flag with which a client says that it signs headers.
fn signing(mut bind: Vec<u8>) -> Vec<u8> {
    bind[3] |= 4;
    bind
}

#[tokio::test]
async fn a_request_is_taken_with_its_trailer_in_its_place_alone() {
    for fragment in FRAGMENTS {
        let (server, service) = server();
        let mut raw = raw(&server);
        raw.send(&signing(with(bind(PacketType::Bind), TOY, b"1 alice"))).await;
        assert_eq!(next(&mut raw).await, Some((PacketType::BindAck, 0)));
        raw.send(&with(auth3(), TOY, b"3 alice")).await;
        raw.send(&signed(&message(PacketType::Request, 2, 0, &[], false), fragment)).await;
        let answer = next(&mut raw).await.expect("an answer").0;
        assert_eq!(answer == PacketType::Response, fragment.3, "{fragment:?}: {answer:?}");
        assert_eq!(service.ran.load(Ordering::SeqCst), usize::from(fragment.3), "{fragment:?}");
    }
}

#[tokio::test]
async fn a_response_is_taken_with_its_trailer_in_its_place_alone() {
    for fragment in FRAGMENTS {
        let (server, _) = server();
        let stream = relay::through(&server, move |way, pdu| match header(&pdu).packet {
            Ok(PacketType::Response) if way == Way::ToClient => vec![signed(&pdu[..24], fragment)],
            _ => vec![pdu],
        });
        let client = ClientBuilder::new()
            .authenticate(Toy::of("alice"))
            .level(AuthenticationLevel::Integrity);
        let client = WhoClient::bind(&client.over(stream)).await.unwrap();
        let mut same = Vec::new();
        let call = client.echo(0, &[], &mut same);
        let error = tokio::time::timeout(Duration::from_secs(10), call).await.unwrap().unwrap_err();
        // Behind a trailer that is taken the stub, which is none of this call's, is refused.
        let refused = if fragment.3 { Status::BAD_STUB_DATA } else { Status::PROTOCOL_ERROR };
        assert_eq!(error.status(), refused, "{fragment:?}: {error}");
    }
}

/// How many bytes stand between a leg and its trailer; how many of padding the trailer says; whether it is taken.
const LEGS: [(usize, u8, bool); 8] = [
    (0, 0, true),
    (4, 4, true),
    // What Samba wrote before 3.6, where there is no padding.
    (0, 12, true),
    (1, 1, false),
    (2, 2, false),
    (3, 3, false),
    (1, 0, false),
    (0, 255, false),
];

#[tokio::test]
async fn a_leg_is_taken_with_its_trailer_in_its_place_alone() {
    let leg = |leg: Vec<u8>, (more, said, _): (usize, u8, bool), token: &[u8]| {
        trailed([leg, vec![0; more]].concat(), said, token)
    };
    for of in LEGS {
        let (server, service) = server();
        let mut first = raw(&server);
        first.send(&leg(signing(bind(PacketType::Bind)), of, b"1 alice")).await;
        let answer = next(&mut first).await.expect("an answer").0;
        assert_eq!(answer == PacketType::BindAck, of.2, "{of:?}: {answer:?}");

        let mut second = raw(&server);
        second.send(&signing(with(bind(PacketType::Bind), TOY, b"1 alice"))).await;
        assert_eq!(next(&mut second).await, Some((PacketType::BindAck, 0)));
        second.send(&leg(auth3(), of, b"3 alice")).await;
        let call = message(PacketType::Request, 2, 0, &[], false);
        second.send(&signed(&call, FRAGMENTS[0])).await;
        while next(&mut second).await.is_some_and(|answer| answer.0 != PacketType::Response) {}
        // In an auth3 there are four bytes in front of the trailer.
        let taken = of.2 && usize::from(of.1) <= 4 + of.0;
        assert_eq!(service.ran.load(Ordering::SeqCst), usize::from(taken), "{of:?}");
    }
}

#[tokio::test]
async fn a_servers_leg_is_taken_with_its_trailer_in_its_place_alone() {
    for (more, said, taken) in LEGS {
        let (server, _) = server();
        let stream = relay::through(&server, move |way, mut pdu| match relay::token(&pdu) {
            Some(place)
                if way == Way::ToClient && header(&pdu).packet == Ok(PacketType::BindAck) =>
            {
                let token = pdu[place.clone()].to_vec();
                pdu.truncate(place.start - 8);
                pdu.resize(pdu.len() + more, 0);
                vec![trailed(pdu, said, &token)]
            }
            _ => vec![pdu],
        });
        let client = ClientBuilder::new()
            .authenticate(Toy::of("alice"))
            .level(AuthenticationLevel::Integrity);
        let bound = WhoClient::bind(&client.over(stream)).await;
        assert_eq!(bound.is_ok(), taken, "{more}, {said}: {bound:?}");
    }
}
