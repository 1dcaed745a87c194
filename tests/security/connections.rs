//! Connections without I/O.

use std::future::ready;
use std::sync::Arc;
use std::task::{Context, Waker};

use rpc_runtime::memory::Quota;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{
    BindNak, ClientConfig, ClientConnection, Header, Host, NotSent, PacketType, ServerConfig,
    ServerConnection, SyntaxId,
};
use rpc_runtime::security::{
    Acceptor, AuthenticationLevel, AuthenticationService, Handshake, Initiator, Needs, Stepping,
};

use crate::clients::{Trailer, auth3, bind, with};
use crate::toy::{SERVICE, Toy};

/// A server that offers everything.
struct Toys(Toy);

impl Host for Toys {
    fn find(&self, _: &SyntaxId) -> Option<usize> {
        Some(0)
    }

    fn join_group(&self, _: u32) -> Option<u32> {
        Some(1)
    }

    fn authenticates(&self) -> bool {
        true
    }

    fn accept(
        &self,
        _: AuthenticationService,
        needs: &Needs,
    ) -> Option<Result<Box<dyn Handshake>>> {
        Some(self.0.accept(needs))
    }
}

/// A PDU with a token of 2000 bytes.
fn leg(pdu: Vec<u8>, number: usize) -> Vec<u8> {
    const TOY: Trailer = (99, 6, 1);
    with(pdu, TOY, format!("{number} {:<1998}", "alice").as_bytes())
}

/// The type of the answer to a leg.
fn answer(server: &mut ServerConnection, mut leg: Vec<u8>, legs: usize) -> Option<PacketType> {
    server.receive(&mut leg, &Toys(Toy::of("").legs(legs))).unwrap();
    let header = Header::read(server.output()).unwrap()?;
    header.packet.ok()
}

#[test]
fn a_handshake_holds_its_tokens_until_it_is_over() {
    let quota = Arc::new(Quota::new(5000));
    let new = || ServerConnection::new(ServerConfig::default(), quota.clone());
    let mut server = new();
    assert_eq!(answer(&mut server, leg(bind(PacketType::Bind), 1), 3), Some(PacketType::BindAck));
    assert_eq!(quota.used(), 2000);
    server.output().clear();
    assert_eq!(answer(&mut server, leg(auth3(), 3), 3), None);
    assert!(quota.used() == 0 && server.not_authenticated().is_none());

    // Who sends more than there is memory for is refused.
    let mut server = new();
    for (number, packet, used) in [
        (1, PacketType::BindAck, 2000),
        (3, PacketType::AlterContextResp, 4000),
        (5, PacketType::Fault, 0),
    ] {
        let pdu = bind(if number == 1 { PacketType::Bind } else { PacketType::AlterContext });
        assert_eq!(answer(&mut server, leg(pdu, number), 9), Some(packet));
        assert_eq!(quota.used(), used, "{number}");
        server.output().clear();
    }
    let error = server.not_authenticated().unwrap();
    assert_eq!(error.status(), Status::OUT_OF_MEMORY, "{error}");

    let held = quota.take(4000);
    let mut server = new();
    let packet = answer(&mut server, leg(bind(PacketType::Bind), 1), 3);
    assert_eq!(packet, Some(PacketType::BindNak));
    let nak = BindNak::read(server.output(), false).unwrap();
    assert_eq!(nak.reason, BindNak::LOCAL_LIMIT_EXCEEDED);
    drop((server, held));
    assert_eq!(quota.used(), 0);
}

/// A package that has no token.
struct Fails;

impl Handshake for Fails {
    fn step(self: Box<Self>, _: Vec<u8>) -> Stepping {
        Box::pin(ready(Err(Error::new(Status::SEC_PKG_ERROR, "no ticket"))))
    }
}

#[test]
fn why_a_client_cannot_authenticate_is_told_once() {
    let mut client = ClientConnection::new(ClientConfig::default());
    client.authenticate(SERVICE, AuthenticationLevel::Privacy, Box::new(Fails));
    for error in [Some(Status::SEC_PKG_ERROR), None] {
        let mut cx = Context::from_waker(Waker::noop());
        assert!(client.poll_authentication(&mut cx).is_ready());
        assert_eq!(client.not_authenticated().map(|error| error.status()), error);
    }
    assert!(client.is_refused() && client.bind(SyntaxId::NONE).is_err());
}

/// Until the bind is answered it is not known whether headers are signed: somebody between could change them.
#[test]
fn nothing_is_sent_before_it_is_known_how_it_is_protected() {
    let level = AuthenticationLevel::Privacy;
    let handshake = Toy::of("alice").initiate(&Needs::of(level)).unwrap();
    let mut client = ClientConnection::new(ClientConfig::default());
    client.authenticate(SERVICE, level, handshake);
    let context = client.bind(SyntaxId::NDR20).unwrap();
    let bind = client.output().clone();
    assert_eq!(client.request(context, 0, None, b"secret"), Err(NotSent::NotAccepted));
    assert_eq!(client.begin(context, 0, None, b"secret", true), Err(NotSent::NotAccepted));
    assert_eq!(client.request(context + 1, 0, None, b"secret"), Err(NotSent::NotAccepted));
    assert!(*client.output() == bind && client.in_flight() == 0);
}
