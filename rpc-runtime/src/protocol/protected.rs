//! Protected fragments through both roles, with a toy in a security context's place.

use std::sync::Arc;

use super::auth_trailer::Verifier;
use super::fragments::{CALL_HEADER, OBJECT_HEADER};
use super::security::NOT_AUTHENTIC;
use super::{
    Body, ClientConfig, ClientConnection, ClientEvent, Fault, Header, Host, NotSent, Outcome,
    PacketFlags, PacketType, ServerConfig, ServerConnection, ServerEvent, SyntaxId,
};
use crate::error::{Error, Result as RpcResult};
use crate::memory::Quota;
use crate::security::{
    AuthenticationLevel, AuthenticationService, Fragment, Overhead, Peer, SecurityContext,
};
use crate::status::Status;

const TOKEN: usize = 16;
const FRAGMENT: u16 = 1432;

/// Adds a number to each byte, and signs with a sum over all parts. Like a stream cipher it counts the
/// fragments: in another order they cannot be opened.
#[derive(Debug)]
struct Toy {
    sealed: u64,
    opened: u64,
    block: u8,
    /// How many fragments it protects before it fails.
    most: u64,
}

const VERIFIER: Verifier = Verifier {
    service: AuthenticationService::NTLM,
    level: AuthenticationLevel::Privacy,
    level_on_wire: 6,
    context: 0x0102_0304,
};

fn sum(number: u64, parts: &Fragment<'_>) -> [u8; TOKEN] {
    let all = parts.header.iter().chain(&*parts.stub).chain(parts.trailer);
    let sum = all.fold(number, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    let mut token = [0x5a; TOKEN];
    token[8..].copy_from_slice(&sum.to_le_bytes());
    token
}

fn fails() -> Error {
    Error::from_static(Status::ACCESS_DENIED, "a toy fails")
}

impl SecurityContext for Toy {
    fn overhead(&self) -> Overhead {
        Overhead { token: TOKEN as u16, block: self.block }
    }

    fn protect(&mut self, fragment: Fragment<'_>) -> RpcResult<()> {
        if self.sealed == self.most {
            return Err(fails());
        }
        assert_eq!(fragment.token, [0; TOKEN]);
        fragment.token.copy_from_slice(&sum(self.sealed, &fragment));
        fragment.stub.iter_mut().for_each(|byte| *byte = byte.wrapping_add(self.sealed as u8 | 1));
        self.sealed += 1;
        Ok(())
    }

    fn unprotect(&mut self, fragment: Fragment<'_>) -> RpcResult<()> {
        fragment.stub.iter_mut().for_each(|byte| *byte = byte.wrapping_sub(self.opened as u8 | 1));
        if fragment.token != sum(self.opened, &fragment) {
            return Err(fails());
        }
        self.opened += 1;
        Ok(())
    }

    fn get_mic(&mut self, _: &[u8]) -> RpcResult<Vec<u8>> {
        Err(fails())
    }

    fn verify_mic(&mut self, _: &[u8], _: &[u8]) -> RpcResult<()> {
        Err(fails())
    }

    fn peer(&self) -> Arc<Peer> {
        Arc::default()
    }
}

struct One;

impl Host for One {
    fn find(&self, _: &SyntaxId) -> Option<usize> {
        Some(0)
    }

    fn has_input_pipe(&self, _: usize, opnum: u16) -> bool {
        opnum == 7
    }

    fn join_group(&self, _: u32) -> Option<u32> {
        Some(1)
    }
}

/// A client and a server that have bound, and protect from now on.
struct Pair {
    client: ClientConnection,
    server: ServerConnection,
    context: u16,
    block: usize,
}

impl Pair {
    fn new(block: u8, most: u64) -> Pair {
        let (mut to, mut by) = (ClientConfig::default(), ServerConfig::default());
        (to.max_fragment, by.max_fragment) = (FRAGMENT, FRAGMENT);
        let mut client = ClientConnection::new(to);
        let mut server = ServerConnection::new(by, Arc::new(Quota::new(64 << 20)));
        let context = client.bind(SyntaxId::NONE).unwrap();
        assert_eq!(server.receive(client.output(), &One), Ok(client.output().len()));
        assert_eq!(client.receive(server.output()), Ok(server.output().len()));
        assert!(matches!(client.event(), Some(ClientEvent::Bound(0, Ok(_)))));
        client.output().clear();
        server.output().clear();
        let toy = || Box::new(Toy { sealed: 0, opened: 0, block, most });
        client.establish(VERIFIER, toy());
        server.connection.security.establish(VERIFIER, toy());
        // What a security context does not sign is in the trailer, which is tried elsewhere.
        client.connection.security.header_signing = true;
        client.connection.contexts.verify(context);
        server.connection.security.header_signing = true;
        // The trailer is aligned whatever the block.
        Pair { client, server, context, block: block.max(4).into() }
    }

    /// Checks what the client sends, and has the server take it.
    fn server_takes(&mut self) -> Vec<ServerEvent> {
        let mut events = Vec::new();
        while self.client.unsent() != 0 {
            let mut bytes = std::mem::take(self.client.output());
            check(&bytes, self.block);
            let mut taken = 0;
            while taken < bytes.len() {
                taken += self.server.receive(&mut bytes[taken..], &One).unwrap();
                events.extend(core::iter::from_fn(|| self.server.event()));
            }
        }
        events
    }

    /// Checks what the server sends, and has the client take it.
    fn client_takes(&mut self) -> Vec<ClientEvent> {
        let mut events = Vec::new();
        while self.server.unsent() != 0 {
            let mut bytes = std::mem::take(self.server.output());
            check(&bytes, self.block);
            assert_eq!(self.client.receive(&mut bytes), Ok(bytes.len()));
            events.extend(core::iter::from_fn(|| self.client.event()));
        }
        events
    }
}

/// Each fragment is as large as it may be, is padded to the block, and has nothing in clear text.
fn check(mut bytes: &[u8], block: usize) {
    while let Some(header) = Header::read(bytes).unwrap() {
        let (pdu, rest) = bytes.split_at(header.fragment_length.into());
        bytes = rest;
        if !matches!(header.packet, Ok(PacketType::Request | PacketType::Response)) {
            continue;
        }
        assert_eq!(usize::from(header.auth_length), TOKEN);
        assert!(header.fragment_length <= FRAGMENT);
        let start = if header.flags.has(PacketFlags::OBJECT) { OBJECT_HEADER } else { CALL_HEADER };
        let end = pdu.len() - TOKEN;
        let stub = end - 8 - start;
        assert!(stub.is_multiple_of(block));
        assert_eq!(pdu[end - 8..end - 6], [10, 6]);
        assert_eq!(pdu[end - 4..end], [4, 3, 2, 1]);
        let pad = usize::from(pdu[end - 6]);
        assert!(pad < block);
        if !header.flags.has(PacketFlags::LAST) && header.flags.has(PacketFlags::FIRST) {
            assert_eq!(pad, 0, "only the last fragment of what is sent at once is padded");
            let most = usize::from(FRAGMENT) - start - 8 - TOKEN;
            let unit = block.max(8);
            assert_eq!(stub, most / unit * unit, "a full fragment");
        }
        assert!(!pdu.windows(4).any(|four| four == b"stub"));
    }
    assert!(bytes.is_empty());
}

/// A stub of some length that is easily seen.
fn stub(length: usize) -> Vec<u8> {
    b"stub".iter().copied().cycle().take(length).collect()
}

/// The same behind room for a header.
fn behind(start: usize, length: usize) -> Body {
    let mut bytes = vec![0; start];
    bytes.extend(stub(length));
    Body::behind(start, bytes)
}

const LENGTHS: [usize; 13] = [0, 1, 8, 15, 16, 17, 600, 1375, 1376, 1377, 1392, 20_000, 300_000];

#[test]
fn messages_pass_in_both_directions_whole_and_in_fragments() {
    for block in [1, 8, 16] {
        let mut pair = Pair::new(block, u64::MAX);
        let object = [None, Some(uuid::Uuid::from_u128(7))];
        for (length, object) in LENGTHS.iter().flat_map(|length| object.map(|of| (*length, of))) {
            let start = if object.is_some() { OBJECT_HEADER } else { CALL_HEADER };
            let (context, bytes) = (pair.context, behind(start, length));
            let calls = [
                pair.client.request(context, 3, object, &stub(length)).unwrap(),
                pair.client.request_in_place(context, 3, object, bytes).unwrap(),
            ];
            let events = pair.server_takes();
            assert_eq!(events.len(), 2);
            for event in events {
                let ServerEvent::Request(request) = event else { panic!("{event:?}") };
                assert_eq!((&request.stub[..], request.object), (&stub(length)[..], object));
            }
            // The short one is answered last, and overtakes what is long.
            pair.server.respond_in_place(
                calls[0],
                context,
                behind(CALL_HEADER, length),
                true,
                None,
            );
            pair.server.respond(calls[1], context, stub(3));
            let mut ended = Vec::new();
            for event in pair.client_takes() {
                let ClientEvent::Done(call, Outcome::Reply(reply)) = event else {
                    panic!("{event:?}")
                };
                let length = if call == calls[0] { length } else { 3 };
                assert_eq!(reply.stub[..], stub(length));
                ended.push(call);
            }
            ended.sort_unstable();
            assert_eq!(ended, calls);
        }
    }
}

#[test]
fn parts_of_a_message_pass_in_both_directions() {
    let mut pair = Pair::new(16, u64::MAX);
    let call = pair.client.begin(pair.context, 7, None, &stub(2000), false).unwrap();
    assert!(pair.client.more(call, &stub(8), false).unwrap());
    assert!(pair.client.more(call, &stub(4004), true).unwrap());
    let mut came = Vec::new();
    for event in pair.server_takes() {
        match event {
            ServerEvent::Request(request) => came.extend_from_slice(&request.stub),
            ServerEvent::More { stub, .. } => came.extend(stub),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(came, stub(6012));
    pair.server.respond_part(call, pair.context, &stub(2008), true);
    pair.server.respond_last(call, pair.context, stub(4004), false, None);
    let mut came = Vec::new();
    for event in pair.client_takes() {
        let ClientEvent::Part { stub, .. } = event else { panic!("{event:?}") };
        came.extend(stub);
    }
    assert_eq!(came, stub(6012));
}

#[test]
fn nothing_passes_that_was_changed_or_left_out() {
    let sent = |pair: &mut Pair| {
        pair.client.request(pair.context, 3, None, &stub(20)).unwrap();
        std::mem::take(pair.client.output())
    };
    let refused = |pair: &mut Pair, bytes: &mut [u8]| {
        let error = pair.server.receive(bytes, &One).unwrap_err();
        assert!(pair.server.is_closing() && pair.server.event().is_none());
        let fault = pair.server.output();
        let answer = Fault::read(fault, false).unwrap();
        match error {
            NOT_AUTHENTIC => assert_eq!(answer.status, Status::ACCESS_DENIED.to_wire()),
            _ => assert_eq!(answer.status, Status::PROTOCOL_ERROR.to_wire()),
        }
    };
    let length = sent(&mut Pair::new(16, u64::MAX)).len();
    // All bytes but those of the fragment's length, which says how much belongs to it, and of the data
    // representation.
    for at in (12..length).chain([10]) {
        let mut pair = Pair::new(16, u64::MAX);
        let mut bytes = sent(&mut pair);
        bytes[at] ^= 1;
        refused(&mut pair, &mut bytes);
    }
    // The second fragment without the first.
    let mut pair = Pair::new(16, u64::MAX);
    sent(&mut pair);
    let mut bytes = sent(&mut pair);
    refused(&mut pair, &mut bytes);
    // A fragment that nobody protected, from a client without a security context.
    let mut pair = Pair::new(16, u64::MAX);
    pair.client.unprotect();
    let mut bytes = sent(&mut pair);
    refused(&mut pair, &mut bytes);
    // And the other way: nobody expects a verifier.
    let mut pair = Pair::new(16, u64::MAX);
    pair.server.connection.security = Default::default();
    let mut bytes = sent(&mut pair);
    assert!(pair.server.receive(&mut bytes, &One).is_err());
    // A reply is no better.
    let mut pair = Pair::new(16, u64::MAX);
    pair.client.request(pair.context, 3, None, &stub(20)).unwrap();
    pair.server_takes();
    pair.server.respond(1 + 1, pair.context, stub(20));
    let bytes = pair.server.output();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert_eq!(pair.client.receive(bytes), Err(NOT_AUTHENTIC));
}

#[test]
fn what_cannot_be_protected_is_not_sent() {
    let mut pair = Pair::new(16, 3);
    let context = pair.context;
    let call = pair.client.request(context, 3, None, &stub(2000)).unwrap();
    assert_eq!(pair.server_takes().len(), 1);
    let long = pair.client.request(context, 3, None, &stub(2000));
    assert_eq!(long, Err(NotSent::Security));
    check(pair.client.output(), 16);
    pair.server.respond(call, context, stub(100_000));
    check(pair.server.output(), 16);
    assert!(pair.server.is_closing());
}
