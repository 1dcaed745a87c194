//! Authenticating to the server: the tokens in binds, alter_contexts and auth3s.

use core::task::{Context, Poll, Waker};

use super::{BindError, ClientConnection, Proposal, State};
use crate::error::Error;
use crate::protocol::auth_trailer::{self, AuthTrailer, Verifier};
use crate::protocol::header::close;
use crate::protocol::pdu::open;
use crate::protocol::security::{NOT_AUTHENTIC, Progress, SecurityId};
use crate::protocol::{Bind, Header, PacketFlags, PacketType, ProtocolError, SyntaxId};
use crate::security::{Authentication, AuthenticationLevel, AuthenticationService, Handshake};
use crate::status::Status;

/// The number of the one security context that a client has on a connection (`auth_context_id`).
const CONTEXT: u32 = 1;

/// How far the handshake is, until it is over and the bind is answered.
#[derive(Debug)]
pub(super) struct Authenticating {
    state: Stage,
    /// The presentation context of the bind, and what became of it: reported when the handshake is over.
    held: Option<(u16, Result<SyntaxId, BindError>)>,
    /// The bind, whose contexts later legs repeat, and its number, which an auth3 repeats.
    bind: Option<Box<Bind>>,
    bind_id: u32,
    /// The bind is not answered yet.
    is_new: bool,
}

#[derive(Debug)]
enum Stage {
    /// The first token is being made.
    First,
    /// It is there, and waits for the bind; perhaps it is the only one.
    Ready(Vec<u8>, bool),
    /// The server's answer to a token is awaited, and it may have one.
    Sent,
    /// The server's token is being looked at.
    Stepping,
    Done,
}

impl ClientConnection {
    /// Authenticates the connection, before anything is bound: the handshake's tokens go with the binds. See
    /// [`ClientConnection::poll_authentication`].
    pub fn authenticate(
        &mut self,
        service: AuthenticationService,
        level: AuthenticationLevel,
        handshake: Box<dyn Handshake>,
    ) {
        let verifier =
            Verifier { service, level, level_on_wire: level.to_wire(), context: CONTEXT };
        let security = &mut self.connection.security;
        let begun = security.begin(verifier, handshake, None).ok();
        let begun = begun.filter(|begun| security.step(*begun, Vec::new()).is_ok());
        let Some(security) = begun else {
            return self.fail_authentication(Error::out_of_memory());
        };
        self.handshake(security, Stage::First);
        let _ = self.poll_authentication(&mut Context::from_waker(Waker::noop()));
    }

    fn handshake(&mut self, security: SecurityId, state: Stage) {
        self.security = security;
        let of = Authenticating { state, held: None, bind: None, bind_id: 0, is_new: true };
        self.authenticating = Some(Box::new(of));
    }

    /// Why the client could not authenticate: the connection is of no use then. It is told once.
    pub fn not_authenticated(&mut self) -> Option<Error> {
        self.not_authenticated.take()
    }

    /// Whether the first token is still being made, so that nothing can be bound.
    pub(super) fn has_no_token(&self) -> bool {
        let state = self.authenticating.as_ref().map(|of| &of.state);
        matches!(state, Some(Stage::First))
    }

    /// What calls are under.
    pub(super) fn security(&self) -> SecurityId {
        self.security
    }

    /// Whether calls are protected.
    pub(super) fn protects(&self) -> bool {
        self.connection.security.protects(self.security())
    }

    /// What is known of the server, and the session key, once the client is authenticated.
    pub(crate) fn authentication(&self) -> Option<Authentication> {
        self.connection.security.authentication(self.security())
    }

    /// Goes on with a step of the handshake that waits. Ready when there is none. There is one only behind
    /// [`ClientConnection::authenticate`] and [`ClientConnection::receive`], and each tries it at once.
    pub fn poll_authentication(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let Some(Authenticating { state: Stage::First | Stage::Stepping, .. }) =
            self.authenticating.as_deref()
        else {
            return Poll::Ready(());
        };
        let Poll::Ready(progress) = self.connection.security.poll(self.security, cx) else {
            return Poll::Pending;
        };
        match progress {
            Ok(progress) => self.progress(progress),
            Err(error) => self.fail_authentication(error),
        }
        Poll::Ready(())
    }

    fn progress(&mut self, progress: Progress) {
        let Some(of) = &mut self.authenticating else {
            return;
        };
        let is_first = matches!(of.state, Stage::First);
        match progress {
            Progress::Continue(token) if is_first => {
                of.state = Stage::Ready(token, false);
                self.propose();
            }
            Progress::Done(Some(token)) if is_first => {
                of.state = Stage::Ready(token, true);
                self.propose();
            }
            Progress::Done(None) if is_first => {
                let what = "the security package has no token for the server";
                self.fail_authentication(Error::from_static(Status::INTERNAL_ERROR, what));
            }
            Progress::Continue(token) => {
                of.state = Stage::Sent;
                self.send_leg(&token);
            }
            Progress::Done(token) => {
                of.state = Stage::Done;
                if let Some(token) = token {
                    self.send_auth3(&token);
                }
                self.release();
            }
        }
    }

    /// Reports what became of the bind, if what is sent from now on is protected as it has to be.
    pub(super) fn release(&mut self) {
        let (security, id) = (&self.connection.security, self.security());
        let leaves_headers = security.protects(id) && !security.signs_headers(id);
        if leaves_headers && !self.config.allows_unsigned_headers {
            let what = "the server leaves headers unsigned, and the security package does not protect them; expected a server \
                        that signs them, or `ClientBuilder::allow_unsigned_headers`";
            return self.fail_authentication(Error::from_static(Status::ACCESS_DENIED, what));
        }
        let held = self.authenticating.take().and_then(|of| of.held);
        if let Some((context, outcome)) = held {
            self.answered(context, outcome);
        }
    }

    pub(super) fn refused_authentication(&mut self, status: Status) {
        let what = "the server refused the client's authentication; expected a user that it knows, and the right password or ticket";
        let error = Error::from_static(status, what);
        let verifier = self.connection.security.verifier(self.security());
        let signs = verifier.is_some_and(|of| of.level >= AuthenticationLevel::Packet);
        self.fail_authentication(if signs { error.unsigned() } else { error });
    }

    /// Authenticates no more: the connection is of no use.
    pub(crate) fn fail_authentication(&mut self, error: Error) {
        self.state = State::Refused;
        self.authenticating = None;
        self.not_authenticated = Some(error);
    }

    /// Appends the bind, with the first token if there is one.
    pub(super) fn send_bind(&mut self, bind: &Bind, packet: PacketType, call_id: u32) {
        let first = packet == PacketType::Bind;
        let token = match &mut self.authenticating {
            Some(of) if first => {
                (of.bind, of.bind_id) = (Some(Box::new(bind.clone())), call_id);
                let (token, next) = match core::mem::replace(&mut of.state, Stage::Sent) {
                    Stage::Ready(token, true) => (Some(token), Stage::Done),
                    Stage::Ready(token, false) => (Some(token), Stage::Sent),
                    state => (None, state),
                };
                of.state = next;
                token
            }
            _ => None,
        };
        self.write_bind(bind, packet, call_id, token.as_deref());
    }

    fn write_bind(&mut self, bind: &Bind, packet: PacketType, call_id: u32, token: Option<&[u8]>) {
        let verifier = self.connection.security.verifier(self.security());
        let out = self.connection.output();
        let start = out.len();
        bind.write(packet, call_id, out);
        if let (Some(token), Some(verifier)) = (token, verifier) {
            out[start + 3] |= PacketFlags::SIGNS_HEADERS.0;
            if let Err(error) = auth_trailer::append(verifier, token, out, start) {
                out.truncate(start);
                let what = format!("the security package's token cannot be sent: {error}");
                self.fail_authentication(Error::new(Status::OUT_OF_RESOURCES, what));
            }
        }
    }

    /// Sends a token that the server answers: in an alter_context, with the context that it knows.
    fn send_leg(&mut self, token: &[u8]) {
        let held = self.authenticating.as_ref().and_then(|of| of.held);
        let Some((context, _)) = held else {
            return;
        };
        let call_id = self.call_id();
        let bind = self.authenticating.as_ref().and_then(|of| of.bind.clone());
        if let Some(bind) = bind {
            self.proposals.insert(call_id, Proposal { context, overdue: false });
            self.write_bind(&bind, PacketType::AlterContext, call_id, Some(token));
        } else {
            let what = "a leg of a handshake that was not begun";
            self.fail_authentication(Error::from_static(Status::INTERNAL_ERROR, what));
        }
    }

    /// Sends a token that the server does not answer.
    fn send_auth3(&mut self, token: &[u8]) {
        let Some(Authenticating { bind_id, .. }) = self.authenticating.as_deref() else {
            return;
        };
        let (verifier, bind) = (self.connection.security.verifier(self.security), *bind_id);
        self.unconfirmed = true;
        let out = self.connection.output();
        let start = open(Header::new(PacketType::Auth3, PacketFlags::WHOLE, bind), out);
        // Four bytes that mean nothing (MS-RPCE section 2.2.2.10).
        out.extend_from_slice(&[0; 4]);
        close(out, start);
        let appended = verifier.map(|verifier| auth_trailer::append(verifier, token, out, start));
        if let Some(Err(error)) = appended {
            out.truncate(start);
            let what = format!("the security package's token cannot be sent: {error}");
            self.fail_authentication(Error::new(Status::OUT_OF_RESOURCES, what));
        }
    }

    /// Takes the server's token from its answer to a bind or an alter_context, and keeps the answer until the handshake is
    /// over. Returns whether it does.
    ///
    /// # Errors
    /// When the server does not answer the token, or another one than was sent.
    pub(super) fn take_leg(
        &mut self,
        header: &Header,
        pdu: &[u8],
        (context, outcome): (u16, Result<SyntaxId, BindError>),
    ) -> Result<bool, ProtocolError> {
        const NO_TOKEN: ProtocolError = ProtocolError(
            "an answer without a token, from a server that the client authenticates to",
            "a token of its security package",
        );
        let Some(of) = self.authenticating.as_mut() else {
            return Ok(false);
        };
        match of.state {
            Stage::Sent => {}
            // The first token was the last one.
            Stage::Done if of.is_new => {
                of.is_new = false;
                of.held = Some((context, outcome));
                self.release();
                return Ok(true);
            }
            _ => return Ok(false),
        }
        of.is_new = false;
        of.held.get_or_insert((context, outcome));
        if header.auth_length == 0 {
            return Err(NO_TOKEN);
        }
        let trailer = AuthTrailer::of(header, pdu).ok_or(NOT_AUTHENTIC)?;
        let security = self.security;
        let verifier = self.connection.security.verifier(security);
        if !verifier.is_some_and(|verifier| verifier.is_same(&trailer.verifier)) {
            return Err(NOT_AUTHENTIC);
        }
        of.state = Stage::Stepping;
        self.connection.security.step(security, trailer.token_copy(pdu)?)?;
        let _ = self.poll_authentication(&mut Context::from_waker(Waker::noop()));
        Ok(true)
    }

    /// Has an established context.
    #[cfg(test)]
    pub(in crate::protocol) fn establish(
        &mut self,
        verifier: Verifier,
        context: Box<dyn crate::security::SecurityContext>,
    ) {
        let security = self.connection.security.establish(verifier, context);
        self.handshake(security, Stage::Done);
    }

    /// Has no context any more.
    #[cfg(test)]
    pub(crate) fn unprotect(&mut self) {
        self.connection.security = Default::default();
        (self.security, self.authenticating) = (SecurityId::NONE, None);
    }

    /// Whether a handshake is under way.
    pub(super) fn is_handshaking(&self) -> bool {
        self.authenticating.as_ref().is_some_and(|of| !matches!(of.state, Stage::Done))
    }
}
