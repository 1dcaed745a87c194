//! Authenticating the client: the tokens in its binds, alter_contexts and auth3s.

use core::task::{Context, Poll, Waker};

use super::{Host, NO_MEMORY, Phase, ServerConnection};
use crate::error::Error;
use crate::protocol::auth_trailer::{self, AuthTrailer, Verifier};
use crate::protocol::security::{NO_AUTHENTICATION, NOT_AUTHENTIC, Progress, SecurityId};
use crate::protocol::{BindAck, BindNak, Header, PacketFlags, PacketType, ProtocolError};
use crate::security::Needs;
use crate::status::Status;

/// A leg of a handshake, whose step is under way. Nothing more is read until it is answered.
#[derive(Debug)]
pub(super) struct Leg {
    security: SecurityId,
    call_id: u32,
    answer: Answer,
}

/// What answers a leg.
#[derive(Debug)]
pub(super) enum Answer {
    /// To a bind or an alter_context, with these flags.
    Ack(PacketType, PacketFlags, BindAck),
    /// To an auth3: nothing.
    Nothing,
}

/// The server side of a security package, or why there is none.
pub(super) enum Found {
    /// The context has begun, or goes on. This is the peer's token.
    Context(SecurityId, Vec<u8>),
    /// Nobody here knows the package, or the level.
    Unknown,
}

impl ServerConnection {
    /// The context that a bind or an alter_context is for, which may be new.
    ///
    /// # Errors
    /// When the PDU's trailer is malformed, or does not fit its context; when there are too many.
    pub(super) fn leg(
        &mut self,
        header: &Header,
        pdu: &[u8],
        host: &impl Host,
    ) -> Result<Found, ProtocolError> {
        let Some(trailer) = AuthTrailer::of(header, pdu) else {
            return Ok(Found::Unknown);
        };
        let token = trailer.token_copy(pdu)?;
        let (verifier, security) = (trailer.verifier, &mut self.connection.security);
        if let Some(known) = security.find(verifier.context) {
            return match security.verifier(known).is_some_and(|of| of.is_same(&verifier)) {
                true => Ok(Found::Context(known, token)),
                false => Err(ProtocolError(
                    "another package or level for a security context",
                    "those that it began with",
                )),
            };
        }
        // Several need the feature of that name, which is negotiated in the bind (MS-RPCE section 2.2.2.14).
        let most = if self.multiplexes { self.config.max_security_contexts } else { 1 };
        if security.len() >= most {
            return Err(ProtocolError("too many security contexts", "as many as were agreed on"));
        }
        let Verifier { service, level, .. } = verifier;
        match host.accept(service, &Needs::of(level)) {
            None => {
                let what = format!(
                    "no security package of the service {service}; expected one that the server has"
                );
                self.not_authenticated =
                    Some(Box::new(Error::new(Status::UNKNOWN_AUTHN_SERVICE, what)));
                Ok(Found::Unknown)
            }
            Some(Ok(handshake)) => {
                let share = Some(self.quota.nothing());
                let begun = security.begin(verifier, handshake, share).map_err(|_| NO_MEMORY)?;
                Ok(Found::Context(begun, token))
            }
            Some(Err(error)) => {
                self.not_authenticated = Some(Box::new(error));
                Ok(Found::Unknown)
            }
        }
    }

    /// Takes the client's token, and answers it, at once or later. It is a part of the connection's memory until the
    /// handshake is over.
    pub(super) fn step(
        &mut self,
        header: &Header,
        (security, token): (SecurityId, Vec<u8>),
        answer: Answer,
    ) -> Result<(), ProtocolError> {
        let leg = Leg { security, call_id: header.call_id, answer };
        if !self.connection.security.hold(security, token.len()) {
            let what = "a token for which the connection has no memory left";
            self.answer(leg, Err(Error::from_static(Status::OUT_OF_MEMORY, what)));
            return Ok(());
        }
        self.connection.security.step(security, token)?;
        self.leg = Some(Box::new(leg));
        // Mostly nobody else has to be asked.
        let _ = self.poll_authentication(&mut Context::from_waker(Waker::noop()));
        Ok(())
    }

    /// A leg that is not answered.
    pub(super) fn auth3(&mut self, header: &Header, pdu: &[u8]) -> Result<(), ProtocolError> {
        let security = &self.connection.security;
        if security.len() == 0 {
            return Err(NO_AUTHENTICATION);
        }
        let trailer = AuthTrailer::of(header, pdu).ok_or(NOT_AUTHENTIC)?;
        let known = security.find(trailer.verifier.context).ok_or(NOT_AUTHENTIC)?;
        if !security.verifier(known).is_some_and(|of| of.is_same(&trailer.verifier)) {
            return Err(NOT_AUTHENTIC);
        }
        let token = trailer.token_copy(pdu)?;
        self.step(header, (known, token), Answer::Nothing)
    }

    /// Why the client was refused: it is not who it says, or its security package wants something else. It is told once, and
    /// is for a log alone.
    pub fn not_authenticated(&mut self) -> Option<Error> {
        self.not_authenticated.take().map(|error| *error)
    }

    /// Whether somebody has to be asked who the client is.
    pub(crate) fn is_authenticating(&self) -> bool {
        self.leg.is_some()
    }

    /// Goes on with a step of the client's handshake that waits. Ready when it is over, or when there is none. There is one
    /// only behind [`ServerConnection::receive`], which tries it at once.
    pub fn poll_authentication(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let Some(leg) = &self.leg else {
            return Poll::Ready(());
        };
        let Poll::Ready(progress) = self.connection.security.poll(leg.security, cx) else {
            return Poll::Pending;
        };
        if let Some(leg) = self.leg.take() {
            self.answer(*leg, progress);
        }
        Poll::Ready(())
    }

    fn answer(&mut self, leg: Leg, progress: Result<Progress, Error>) {
        let Leg { security, call_id, answer } = leg;
        match (answer, progress) {
            (Answer::Ack(packet, flags, ack), Ok(progress)) => {
                let token = match progress {
                    Progress::Continue(token) | Progress::Done(Some(token)) => Some(token),
                    Progress::Done(None) => None,
                };
                let written = self.ack_with((packet, flags, call_id), &ack, security, token);
                self.close_unless(written.is_ok());
            }
            (Answer::Nothing, Ok(Progress::Done(None))) => {}
            (Answer::Nothing, Ok(_)) => {
                let what = "an auth3, and the handshake is not over with it";
                self.refuse_client(security, Error::from_static(Status::ACCESS_DENIED, what));
            }
            (Answer::Nothing, Err(error)) => self.refuse_client(security, error),
            (Answer::Ack(packet, ..), Err(error)) => {
                let reason = match error.status() {
                    Status::SERVER_TOO_BUSY | Status::OUT_OF_MEMORY => {
                        BindNak::LOCAL_LIMIT_EXCEEDED
                    }
                    _ => BindNak::INVALID_CHECKSUM,
                };
                self.refuse_client(security, error);
                match packet {
                    PacketType::BindAck => self.nak(call_id, reason),
                    _ => self.write_fault(call_id, 0, Status::ACCESS_DENIED, false),
                }
            }
        }
    }

    /// Takes nothing more under this context. The client learns of it when it uses the context.
    fn refuse_client(&mut self, security: SecurityId, error: Error) {
        self.connection.security.fail(security);
        self.not_authenticated = Some(Box::new(error));
    }

    fn ack_with(
        &mut self,
        (packet, flags, call_id): (PacketType, PacketFlags, u32),
        ack: &BindAck,
        security: SecurityId,
        token: Option<Vec<u8>>,
    ) -> Result<(), ProtocolError> {
        let verifier = self.connection.security.verifier(security);
        let out = self.answer_room()?;
        let start = out.len();
        ack.write(packet, flags, call_id, out);
        if let (Some(token), Some(verifier)) = (token, verifier) {
            auth_trailer::append(verifier, &token, out, start)
                .inspect_err(|_| out.truncate(start))?;
        }
        Ok(())
    }

    /// Notes what a client says of headers and features, and returns the flag that answers it.
    pub(super) fn agree_on_signing(&mut self, header: &Header, host: &impl Host) -> PacketFlags {
        // In a bind the flag of this number means that the sender signs headers.
        let signs = header.flags.has(PacketFlags::SIGNS_HEADERS) && host.authenticates();
        self.connection.security.header_signing |= signs;
        match self.connection.security.header_signing {
            true => PacketFlags::SIGNS_HEADERS,
            false => PacketFlags::default(),
        }
    }

    /// Whether the client's handshakes are over, so that its requests are taken.
    pub(crate) fn is_handshaking(&self) -> bool {
        self.connection.security.is_handshaking()
    }
}

impl Phase {
    /// Whether contexts are taken.
    pub(super) fn takes_legs(self) -> bool {
        matches!(self, Phase::Fresh | Phase::Bound)
    }
}
