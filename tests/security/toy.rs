//! A security package without secrets: each fragment is changed by a number that both count, and signed with a sum.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::security::{
    Acceptor, AuthenticationLevel, AuthenticationService, Fragment, Handshake, Identity, Initiator,
    Needs, Overhead, Peer, SecurityContext, SessionKey, Step, Stepping,
};

/// A service that no package of the runtime has.
pub const SERVICE: AuthenticationService = AuthenticationService(99);

pub const TOKEN: usize = 16;

/// Both sides of the package, with its account.
#[derive(Clone, Debug)]
pub struct Toy {
    pub name: &'static str,
    /// How many tokens are exchanged, both ways together: 1 is a client's token alone.
    pub legs: usize,
    /// How long each step takes.
    pub delay: Option<Duration>,
    /// Whom the server knows, with spaces between.
    pub known: &'static str,
    pub service: AuthenticationService,
    /// How many handshakes were begun.
    pub begun: Arc<AtomicUsize>,
    /// How long the tokens are, at least.
    pub token: usize,
}

impl Toy {
    pub fn of(name: &'static str) -> Toy {
        Toy {
            name,
            legs: 3,
            delay: None,
            known: "alice",
            service: SERVICE,
            begun: Arc::default(),
            token: 0,
        }
    }

    pub fn legs(self, legs: usize) -> Toy {
        Toy { legs, ..self }
    }

    fn begin(&self, needs: &Needs, is_client: bool) -> Box<dyn Handshake> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        let toy = self.clone();
        Box::new(Shake { toy, level: needs.level, is_client, seen: 0, client: String::new() })
    }
}

impl Initiator for Toy {
    fn service(&self) -> AuthenticationService {
        self.service
    }

    fn initiate(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        if self.name == "nobody" {
            return Err(Error::new(Status::ACCESS_DENIED, "no credentials"));
        }
        Ok(self.begin(needs, true))
    }
}

impl Acceptor for Toy {
    fn service(&self) -> AuthenticationService {
        self.service
    }

    fn principal(&self) -> &str {
        "toys/server"
    }

    fn accept(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        Ok(self.begin(needs, false))
    }
}

/// A handshake: tokens are numbered from 1, those of the client are odd, and each has the client's name.
struct Shake {
    toy: Toy,
    level: AuthenticationLevel,
    is_client: bool,
    /// How many tokens were sent and taken.
    seen: usize,
    client: String,
}

impl Shake {
    fn go(mut self: Box<Self>, token: &[u8]) -> Result<Step> {
        let refused = |what| Error::new(Status::ACCESS_DENIED, what);
        let starts = self.is_client && self.seen == 0;
        if !starts {
            let text = std::str::from_utf8(token).map_err(|_| refused("no text"))?;
            let (number, rest) = text.split_once(' ').ok_or(refused("no token"))?;
            if number != (self.seen + 1).to_string() {
                return Err(refused("another token"));
            }
            let rest = rest.trim_end();
            self.seen += 1;
            if self.is_client {
                if rest == "impostor" {
                    return Err(refused("the server is an impostor"));
                }
            } else {
                self.client = rest.to_owned();
                if self.seen >= self.toy.legs.saturating_sub(1)
                    && !self.toy.known.split(' ').any(|known| known == rest)
                {
                    return Err(refused("nobody knows this client"));
                }
            }
        }
        let done = |shake: &Shake| {
            let name = if shake.is_client { "server" } else { &shake.client };
            Box::new(Context { level: shake.level, name: name.to_owned(), sealed: 0, opened: 0 })
        };
        if self.seen == self.toy.legs {
            return Ok(Step::Done(None, done(&self)));
        }
        self.seen += 1;
        let name = self.toy.name;
        let mut answer = format!("{} {name}", self.seen);
        answer.extend(std::iter::repeat_n(' ', self.toy.token.saturating_sub(answer.len())));
        match self.seen == self.toy.legs {
            true => Ok(Step::Done(Some(answer.into_bytes()), done(&self))),
            false => Ok(Step::Continue(answer.into_bytes(), self)),
        }
    }
}

impl Handshake for Shake {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(async move {
            if let Some(delay) = self.toy.delay {
                tokio::time::sleep(delay).await;
            }
            self.go(&token)
        })
    }
}

struct Context {
    level: AuthenticationLevel,
    name: String,
    sealed: u64,
    opened: u64,
}

/// A sum over what is signed: the token of a fragment of this number.
pub fn sum(number: u64, fragment: &Fragment<'_>) -> [u8; TOKEN] {
    let (mut header, mut trailer) = (fragment.header, fragment.trailer);
    if !fragment.header_signing {
        (header, trailer) = (&[], &[]);
    }
    let all = header.iter().chain(&*fragment.stub).chain(trailer);
    let sum = all.fold(number, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    let mut token = [0x5a; TOKEN];
    token[8..].copy_from_slice(&sum.to_le_bytes());
    token
}

impl SecurityContext for Context {
    fn overhead(&self) -> Overhead {
        Overhead { token: TOKEN as u16, block: 16 }
    }

    fn protect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        fragment.token.copy_from_slice(&sum(self.sealed, &fragment));
        if self.level == AuthenticationLevel::Privacy {
            fragment
                .stub
                .iter_mut()
                .for_each(|byte| *byte = byte.wrapping_add(self.sealed as u8 | 1));
        }
        self.sealed += 1;
        Ok(())
    }

    fn unprotect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        if self.level == AuthenticationLevel::Privacy {
            fragment
                .stub
                .iter_mut()
                .for_each(|byte| *byte = byte.wrapping_sub(self.opened as u8 | 1));
        }
        if fragment.token != sum(self.opened, &fragment) {
            return Err(Error::new(Status::ACCESS_DENIED, "another sum"));
        }
        self.opened += 1;
        Ok(())
    }

    fn get_mic(&mut self, _: &[u8]) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn verify_mic(&mut self, _: &[u8], _: &[u8]) -> Result<()> {
        Ok(())
    }

    fn peer(&self) -> Arc<Peer> {
        let key = SessionKey::new(b"a key of the toy");
        Arc::new(Peer::new(Identity::new(&self.name, "TOYS")).with_session_key(key))
    }
}
