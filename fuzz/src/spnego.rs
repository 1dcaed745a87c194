//! Both sides of SPNEGO over a toy mechanism, with somebody between them who changes tokens.

use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use rpc_runtime::security::spnego::{Negotiate, NegotiateAcceptor};
use rpc_runtime::security::{
    Acceptor, AuthenticationLevel, AuthenticationService, Fragment, Handshake, Identity, Initiator,
    Needs, Overhead, Peer, SecurityContext, Step, Stepping,
};
use rpc_runtime::{Error, Result, Status};

use crate::program::Program;

const KERBEROS: AuthenticationService = AuthenticationService::KERBEROS;
const NTLM: AuthenticationService = AuthenticationService::NTLM;
const LISTS: [&[AuthenticationService]; 4] =
    [&[KERBEROS, NTLM], &[NTLM, KERBEROS], &[KERBEROS], &[NTLM]];

fn refusal(what: &'static str) -> Error {
    Error::from_static(Status::ACCESS_DENIED, what)
}

/// A mechanism of so many tokens, the client's and the server's in turn.
#[derive(Clone, Copy, Debug)]
struct Toy {
    service: AuthenticationService,
    tokens: u8,
    signs: bool,
    begins: bool,
}

impl Toy {
    fn token(self, number: u8) -> Vec<u8> {
        let head: &[u8] = match (self.service, number) {
            (NTLM, _) => b"NTLMSSP\0",
            (_, 1) => b"\x60\x0e\x06\x09\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\x01\x00",
            _ => b"K",
        };
        [head, &[number]].concat()
    }
}

impl Initiator for Toy {
    fn service(&self) -> AuthenticationService {
        self.service
    }

    fn initiate(&self, _: &Needs) -> Result<Box<dyn Handshake>> {
        Ok(Box::new(Exchange { toy: *self, next: 1 }))
    }
}

impl Acceptor for Toy {
    fn service(&self) -> AuthenticationService {
        self.service
    }

    fn accept(&self, _: &Needs) -> Result<Box<dyn Handshake>> {
        if !self.begins {
            return Err(refusal("no keytab"));
        }
        Ok(Box::new(Exchange { toy: *self, next: 2 }))
    }
}

struct Exchange {
    toy: Toy,
    next: u8,
}

impl Handshake for Exchange {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(async move {
            let Exchange { toy, next } = *self;
            if !toy.begins || next > 1 && token != toy.token(next - 1) {
                return Err(refusal("another token"));
            }
            let context =
                Box::new(Signing { toy, client: next % 2 == 1, signed: false, verified: false });
            Ok(match next {
                _ if next < toy.tokens => {
                    Step::Continue(toy.token(next), Box::new(Exchange { toy, next: next + 2 }))
                }
                _ if next == toy.tokens => Step::Done(Some(toy.token(next)), context),
                _ => Step::Done(None, context),
            })
        })
    }
}

struct Signing {
    toy: Toy,
    client: bool,
    signed: bool,
    verified: bool,
}

impl Signing {
    fn mic(&self, client: bool, message: &[u8]) -> Result<Vec<u8>> {
        if !self.toy.signs {
            return Err(refusal("it cannot sign"));
        }
        Ok([&[client.into(), self.toy.service.0], message].concat())
    }
}

impl SecurityContext for Signing {
    fn overhead(&self) -> Overhead {
        Overhead { token: 0, block: 1 }
    }

    fn protect(&mut self, _: Fragment<'_>) -> Result<()> {
        Ok(())
    }

    fn unprotect(&mut self, _: Fragment<'_>) -> Result<()> {
        Ok(())
    }

    fn get_mic(&mut self, message: &[u8]) -> Result<Vec<u8>> {
        let mic = self.mic(self.client, message)?;
        assert!(!std::mem::replace(&mut self.signed, true), "signed once");
        Ok(mic)
    }

    fn verify_mic(&mut self, message: &[u8], mic: &[u8]) -> Result<()> {
        if self.mic(!self.client, message)? != mic {
            return Err(refusal("another signature"));
        }
        assert!(!std::mem::replace(&mut self.verified, true), "verified once");
        Ok(())
    }

    /// The package, then `s` if it signed, and `v` if it verified.
    fn peer(&self) -> Arc<Peer> {
        let signed = if self.signed { "s" } else { "" };
        let verified = if self.verified { "v" } else { "" };
        let done = [signed, verified].concat();
        Arc::new(Peer::new(Identity::new(self.toy.service.to_string(), done)))
    }
}

enum Side {
    Open(Box<dyn Handshake>),
    Established(Identity),
    Refused,
}

impl Side {
    fn step(&mut self, token: Vec<u8>) -> Option<Vec<u8>> {
        let Side::Open(handshake) = std::mem::replace(self, Side::Refused) else { return None };
        let mut stepping = handshake.step(token);
        let result = stepping.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        let Poll::Ready(result) = result else { panic!("nothing to wait for") };
        match result {
            Ok(Step::Continue(token, handshake)) => {
                *self = Side::Open(handshake);
                Some(token)
            }
            Ok(Step::Done(token, context)) => {
                *self = Side::Established(context.peer().identity.clone());
                token
            }
            Err(_) => None,
        }
    }

    fn is_open(&self) -> bool {
        matches!(self, Side::Open(_))
    }
}

/// Changes a token on its way, seldom: 0 leaves it.
fn change(program: &mut Program<'_>, token: &mut Vec<u8>) {
    let at =
        |program: &mut Program<'_>, token: &[u8]| usize::from(program.u16()) % (token.len() + 1);
    match program.u8() {
        1 => {
            let (at, bits) = (at(program, token), program.u8());
            if let Some(byte) = token.get_mut(at) {
                *byte ^= bits;
            }
        }
        2 => token.truncate(at(program, token)),
        3 => {
            let n = program.size();
            *token = program.take(n).to_vec();
        }
        4 => {
            let (from, to) = (at(program, token), at(program, token));
            token.drain(from.min(to)..from.max(to));
        }
        5 => {
            let (at, n) = (at(program, token), program.below(32));
            token.splice(at..at, program.take(n).iter().copied());
        }
        _ => {}
    }
}

pub fn run(bytes: &[u8]) {
    let mut program = Program::new(bytes);
    let (offered, accepted) = (program.pick(&LISTS), program.pick(&LISTS));
    let (how, counts) = (program.u8(), program.u8());
    let integrity = how & 1 == 0;
    let needs = Needs::of(if integrity {
        AuthenticationLevel::Integrity
    } else {
        AuthenticationLevel::Connect
    });
    let toy = |service: AuthenticationService, begins: bool| {
        let tokens = if service == NTLM { counts >> 4 } else { counts & 15 };
        Toy { service, tokens: (tokens ^ 3).max(1), signs: how & 2 == 0, begins }
    };
    let begins = |service| service == NTLM || how & 4 == 0;
    let keytab = |service| service == NTLM || how & 8 == 0;
    let client = Negotiate::new(
        offered
            .iter()
            .map(|service| Arc::new(toy(*service, begins(*service))) as Arc<dyn Initiator>),
    );
    let server = NegotiateAcceptor::new(
        accepted
            .iter()
            .map(|service| Arc::new(toy(*service, keytab(*service))) as Arc<dyn Acceptor>),
    );
    let preferred = offered.iter().find(|service| begins(**service));
    let mut client = Side::Open(client.initiate(&needs).expect("it begins"));
    let mut server = Side::Open(server.accept(&needs).expect("it begins"));
    let mut hints = Vec::new();
    change(&mut program, &mut hints);
    let mut token = client.step(hints);
    let mut to_server = true;
    let mut steps = 0;
    while client.is_open() || server.is_open() {
        let to = if to_server { &mut server } else { &mut client };
        let mut sent = match token.take() {
            Some(token) => token,
            None if program.is_over() => break,
            None => Vec::new(),
        };
        change(&mut program, &mut sent);
        if to.is_open() {
            token = to.step(sent);
            steps += 1;
        }
        to_server = !to_server;
        assert!(steps <= 18, "no side takes more than 9 tokens");
    }
    for (side, other) in [(&client, &server), (&server, &client)] {
        let Side::Established(how) = side else { continue };
        if let Side::Established(other) = other
            && other.name != how.name
        {
            // A mechanism's own first token, put in place of the client's, is answered by the mechanism alone.
            assert!(
                !how.domain.contains('s') || !other.domain.contains('s'),
                "both signed, and differ"
            );
        }
        assert!(
            !how.domain.starts_with('s') || !integrity || how.domain == "sv",
            "signed, and had no answer"
        );
    }
    if let (Side::Established(how), true) = (&client, integrity) {
        let preferred = preferred.expect("one began").to_string();
        assert!(how.name == preferred || how.domain.contains('v'), "nobody signed this choice");
    }
}
