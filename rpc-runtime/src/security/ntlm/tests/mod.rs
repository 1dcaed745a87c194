//! Both sides against each other, against the values of MS-NLMP section 4.2, and against those who attack.

mod attacks;
mod authorities;
mod fragments;
mod handshakes;
mod vectors;
#[cfg(unix)]
mod winbind;

use core::future::Future;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use super::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
use crate::error::Result;
use crate::security::{Acceptor, AuthenticationLevel, Initiator, Needs, SecurityContext, Step};

const LEVELS: [AuthenticationLevel; 4] = [
    AuthenticationLevel::Connect,
    AuthenticationLevel::Packet,
    AuthenticationLevel::Integrity,
    AuthenticationLevel::Privacy,
];

type Pair = (Box<dyn SecurityContext>, Box<dyn SecurityContext>);

/// The result of a future that does not wait.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("it waits"),
    }
}

fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    let digits: Vec<u8> =
        hex.chars().filter_map(|c| c.to_digit(16)).map(|digit| digit as u8).collect();
    let bytes: Vec<u8> = digits.as_chunks().0.iter().map(|[high, low]| high << 4 | low).collect();
    bytes.try_into().expect("so many digits")
}

fn client(password: &str) -> Ntlm {
    Ntlm::new(Credentials::password("EXAMPLE", "alice", password)).workstation("DESK")
}

fn server() -> NtlmAcceptor {
    NtlmAcceptor::new(HashTable::new().account("Alice", NtHash::of_password("right")))
}

/// The three messages, each as `tamper` leaves it: it is told which one it has.
fn shake(
    (client, asks): (&Ntlm, &Needs),
    (server, wants): (&NtlmAcceptor, &Needs),
    mut tamper: impl FnMut(usize, &mut Vec<u8>),
) -> Result<Pair> {
    let Step::Continue(mut negotiate, client) = now(client.initiate(asks)?.step(Vec::new()))?
    else {
        panic!("a client that does not wait for CHALLENGE")
    };
    tamper(0, &mut negotiate);
    let Step::Continue(mut challenge, server) = now(server.accept(wants)?.step(negotiate))? else {
        panic!("a server that does not wait for AUTHENTICATE")
    };
    tamper(1, &mut challenge);
    let Step::Done(Some(mut authenticate), client) = now(client.step(challenge))? else {
        panic!("a client that waits")
    };
    tamper(2, &mut authenticate);
    let Step::Done(None, server) = now(server.step(authenticate))? else {
        panic!("a server that answers")
    };
    Ok((client, server))
}

/// Both sides at the same level, undisturbed.
fn pair(level: AuthenticationLevel) -> Pair {
    let needs = Needs::of(level).to("host/server.example.com");
    shake((&client("right"), &needs), (&server(), &needs), |_, _| ()).unwrap()
}
