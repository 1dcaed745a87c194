//! The server's side.

use std::sync::Arc;

use super::exchange::{Mechanism, Signatures};
use super::mechanism;
use super::tokens::{First, Init, Legs, Response, State};
use crate::error::{Error, Result};
use crate::security::{Acceptor, AuthenticationService, Handshake, Needs, Step, Stepping};
use crate::status::Status;

/// Lets clients choose among several packages.
///
/// A client that begins with NTLM or Kerberos itself, without SPNEGO, is answered so, as Windows does.
#[derive(Clone, Debug)]
pub struct NegotiateAcceptor {
    acceptors: Arc<[Arc<dyn Acceptor>]>,
}

impl NegotiateAcceptor {
    /// Accepts these. The client's order of preference decides, not this one's. Others than Kerberos and NTLM cannot be
    /// negotiated, and are never chosen.
    pub fn new(acceptors: impl IntoIterator<Item = Arc<dyn Acceptor>>) -> NegotiateAcceptor {
        NegotiateAcceptor { acceptors: acceptors.into_iter().collect() }
    }

    /// Begins with a package, if it is there and can do what is needed.
    fn begin(&self, service: AuthenticationService, needs: &Needs) -> Option<Box<dyn Handshake>> {
        let acceptor = self.acceptors.iter().find(|acceptor| acceptor.service() == service)?;
        acceptor
            .accept(needs)
            .inspect_err(|error| tracing::debug!(%service, %error, "SPNEGO leaves out a package"))
            .ok()
    }
}

impl Acceptor for NegotiateAcceptor {
    fn service(&self) -> AuthenticationService {
        AuthenticationService::NEGOTIATE
    }

    fn accept(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        let known =
            |acceptor: &Arc<dyn Acceptor>| !mechanism::identifiers(acceptor.service()).is_empty();
        if !self.acceptors.iter().any(known) {
            let what = "no package that SPNEGO can choose; expected Kerberos or NTLM";
            return Err(Error::from_static(Status::UNKNOWN_AUTHN_SERVICE, what));
        }
        Ok(Box::new(Beginning { acceptor: self.clone(), needs: needs.clone() }))
    }
}

/// Before the client's first token.
struct Beginning {
    acceptor: NegotiateAcceptor,
    needs: Needs,
}

impl Handshake for Beginning {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(self.begin(token))
    }
}

impl Beginning {
    async fn begin(self: Box<Self>, token: Vec<u8>) -> Result<Step> {
        let mut legs = Legs::default();
        legs.count(&token)?;
        let init = match First::read(&token)? {
            First::Negotiate(init) => init,
            First::Raw(service) => {
                let handshake = self.acceptor.begin(service, &self.needs);
                return handshake.ok_or_else(nothing_in_common)?.step(token).await;
            }
        };
        let (identifier, service, handshake) = self.choose(&init).ok_or_else(nothing_in_common)?;
        // What the client's first token is of.
        let preferred = init.mechanisms.first().and_then(|first| mechanism::service(first));
        let required = preferred != Some(service);
        let running = Running {
            mechanism: Mechanism::Begun(handshake),
            signatures: Signatures::of(init.list.to_vec(), required, self.needs.integrity()),
            legs,
        };
        let first = Response { mechanism: Some(identifier), ..Response::default() };
        match init.token {
            Some(token) if !required => running.take(Some(token), init.mic, first).await,
            _ => {
                let state = if required { State::RequestMic } else { State::Incomplete };
                let first = Response { state: Some(state), ..first };
                Ok(Step::Continue(first.write(), Box::new(running)))
            }
        }
    }

    /// The first of the client's mechanisms that is here.
    fn choose<'a>(
        &self,
        init: &Init<'a>,
    ) -> Option<(&'a [u8], AuthenticationService, Box<dyn Handshake>)> {
        init.mechanisms.iter().find_map(|identifier| {
            let service = mechanism::service(identifier)?;
            Some((*identifier, service, self.acceptor.begin(service, &self.needs)?))
        })
    }
}

fn nothing_in_common() -> Error {
    let what = "the client offers no mechanism that is here";
    Error::from_static(Status::UNKNOWN_AUTHN_SERVICE, what)
}

/// The mechanism is chosen.
struct Running {
    mechanism: Mechanism,
    signatures: Signatures,
    legs: Legs,
}

impl Handshake for Running {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(self.next(token))
    }
}

impl Running {
    async fn next(mut self: Box<Self>, token: Vec<u8>) -> Result<Step> {
        self.legs.count(&token)?;
        let response = Response::read(&token)?;
        if response.state == Some(State::Reject) {
            let what = "the client rejected the mechanism that it had offered";
            return Err(Error::from_static(Status::ACCESS_DENIED, what));
        }
        self.take(response.token, response.mic, Response::default()).await
    }

    /// Takes the client's token and signature. The answer begins as this one.
    async fn take(
        mut self,
        token: Option<&[u8]>,
        mic: Option<&[u8]>,
        answer: Response<'_>,
    ) -> Result<Step> {
        let (token, mechanism) = self.mechanism.step(token.map(<[u8]>::to_vec)).await?;
        self.mechanism = mechanism;
        self.signatures.verify(&mut self.mechanism, mic)?;
        let answer = Response { token: token.as_deref(), ..answer };
        let mut context = match self.mechanism {
            Mechanism::Established(context) => context,
            Mechanism::Begun(_) => {
                let answer = Response { state: Some(State::Incomplete), ..answer };
                return Ok(Step::Continue(answer.write(), Box::new(self)));
            }
        };
        let signatures = &mut self.signatures;
        // The mechanism ends with this side's token: this side signs first, and the client answers that.
        let signs_first =
            token.is_some() && signatures.required && signatures.integrity && !signatures.verified;
        if !signs_first {
            signatures.check_present()?;
        }
        if signatures.sent {
            return Ok(Step::Done(None, context));
        }
        // Where none is required, Windows refuses a signature that does not answer one.
        let mic = match signs_first || signatures.verified {
            true => signatures.sign(&mut *context)?,
            false => None,
        };
        let state = if signs_first { State::Incomplete } else { State::Completed };
        let answer = Response { state: Some(state), mic: mic.as_deref(), ..answer }.write();
        if signs_first {
            self.mechanism = Mechanism::Established(context);
            return Ok(Step::Continue(answer, Box::new(self)));
        }
        Ok(Step::Done(Some(answer), context))
    }
}
