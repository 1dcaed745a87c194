//! Long messages of both roles that are written from their own buffers, to streams that take as little as they like: the
//! bytes are the same as if they had been copied.

use core::task::Poll;
use std::io::{self, IoSlice};
use std::sync::{Arc, LazyLock};

use super::header::Header;
use super::{
    Body, ClientConfig, ClientConnection, ClientEvent, Host, PacketType, ServerConfig,
    ServerConnection, ServerEvent, SyntaxId,
};
use crate::memory::Quota;
use crate::status::Status;

const OBJECT: uuid::Uuid = uuid::uuid!("0d2f7d55-2c5e-4c7e-9e04-7d5c1f2f6a01");

struct One;

impl Host for One {
    fn find(&self, _: &SyntaxId) -> Option<usize> {
        Some(0)
    }

    fn join_group(&self, _: u32) -> Option<u32> {
        Some(1)
    }
}

/// A client and a server that have bound, with fragments of such a size.
fn pair(max_fragment: u16) -> (ClientConnection, ServerConnection) {
    let (mut to, mut by) = (ClientConfig::default(), ServerConfig::default());
    (to.max_fragment, by.max_fragment) = (max_fragment, max_fragment);
    let mut client = ClientConnection::new(to);
    let mut server = ServerConnection::new(by, Arc::new(Quota::new(64 << 20)));
    client.bind(SyntaxId::NONE).unwrap();
    let mut bytes = core::mem::take(client.output());
    assert_eq!(server.receive(&mut bytes, &One), Ok(bytes.len()));
    let mut bytes = core::mem::take(server.output());
    assert_eq!(client.receive(&mut bytes), Ok(bytes.len()));
    assert!(matches!(client.event(), Some(ClientEvent::Bound(0, Ok(_)))));
    (client, server)
}

fn stub(length: usize) -> Vec<u8> {
    static BYTES: LazyLock<Vec<u8>> =
        LazyLock::new(|| (0..1_usize << 20).map(|n| (n * 7 + n / 251) as u8).collect());
    BYTES[..length].to_vec()
}

/// What the tests do with either role.
trait End {
    fn set_vectored(&mut self);
    fn takes(&mut self) -> bool;
    fn unsent(&self) -> usize;
    fn write(
        &mut self,
        write: impl FnOnce(&[IoSlice<'_>]) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>>;

    /// Writes up to `most` bytes of what is offered, and returns them.
    fn writes(&mut self, most: usize) -> Vec<u8> {
        let mut written = Vec::new();
        let poll = self.write(|slices| {
            assert!(slices.iter().all(|slice| !slice.is_empty()));
            for slice in slices {
                written.extend_from_slice(&slice[..slice.len().min(most - written.len())]);
            }
            Poll::Ready(Ok(written.len()))
        });
        assert!(matches!(poll, Poll::Ready(Ok(n)) if n == written.len()), "{poll:?}");
        written
    }

    /// Writes so many bytes, in as few pieces as are offered.
    fn writes_exactly(&mut self, bytes: usize) -> Vec<u8> {
        let mut all = Vec::new();
        while all.len() < bytes {
            assert!(self.takes());
            all.extend(self.writes(bytes - all.len()));
        }
        all
    }

    /// Writes all, in pieces of up to `most` bytes.
    fn writes_all(&mut self, most: usize) -> Vec<u8> {
        let mut all = Vec::new();
        while self.takes() {
            assert_ne!(self.unsent(), 0);
            all.extend(self.writes(most));
        }
        assert_eq!(self.unsent(), 0);
        all
    }
}

macro_rules! end {
    ($role:ty, |$end:ident| $takes:expr) => {
        impl End for $role {
            fn set_vectored(&mut self) {
                self.set_vectored(true);
            }

            fn takes(&mut self) -> bool {
                let $end = self;
                $takes
            }

            fn unsent(&self) -> usize {
                self.unsent()
            }

            fn write(
                &mut self,
                write: impl FnOnce(&[IoSlice<'_>]) -> Poll<io::Result<usize>>,
            ) -> Poll<io::Result<usize>> {
                self.write(write)
            }
        }
    };
}

end!(ClientConnection, |client| client.take_output());
end!(ServerConnection, |server| {
    server.take_output();
    server.is_writing()
});

/// A client that sends a short request, and a long one behind room for its header.
fn client(max_fragment: u16, object: Option<uuid::Uuid>, length: usize) -> ClientConnection {
    let (mut client, _) = pair(max_fragment);
    client.request(0, 1, object, &[1, 2, 3]).unwrap();
    let room = if object.is_some() { 40 } else { 24 };
    let body = Body::behind(room, [vec![0; room], stub(length)].concat());
    client.request_in_place(0, 2, object, body).unwrap();
    client
}

/// A server that has taken `calls` short requests, and the first one's number.
fn server(max_fragment: u16, calls: usize) -> (ServerConnection, u32) {
    let (mut client, mut server) = pair(max_fragment);
    let ids: Vec<_> = (0..calls).map(|_| client.request(0, 1, None, &[]).unwrap()).collect();
    let mut bytes = core::mem::take(client.output());
    assert_eq!(server.receive(&mut bytes, &One), Ok(bytes.len()));
    for _ in 0..calls {
        assert!(matches!(server.event(), Some(ServerEvent::Request(_))));
    }
    (server, ids[0])
}

fn replies(max_fragment: u16, length: usize) -> ServerConnection {
    let (mut server, first) = server(max_fragment, 2);
    server.respond(first, 0, vec![1, 2, 3]);
    server.respond(first + 1, 0, stub(length));
    server
}

/// What the way with copies sends.
fn copied(end: &mut impl End) -> Vec<u8> {
    end.writes_all(usize::MAX)
}

/// Stops once at each byte, except far from headers and ends, and then in pieces of `least` bytes and more.
fn same_bytes<E: End>(make: impl Fn() -> E, fragment: usize, least: usize) {
    let expected = copied(&mut make());
    let is_near = |stop: &usize| {
        let (from_header, from_end) = (stop % fragment, expected.len() - stop);
        from_header < 42 || from_header > fragment - 3 || from_end < 30
    };
    for stop in (1..expected.len()).filter(is_near) {
        let mut end = make();
        end.set_vectored();
        assert!(end.takes());
        let mut bytes = end.writes(stop);
        bytes.extend(end.writes_all(usize::MAX));
        assert!(bytes == expected, "stopped at {stop}");
    }
    for most in [1, 7, 23, 1431, 1433, 5000, 70_000].into_iter().filter(|most| *most >= least) {
        let mut end = make();
        end.set_vectored();
        assert!(end.writes_all(most) == expected, "{most} bytes at a time");
    }
}

#[test]
fn a_stream_that_takes_a_part_gets_the_same_bytes_as_in_copies() {
    // More than the portion that is copied, and no multiple of a fragment's part.
    for object in [None, Some(OBJECT)] {
        same_bytes(|| client(1432, object, 66_000), 1432, 1);
    }
    same_bytes(|| replies(1432, 66_000), 1432, 1);
    // Nothing but whole fragments, and fragments of the usual size.
    same_bytes(|| replies(1432, 48 * 1408), 1432, 1431);
    same_bytes(|| client(65_528, Some(OBJECT), 1 << 20), 65_528, 1431);
    same_bytes(|| replies(65_528, 1 << 20), 65_528, 1431);
}

/// The headers of the PDUs in `bytes`, which are whole.
fn headers(mut bytes: &[u8]) -> Vec<Header> {
    let mut headers = Vec::new();
    while let Some(header) = Header::read(bytes).unwrap() {
        bytes = &bytes[usize::from(header.fragment_length)..];
        headers.push(header);
    }
    assert!(bytes.is_empty());
    headers
}

/// Wherever a request is given up, its fragment is sent to the end, and the orphaned is the last of the call.
#[test]
fn a_request_that_is_given_up_half_written_ends_with_its_fragment() {
    const FRAGMENTS: usize = 50;
    const PARTS: usize = 49 * 1408 + 1000;
    const WHOLE: usize = PARTS + FRAGMENTS * 24;
    let make = || {
        let (mut client, _) = pair(1432);
        let body = Body::behind(0, stub(PARTS));
        let call = client.request_in_place(0, 2, None, body).unwrap();
        client.request_in_place(0, 3, None, Body::behind(0, stub(66_000))).unwrap();
        (client, call)
    };
    let other = copied(&mut make().0).split_off(WHOLE);
    for at in (0..3000).chain(WHOLE - 1100..WHOLE) {
        let (mut client, call) = make();
        client.set_vectored(true);
        let mut bytes = client.writes_exactly(at);
        client.abandon(call);
        let begun = at.div_ceil(1432);
        let end = (begun * 1432).min(WHOLE);
        let orphaned = if at == 0 { 0 } else { 16 };
        // The headers of long messages are not counted.
        let part = (end - at).min(if begun == FRAGMENTS { 1000 } else { 1408 });
        assert_eq!(client.unsent(), part + orphaned + 66_000, "given up at {at}");
        bytes.extend(client.writes_all(1000));
        let sent = headers(&bytes[..end + orphaned]);
        assert_eq!(sent.len(), begun + usize::from(at != 0), "given up at {at}");
        if let Some((last, fragments)) = sent.split_last() {
            assert_eq!(last.packet, Ok(PacketType::Orphaned));
            assert!(fragments.iter().all(|header| header.packet == Ok(PacketType::Request)));
        }
        assert!(bytes[end + orphaned..] == other, "given up at {at}");
    }
}

#[test]
fn short_messages_go_between_two_fragments_of_a_long_one() {
    for at in [1, 23, 24, 25, 1431, 1432, 1433, 5000, 14_320] {
        let (mut server, first) = server(1432, 3);
        server.set_vectored(true);
        server.respond(first, 0, stub(70_000));
        server.take_output();
        let mut bytes = server.writes(at);
        server.fault(first + 1, 0, Status::CALL_FAILED, true);
        server.respond(first + 2, 0, vec![7; 100]);
        let begun = at.div_ceil(1432);
        bytes.extend(server.writes_all(900));
        let sent = headers(&bytes);
        let calls: Vec<_> = sent.iter().map(|header| header.call_id).collect();
        let mut expected = vec![first; begun];
        expected.extend([first + 1, first + 2]);
        expected.resize(52, first);
        assert_eq!(calls, expected, "at {at}");
        assert_eq!(sent[begun].packet, Ok(PacketType::Fault));
        // Without the two, it is what was to be sent.
        let (mut same, first) = self::server(1432, 1);
        same.respond(first, 0, stub(70_000));
        bytes.drain(begun * 1432..begun * 1432 + 32 + 124);
        assert!(bytes == copied(&mut same), "at {at}");
    }
}

#[test]
fn a_replys_share_is_given_back_when_it_is_written() {
    let (mut server, first) = server(65_528, 1);
    server.set_vectored(true);
    let quota = Arc::new(Quota::new(1 << 20));
    server.respond_last(first, 0, stub(100_000), true, quota.take(100_000));
    server.take_output();
    let (mut written, mut stub_written) = (0_usize, 0);
    while written < 100_000 + 2 * 24 {
        let state = (quota.used(), server.is_writing(), server.unsent());
        assert_eq!(state, (100_000, true, 100_000 - stub_written));
        written += server.writes(20).len();
        let second = written.saturating_sub(65_528);
        stub_written = written.min(65_528).saturating_sub(24) + second.saturating_sub(24);
    }
    assert_eq!((quota.used(), server.unsent(), server.is_writing()), (0, 0, false));
}

#[test]
fn a_stream_that_writes_more_than_there_was_or_nothing_ends_in_an_error() {
    let says = |bytes: fn(usize) -> usize| {
        let mut client = client(1432, None, 200_000);
        client.set_vectored(true);
        assert!(client.take_output());
        let unsent = client.unsent();
        let poll = client.write(|slices| {
            let offered: usize = slices.iter().map(|slice| slice.len()).sum();
            // Of 143 fragments some are offered.
            assert!(slices.len() > 8 && offered < unsent);
            Poll::Ready(Ok(bytes(offered)))
        });
        assert_eq!(client.unsent(), unsent);
        poll
    };
    for bytes in [|_| 0, |offered| offered + 1, |_| usize::MAX] {
        assert!(matches!(says(bytes), Poll::Ready(Err(_))));
    }
}

/// What waits for the stream is not copied, and neither is what is left when the stream takes nothing.
#[test]
fn a_stream_that_is_not_ready_changes_nothing() {
    let mut client = client(1432, None, 200_000);
    client.set_vectored(true);
    assert!(client.take_output());
    let unsent = client.unsent();
    assert!(client.write(|_| Poll::Pending).is_pending());
    assert_eq!((client.unsent(), client.take_output()), (unsent, true));
    assert_eq!(headers(&client.writes_all(usize::MAX)).len(), 1 + 200_000_usize.div_ceil(1408));
}
