//! Fragments of calls that somebody changed, kept or left out.

use super::{LEVELS, Pair, pair};
use crate::error::Result;
use crate::security::{AuthenticationLevel, Fragment, Overhead, SecurityContext};
use crate::status::Status;

/// A fragment's parts.
#[derive(Clone, PartialEq, Debug)]
struct Parts {
    header: Vec<u8>,
    stub: Vec<u8>,
    trailer: Vec<u8>,
    token: Vec<u8>,
}

impl Parts {
    fn new(length: usize, fill: u8) -> Parts {
        let (header, trailer) = (vec![5; 24], vec![10, 6, 0, 0, 0, 0, 0, 0]);
        Parts { header, stub: vec![fill; length], trailer, token: vec![0; 16] }
    }

    fn fragment(&mut self) -> Fragment<'_> {
        let Parts { header, stub, trailer, token } = self;
        Fragment { header, stub, trailer, token, header_signing: false }
    }

    fn sent(mut self, by: &mut dyn SecurityContext) -> Parts {
        by.protect(self.fragment()).unwrap();
        self
    }

    fn received(&self, by: &mut dyn SecurityContext) -> Result<Parts> {
        let mut parts = self.clone();
        by.unprotect(parts.fragment())?;
        Ok(parts)
    }
}

fn refused(result: Result<Parts>) {
    assert_eq!(result.unwrap_err().status(), Status::ACCESS_DENIED);
}

#[test]
fn fragments_pass_in_both_directions() {
    for level in LEVELS {
        let (mut client, mut server) = pair(level);
        assert_eq!(client.overhead(), Overhead { token: 16, block: 16 });
        for length in [0, 16, 64, 4096, 5840] {
            for back in [false, true, true, false] {
                let (from, to) = match back {
                    false => (&mut client, &mut server),
                    true => (&mut server, &mut client),
                };
                let plain = Parts::new(length, 7);
                let sent = plain.clone().sent(from.as_mut());
                let sealed = level == AuthenticationLevel::Privacy && length != 0;
                assert_eq!(sent.stub != plain.stub, sealed);
                assert_eq!(sent.received(to.as_mut()).unwrap().stub, plain.stub);
            }
        }
    }
}

fn signing() -> impl Iterator<Item = Pair> {
    LEVELS.into_iter().skip(1).map(pair)
}

#[test]
fn nothing_can_be_changed() {
    for (mut client, _) in signing() {
        let sent = Parts::new(16, 7).sent(client.as_mut());
        let lengths = [sent.header.len(), sent.stub.len(), sent.trailer.len(), sent.token.len()];
        for (part, length) in lengths.into_iter().enumerate() {
            for bit in 0..length * 8 {
                // Each in a context of its own, which has not been spoilt.
                let (mut client, mut server) = pair(AuthenticationLevel::Privacy);
                let mut sent = Parts::new(16, 7).sent(client.as_mut());
                let parts = [&mut sent.header, &mut sent.stub, &mut sent.trailer, &mut sent.token];
                parts.into_iter().nth(part).unwrap()[bit / 8] ^= 1 << (bit % 8);
                refused(sent.received(server.as_mut()));
            }
        }
    }
}

#[test]
fn a_token_has_its_length() {
    for length in (0..16).chain([17, 32, 65535]) {
        for (mut client, mut server) in signing() {
            let mut sent = Parts::new(16, 7).sent(client.as_mut());
            sent.token.resize(length, 0);
            refused(sent.received(server.as_mut()));
            assert!(client.protect(sent.fragment()).is_err());
        }
    }
}

#[test]
fn nothing_can_be_repeated_reordered_left_out_or_sent_back() {
    for (mut client, mut server) in signing() {
        let sent = Parts::new(16, 7).sent(client.as_mut());
        sent.received(server.as_mut()).unwrap();
        refused(sent.received(server.as_mut()));
    }
    for (mut client, mut server) in signing() {
        Parts::new(16, 7).sent(client.as_mut());
        refused(Parts::new(16, 7).sent(client.as_mut()).received(server.as_mut()));
    }
    for (mut client, _) in signing() {
        let sent = Parts::new(16, 7).sent(client.as_mut());
        refused(sent.received(client.as_mut()));
    }
    // Of another connection.
    for (mut client, _) in signing() {
        let sent = Parts::new(16, 7).sent(client.as_mut());
        refused(sent.received(pair(AuthenticationLevel::Privacy).1.as_mut()));
    }
}

#[test]
fn a_mic_is_one_of_the_numbered_messages() {
    for (mut client, mut server) in signing() {
        let mic = client.get_mic(b"mechTypes").unwrap();
        assert!(server.verify_mic(b"mechtypes", &mic).is_err());
        assert!(server.verify_mic(b"mechTypes", &mic).is_err(), "the number is used");
    }
    for (mut client, mut server) in signing() {
        let mic = client.get_mic(b"mechTypes").unwrap();
        assert!(server.verify_mic(b"mechTypes", &mic[..15]).is_err());
    }
    let (mut client, mut server) = pair(AuthenticationLevel::Connect);
    assert!(client.get_mic(b"mechTypes").is_err());
    assert!(server.verify_mic(b"mechTypes", &[0; 16]).is_err());
}
