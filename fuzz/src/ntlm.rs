//! NTLM's messages and fragments, as somebody between the two ends changes them.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
use rpc_runtime::security::{
    Acceptor, AuthenticationLevel, Fragment, Handshake, Initiator, Needs, SecurityContext, Step,
};
use rpc_runtime::{Error, Result, Status};

const LEVELS: [AuthenticationLevel; 4] = [
    AuthenticationLevel::Connect,
    AuthenticationLevel::Packet,
    AuthenticationLevel::Integrity,
    AuthenticationLevel::Privacy,
];

/// The first byte says at which level (bits 0 and 1), and what the others are (bits 2 and 3): a message, or changes.
pub fn run(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    let needs = Needs::of(LEVELS[usize::from(how & 3)]).to("host/server");
    match how >> 2 & 3 {
        0 => messages_to_a_server(&needs, bytes),
        1 => message_to_a_client(&needs, bytes),
        2 => changed_handshake(&needs, bytes),
        _ => changed_fragments(&needs, bytes),
    }
}

/// The result of a step, none of which waits here.
fn step(handshake: Box<dyn Handshake>, token: &[u8]) -> Result<Step> {
    let stepping = pin!(handshake.step(token.to_vec()));
    match stepping.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("it waits"),
    }
}

fn begin(needs: &Needs) -> (Box<dyn Handshake>, Box<dyn Handshake>) {
    let client = Ntlm::new(Credentials::password("DOMAIN", "alice", "right"));
    let accounts = HashTable::new().account("alice", NtHash::of_password("right"));
    let client = client.initiate(needs).expect("a client");
    (client, NtlmAcceptor::new(accounts).accept(needs).expect("a server"))
}

fn refused(error: Error) {
    assert_eq!(error.status(), Status::ACCESS_DENIED);
    assert!(error.to_string().len() < 1 << 16);
}

/// One byte says how long the first message is.
fn messages_to_a_server(needs: &Needs, bytes: &[u8]) {
    let Some((length, bytes)) = bytes.split_first() else { return };
    let (first, second) = bytes.split_at(usize::from(*length).min(bytes.len()));
    match step(begin(needs).1, first) {
        Err(error) => refused(error),
        Ok(Step::Continue(challenge, server)) => {
            assert!(challenge.starts_with(b"NTLMSSP\0\x02\0\0\0"));
            refused(step(server, second).expect_err("nobody can guess the proof"));
        }
        Ok(Step::Done(..)) => panic!("a user without a proof"),
    }
}

fn message_to_a_client(needs: &Needs, bytes: &[u8]) {
    let Ok(Step::Continue(_, client)) = step(begin(needs).0, &[]) else { panic!("no NEGOTIATE") };
    match step(client, bytes) {
        Err(error) => refused(error),
        Ok(Step::Done(Some(authenticate), mut context)) => {
            assert!(authenticate.starts_with(b"NTLMSSP\0\x03\0\0\0"));
            assert!(authenticate.len() < bytes.len() + 512, "what it says is bounded");
            exchange(&mut [7; 16], |fragment| context.protect(fragment)).expect("a signature");
        }
        Ok(other) => panic!("{other:?}"),
    }
}

/// Changes a byte, cuts the message off, puts a byte in, or takes one out; says whether something is different now.
fn change(message: &mut Vec<u8>, [how, low, high, value]: [u8; 4]) -> bool {
    let at = usize::from(u16::from_le_bytes([low, high])) % (message.len() + 1);
    let before = message.clone();
    match how >> 4 & 3 {
        1 => message.truncate(at),
        2 => message.insert(at, value),
        3 if at < message.len() => drop(message.remove(at)),
        _ => message.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= value),
    }
    *message != before
}

/// Four bytes for each change: of which message (bits 0 and 1), how, where, and a value.
fn changed_handshake(needs: &Needs, bytes: &[u8]) {
    let mut changed = false;
    let mut tamper = |number: u8, message: &mut Vec<u8>| {
        let sent = message.clone();
        let changes = bytes.as_chunks::<4>().0;
        for this in changes.iter().filter(|[which, ..]| which & 3 == number) {
            change(message, *this);
        }
        changed |= *message != sent;
    };
    match handshake(needs, &mut tamper) {
        Err(error) => {
            assert!(changed, "{error}");
            refused(error);
        }
        Ok(pair) => {
            assert!(!changed, "the MIC is over all that was changed");
            pass(needs, pair);
        }
    }
}

type Pair = (Box<dyn SecurityContext>, Box<dyn SecurityContext>);

fn handshake(needs: &Needs, tamper: &mut impl FnMut(u8, &mut Vec<u8>)) -> Result<Pair> {
    let (client, server) = begin(needs);
    let Step::Continue(mut negotiate, client) = step(client, &[])? else { panic!("an end") };
    tamper(0, &mut negotiate);
    let Step::Continue(mut challenge, server) = step(server, &negotiate)? else { panic!("an end") };
    tamper(1, &mut challenge);
    let Step::Done(Some(mut authenticate), client) = step(client, &challenge)? else {
        panic!("no end")
    };
    tamper(2, &mut authenticate);
    let Step::Done(None, server) = step(server, &authenticate)? else { panic!("no end") };
    Ok((client, server))
}

/// The three messages of an undisturbed handshake, for the seeds.
pub fn messages(needs: &Needs) -> [Vec<u8>; 3] {
    let mut messages = [const { Vec::new() }; 3];
    let mut see = |number: u8, message: &mut Vec<u8>| {
        messages[usize::from(number)].clone_from(message);
    };
    handshake(needs, &mut see).expect("undisturbed");
    messages
}

/// A fragment's token, and what came of it.
fn exchange(stub: &mut [u8], with: impl FnOnce(Fragment<'_>) -> Result<()>) -> Result<[u8; 16]> {
    let mut token = [0; 16];
    let (header, trailer) = (&[5; 24][..], &[10, 6, 0, 0, 0, 0, 0, 0][..]);
    with(Fragment { header, stub, trailer, token: &mut token, header_signing: true })?;
    Ok(token)
}

/// Both directions, with the same key.
fn pass(needs: &Needs, (mut client, mut server): Pair) {
    assert_eq!(server.peer().identity.name, "alice");
    assert_eq!(client.peer().session_key, server.peer().session_key);
    for number in 0..4 {
        let mut stub = [number; 32];
        let mut token = exchange(&mut stub, |fragment| client.protect(fragment)).expect("a token");
        assert_eq!(stub != [number; 32], needs.confidentiality());
        let sent =
            |fragment: Fragment<'_>| server.unprotect(Fragment { token: &mut token, ..fragment });
        exchange(&mut stub, sent).expect("a fragment as it was sent");
        assert_eq!(stub, [number; 32]);
        std::mem::swap(&mut client, &mut server);
    }
}

/// Four bytes for each fragment: its parts are one message here, which is changed.
fn changed_fragments(needs: &Needs, bytes: &[u8]) {
    if !needs.integrity() {
        return;
    }
    let (mut client, mut server) = handshake(needs, &mut |_, _| ()).expect("undisturbed");
    for this in bytes.as_chunks::<4>().0.iter().take(16) {
        let [header, stub, trailer] = [24, 16 * usize::from(this[3] & 7), 8];
        let mut parts = vec![this[3]; header + stub + trailer + 16];
        let (ahead, token) = parts.split_at_mut(header + stub + trailer);
        let (front, trailer_bytes) = ahead.split_at_mut(header + stub);
        let (front, stub_bytes) = front.split_at_mut(header);
        token.fill(0);
        let (header_bytes, trailer_bytes) = (&*front, &*trailer_bytes);
        client
            .protect(Fragment {
                header: header_bytes,
                stub: stub_bytes,
                trailer: trailer_bytes,
                token,
                header_signing: this[0] & 1 != 0,
            })
            .expect("a signature");
        let changed = this[0] & 2 != 0 && change(&mut parts, *this);
        if parts.len() < header + stub + trailer {
            return;
        }
        let (front, token) = parts.split_at_mut(header + stub + trailer);
        let (front, trailer) = front.split_at_mut(header + stub);
        let (header, stub) = front.split_at_mut(header);
        let header_signing = this[0] & 1 != 0;
        match server.unprotect(Fragment { header, stub, trailer, token, header_signing }) {
            Ok(()) => {
                assert!(!changed, "the signature is over all that was changed");
                assert!(stub.iter().all(|byte| *byte == this[3]));
            }
            Err(error) => {
                assert!(changed, "{error}");
                refused(error);
                return;
            }
        }
    }
}
