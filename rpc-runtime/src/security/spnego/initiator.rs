//! The client's side.

use std::sync::Arc;

use super::der::malformed;
use super::exchange::{Mechanism, Signatures};
use super::mechanism;
use super::tokens::{self, Init, Legs, Response, State};
use crate::error::{Error, Result};
use crate::security::{AuthenticationService, Handshake, Initiator, Needs, Step, Stepping};
use crate::status::Status;

/// Offers several packages to a server, and uses the one that it chooses.
#[derive(Clone, Debug)]
pub struct Negotiate {
    initiators: Vec<Arc<dyn Initiator>>,
}

impl Negotiate {
    /// Offers these, which are in the order of preference: usually Kerberos, then NTLM. Others than these two cannot be
    /// negotiated, and are left out, as is a second one of the same package.
    pub fn new(initiators: impl IntoIterator<Item = Arc<dyn Initiator>>) -> Negotiate {
        Negotiate { initiators: initiators.into_iter().collect() }
    }
}

impl Initiator for Negotiate {
    fn service(&self) -> AuthenticationService {
        AuthenticationService::NEGOTIATE
    }

    fn initiate(&self, needs: &Needs) -> Result<Box<dyn Handshake>> {
        let mut offers = Vec::<Offer>::new();
        let mut failure = None;
        for initiator in &self.initiators {
            let service = initiator.service();
            if mechanism::identifiers(service).is_empty()
                || offers.iter().any(|offer| offer.service == service)
            {
                continue;
            }
            match initiator.initiate(needs) {
                Ok(handshake) => offers.push(Offer { service, handshake }),
                Err(error) => left_out(service, error, &mut failure),
            }
        }
        if offers.is_empty() {
            return Err(nothing_left(failure));
        }
        Ok(Box::new(Beginning { offers, integrity: needs.integrity() }))
    }
}

/// A package that can be offered.
struct Offer {
    service: AuthenticationService,
    handshake: Box<dyn Handshake>,
}

/// The first failure is kept: it is that of the package which the user prefers.
fn left_out(service: AuthenticationService, error: Error, failure: &mut Option<Error>) {
    tracing::debug!(%service, %error, "SPNEGO does not offer a package");
    failure.get_or_insert(error);
}

fn nothing_left(failure: Option<Error>) -> Error {
    failure.unwrap_or_else(|| {
        let what = "no package that SPNEGO can offer; expected Kerberos or NTLM";
        Error::from_static(Status::UNKNOWN_AUTHN_SERVICE, what)
    })
}

/// Before the first token.
struct Beginning {
    offers: Vec<Offer>,
    integrity: bool,
}

impl Handshake for Beginning {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(self.begin(token))
    }
}

impl Beginning {
    async fn begin(self: Box<Self>, hints: Vec<u8>) -> Result<Step> {
        let mut legs = Legs::default();
        if !hints.is_empty() {
            legs.count(&hints)?;
            // What a server says unasked is not protected, and it is asked by the offer.
            Init::read(&hints)?;
        }
        let mut offers = self.offers.into_iter();
        let mut failure = None;
        let (service, step) = loop {
            let Some(Offer { service, handshake }) = offers.next() else {
                return Err(nothing_left(failure));
            };
            match handshake.step(Vec::new()).await {
                Ok(step) => break (service, step),
                Err(error) => left_out(service, error, &mut failure),
            }
        };
        let offers = Vec::from_iter(offers);
        let services = core::iter::once(service).chain(offers.iter().map(|offer| offer.service));
        let list = tokens::mechanism_list(
            services.flat_map(mechanism::identifiers).map(|identifier| &**identifier),
        );
        let (token, mechanism) = Mechanism::after(step);
        let init = tokens::init(&list, token.as_deref());
        let signatures = Signatures::of(list, false, self.integrity);
        let choosing =
            Choosing { offers, running: Running { service, mechanism, signatures, legs } };
        Ok(Step::Continue(init, Box::new(choosing)))
    }
}

/// Before the server's first token.
struct Choosing {
    /// What was offered beside the mechanism that has begun.
    offers: Vec<Offer>,
    running: Running,
}

impl Handshake for Choosing {
    fn step(self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(self.choose(token))
    }
}

impl Choosing {
    async fn choose(self: Box<Self>, token: Vec<u8>) -> Result<Step> {
        let Choosing { offers, mut running } = *self;
        running.legs.count(&token)?;
        let response = read(&token)?;
        // Some servers leave it out if they take the mechanism that has begun.
        let chosen = match response.mechanism {
            Some(identifier) => mechanism::service(identifier),
            None => Some(running.service),
        };
        if chosen == Some(running.service) {
            running.signatures.required = response.state == Some(State::RequestMic);
            return running.take(response).await;
        }
        let Some(offer) = offers.into_iter().find(|offer| Some(offer.service) == chosen) else {
            return Err(malformed("the server chose a mechanism that was not offered"));
        };
        if response.state == Some(State::Completed) {
            return Err(malformed(
                "a mechanism completed that has not begun; expected it to begin",
            ));
        }
        if response.token.is_some() || response.mic.is_some() {
            return Err(malformed("a token of a mechanism that has not begun; expected none"));
        }
        running.service = offer.service;
        running.signatures.required = true;
        let (token, mechanism) = Mechanism::after(offer.handshake.step(Vec::new()).await?);
        running.mechanism = mechanism;
        running.answer(response.state, token, false)
    }
}

fn read(token: &[u8]) -> Result<Response<'_>> {
    let response = Response::read(token)?;
    if response.state == Some(State::Reject) {
        let what = "the server rejected all mechanisms that were offered";
        return Err(Error::from_static(Status::ACCESS_DENIED, what));
    }
    Ok(response)
}

/// The mechanism is chosen.
struct Running {
    service: AuthenticationService,
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
        let response = read(&token)?;
        if response.state == Some(State::RequestMic) {
            return Err(malformed("the server asks too late that the list is signed"));
        }
        let other = |identifier| mechanism::service(identifier) != Some(self.service);
        if response.mechanism.is_some_and(other) {
            return Err(malformed("the server chose another mechanism too late"));
        }
        self.take(response).await
    }

    /// Takes the server's token and signature.
    async fn take(mut self, response: Response<'_>) -> Result<Step> {
        let taken = response.token.map(<[u8]>::to_vec);
        let servers_last = taken.is_some();
        let (token, mechanism) = self.mechanism.step(taken).await?;
        self.mechanism = mechanism;
        self.signatures.verify(&mut self.mechanism, response.mic)?;
        self.answer(response.state, token, servers_last)
    }

    /// Makes the next token, with this one of the mechanism, or ends. What is answered had a token of the mechanism's, or
    /// not.
    fn answer(
        mut self,
        state: Option<State>,
        token: Option<Vec<u8>>,
        servers_last: bool,
    ) -> Result<Step> {
        let completed = state == Some(State::Completed);
        let context = match &mut self.mechanism {
            Mechanism::Established(context) => &mut **context,
            Mechanism::Begun(_) if completed => {
                return Err(malformed("the server completed before the mechanism did"));
            }
            Mechanism::Begun(_) => return Ok(self.go_on(token, None)),
        };
        if completed && token.is_some() {
            return Err(malformed("the server completed before the mechanism's last token"));
        }
        // The server has nothing more to send for the mechanism: now is the time for its signature.
        if completed || token.is_none() {
            self.signatures.check_present()?;
        }
        let due = self.signatures.required
            || self.signatures.verified
            // With NTLM, Windows and Samba sign whenever it can be done.
            || self.signatures.integrity && self.service != AuthenticationService::KERBEROS;
        let mic = match due && !completed && !self.signatures.sent {
            true => self.signatures.sign(context)?,
            false => None,
        };
        match (&token, &mic) {
            (None, None) if completed || state.is_none() => self.done(None),
            (None, None) => {
                Err(malformed("the server waits for a token when there is none to come"))
            }
            // It sent its signature first, with the mechanism's last token, and does not answer this one (RFC 4178 section
            // 5). Behind a last token of the client's, Samba sends its signature alone, and completes when it has this one.
            (None, Some(mic)) if self.signatures.verified && servers_last => {
                let last = Response {
                    state: Some(State::Completed),
                    mic: Some(mic),
                    ..Response::default()
                };
                self.done(Some(last.write()))
            }
            _ => Ok(self.go_on(token, mic)),
        }
    }

    fn go_on(self, token: Option<Vec<u8>>, mic: Option<Vec<u8>>) -> Step {
        let next = Response {
            state: Some(State::Incomplete),
            mechanism: None,
            token: token.as_deref(),
            mic: mic.as_deref(),
        };
        Step::Continue(next.write(), Box::new(self))
    }

    fn done(self, token: Option<Vec<u8>>) -> Result<Step> {
        match self.mechanism {
            Mechanism::Established(context) => Ok(Step::Done(token, context)),
            Mechanism::Begun(_) => Err(malformed("a mechanism ended before it was established")),
        }
    }
}
