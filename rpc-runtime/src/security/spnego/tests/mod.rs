//! Both sides against each other over a toy mechanism, with an attacker between them, and against recorded tokens.

mod attacks;
mod mechanisms;
mod negotiation;
mod recorded;
mod toy;

use toy::{Toy, acceptors, initiators, now};

use super::{Negotiate, NegotiateAcceptor};
use crate::error::{Error, Result};
use crate::security::{
    Acceptor, AuthenticationLevel, AuthenticationService, Handshake, Initiator, Needs, Step,
};

const KERBEROS: AuthenticationService = AuthenticationService::KERBEROS;
const NTLM: AuthenticationService = AuthenticationService::NTLM;

/// One side of a session.
enum Side {
    Open(Box<dyn Handshake>),
    /// What its context says.
    Established(String),
    Refused(Error),
}

impl Side {
    /// Gives it a token. The one that it answers with goes to the peer.
    fn step(&mut self, token: Vec<u8>) -> Option<Vec<u8>> {
        let before = std::mem::replace(self, Side::Established(String::new()));
        let Side::Open(handshake) = before else { panic!("a token for a side that ended") };
        let (side, token) = match now(handshake.step(token)) {
            Ok(Step::Continue(token, handshake)) => (Side::Open(handshake), Some(token)),
            Ok(Step::Done(token, context)) => {
                (Side::Established(context.peer().identity.name.clone()), token)
            }
            Err(error) => (Side::Refused(error), None),
        };
        *self = side;
        token
    }

    fn established(&self) -> Option<&str> {
        match self {
            Side::Established(how) => Some(how),
            _ => None,
        }
    }

    fn refusal(&self) -> &Error {
        match self {
            Side::Refused(error) => error,
            Side::Established(how) => panic!("established as {how}"),
            Side::Open(_) => panic!("not ended"),
        }
    }
}

/// A session as it came to its end.
struct Session {
    client: Side,
    server: Side,
    /// What was delivered, the client's and the server's in turn.
    tokens: Vec<Vec<u8>>,
}

impl Session {
    /// Runs it until a side has nothing to send. `between` may change the token of this number before it is delivered.
    fn run(
        client: &dyn Initiator,
        server: &dyn Acceptor,
        needs: &Needs,
        mut between: impl FnMut(usize, &mut Vec<u8>),
    ) -> Result<Session> {
        let mut session = Session {
            client: Side::Open(client.initiate(needs)?),
            server: Side::Open(server.accept(needs)?),
            tokens: Vec::new(),
        };
        let mut token = session.client.step(Vec::new());
        while let Some(mut sent) = token {
            let number = session.tokens.len();
            between(number, &mut sent);
            session.tokens.push(sent.clone());
            let to =
                if number.is_multiple_of(2) { &mut session.server } else { &mut session.client };
            // A side that has ended expects no answer.
            if !matches!(to, Side::Open(_)) {
                break;
            }
            token = to.step(sent);
        }
        Ok(session)
    }

    fn both(&self) -> Option<(&str, &str)> {
        Some((self.client.established()?, self.server.established()?))
    }
}

fn toys(services: &[AuthenticationService], tokens: u8) -> Vec<Toy> {
    services.iter().map(|service| Toy::new(*service, tokens)).collect()
}

fn client(toys: &[Toy]) -> Negotiate {
    Negotiate::new(initiators(toys))
}

fn server(toys: &[Toy]) -> NegotiateAcceptor {
    NegotiateAcceptor::new(acceptors(toys))
}

fn integrity() -> Needs {
    Needs::of(AuthenticationLevel::Integrity)
}

/// What either side can offer.
const LISTS: [&[AuthenticationService]; 4] =
    [&[KERBEROS], &[NTLM], &[KERBEROS, NTLM], &[NTLM, KERBEROS]];

/// All sessions in which the two sides have a mechanism in common.
fn sessions(mut each: impl FnMut(&[AuthenticationService], &[AuthenticationService], u8)) {
    for offered in LISTS {
        for accepted in LISTS {
            for tokens in 1..=5 {
                if offered.iter().any(|service| accepted.contains(service)) {
                    each(offered, accepted, tokens);
                }
            }
        }
    }
}
