//! A mechanism with any number of tokens, whose signatures are the text itself.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use crate::error::{Error, Result};
use crate::security::{
    Acceptor, AuthenticationService, Fragment, Handshake, Identity, Initiator, Needs, Overhead,
    Peer, SecurityContext, Step, Stepping,
};
use crate::status::Status;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fails {
    Never,
    AtOnce,
    AtItsFirstStep,
}

/// Both sides of it. The client sends the first token, the server the second, until so many were sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Toy {
    pub(super) service: AuthenticationService,
    pub(super) tokens: u8,
    pub(super) signs: bool,
    pub(super) fails: Fails,
}

impl Toy {
    pub(super) const fn new(service: AuthenticationService, tokens: u8) -> Toy {
        Toy { service, tokens, signs: true, fails: Fails::Never }
    }

    fn begin(self, next: u8) -> Result<Box<dyn Handshake>> {
        match self.fails {
            Fails::AtOnce => Err(Error::from_static(Status::ACCESS_DENIED, "no ticket")),
            _ => Ok(Box::new(Exchange { toy: self, next })),
        }
    }

    /// Its token of this number. NTLM's begin as they should, Kerberos' first too.
    pub(super) fn token(self, number: u8) -> Vec<u8> {
        let mut token = match (self.service, number) {
            (AuthenticationService::NTLM, _) => b"NTLMSSP\0".to_vec(),
            (_, 1) => b"\x60\x0e\x06\x09\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\x01\x00".to_vec(),
            _ => b"Kerberos".to_vec(),
        };
        token.push(number);
        token
    }
}

impl Initiator for Toy {
    fn service(&self) -> AuthenticationService {
        self.service
    }

    fn initiate(&self, _: &Needs) -> Result<Box<dyn Handshake>> {
        self.begin(1)
    }
}

impl Acceptor for Toy {
    fn service(&self) -> AuthenticationService {
        self.service
    }

    fn accept(&self, _: &Needs) -> Result<Box<dyn Handshake>> {
        self.begin(2)
    }
}

struct Exchange {
    toy: Toy,
    /// The number of the next token of this side.
    next: u8,
}

impl Handshake for Exchange {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(async move {
            let Exchange { toy, next } = *self;
            later().await;
            let expected = if next == 1 { Vec::new() } else { toy.token(next - 1) };
            if token != expected || toy.fails == Fails::AtItsFirstStep {
                return Err(Error::from_static(Status::ACCESS_DENIED, "another token"));
            }
            let context =
                Box::new(Signing { toy, client: next % 2 == 1, signed: false, verified: false });
            Ok(match next.cmp(&toy.tokens) {
                core::cmp::Ordering::Less => {
                    Step::Continue(toy.token(next), Box::new(Exchange { toy, next: next + 2 }))
                }
                core::cmp::Ordering::Equal => Step::Done(Some(toy.token(next)), context),
                core::cmp::Ordering::Greater => Step::Done(None, context),
            })
        })
    }
}

/// As if a KDC had to be asked.
async fn later() {
    let mut asked = false;
    poll_fn(|context| {
        context.waker().wake_by_ref();
        if std::mem::replace(&mut asked, true) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

/// Runs a step to its end.
pub(super) fn now(mut stepping: Stepping) -> Result<Step> {
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(result) = stepping.as_mut().poll(&mut context) {
            return result;
        }
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
            return Err(Error::from_static(Status::ACCESS_DENIED, "it cannot sign"));
        }
        Ok([&[client.into(), self.toy.service.0], message].concat())
    }
}

/// The peer's name says what was done: the package, then `s` if it signed, and `v` if it verified.
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
        assert!(!std::mem::replace(&mut self.signed, true), "it is signed once");
        Ok(mic)
    }

    fn verify_mic(&mut self, message: &[u8], mic: &[u8]) -> Result<()> {
        let expected = self.mic(!self.client, message)?;
        assert!(!std::mem::replace(&mut self.verified, true), "it is verified once");
        if mic == expected {
            return Ok(());
        }
        Err(Error::from_static(Status::ACCESS_DENIED, "another signature"))
    }

    fn peer(&self) -> Arc<Peer> {
        let signed = if self.signed { " s" } else { "" };
        let verified = if self.verified { " v" } else { "" };
        let identity = Identity::new(format!("{}{signed}{verified}", self.toy.service), "");
        Arc::new(Peer::new(identity).with_mechanism(self.toy.service))
    }
}

pub(super) fn initiators(toys: &[Toy]) -> Vec<Arc<dyn Initiator>> {
    toys.iter().map(|toy| Arc::new(*toy) as Arc<dyn Initiator>).collect()
}

pub(super) fn acceptors(toys: &[Toy]) -> Vec<Arc<dyn Acceptor>> {
    toys.iter().map(|toy| Arc::new(*toy) as Arc<dyn Acceptor>).collect()
}
