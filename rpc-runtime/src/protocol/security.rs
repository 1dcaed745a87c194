//! The security contexts of a connection. The fragments of requests and responses are sealed when they are appended to the
//! output, and opened when they are taken from the input, so that a context sees them in the order of the wire.

use core::ops::Range;
use core::task::{Context, Poll};
use std::sync::{Arc, Mutex, PoisonError};

use super::auth_trailer::{ALIGNMENT, AuthTrailer, TRAILER, Verifier};
use super::{Header, NotSent, ProtocolError};
use crate::error::Error;
use crate::memory::{OutOfMemory, Share};
use crate::security::{
    Authentication, AuthenticationLevel, Fragment, Handshake, Overhead, Peer, SecurityContext,
    Step, Stepping,
};
use crate::status::Status;

pub(super) const NO_AUTHENTICATION: ProtocolError =
    ProtocolError("an authentication verifier, and none was negotiated", "none");

/// The error of a fragment that was changed on its way, or that nobody protected.
pub(super) const NOT_AUTHENTIC: ProtocolError =
    ProtocolError("a fragment that its security context does not verify", "one that it protects");

/// How long a stub's padding may be.
const MOST_PADDING: u8 = 15;

/// How many legs of a handshake are taken: Kerberos within SPNEGO has three.
const MOST_LEGS: u8 = 8;

/// One of a connection's security contexts, or none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct SecurityId(u8);

impl SecurityId {
    /// None: nothing is protected.
    pub(super) const NONE: SecurityId = SecurityId(0);

    fn of(place: usize) -> SecurityId {
        // There are not so many: see `MOST_CONTEXTS`.
        SecurityId(u8::try_from(place + 1).unwrap_or(0))
    }

    fn place(self) -> Option<usize> {
        usize::from(self.0).checked_sub(1)
    }
}

/// The security contexts of a connection.
#[derive(Debug, Default)]
pub(super) struct Security {
    contexts: Vec<Secured>,
    /// Both ends sign headers.
    pub(super) header_signing: bool,
}

/// A security context, or one that is being established.
#[derive(Debug)]
struct Secured {
    verifier: Verifier,
    state: State,
}

enum State {
    /// In a box, which goes with the handshake: what is established is small.
    Handshaking(Box<Handshaking>),
    Established(Established),
    /// The peer is refused, whatever it sends.
    Failed,
}

struct Handshaking {
    /// How many tokens of the peer's were taken.
    legs: u8,
    /// The memory that they took, at a server: a handshake may keep them.
    share: Option<Share>,
    /// In a mutex, because a connection may be looked at from several threads.
    turn: Mutex<Turn>,
}

enum Turn {
    /// The peer's next token is awaited.
    Waiting(Box<dyn Handshake>),
    /// A step is under way.
    Stepping(Stepping),
}

struct Established {
    context: Box<dyn SecurityContext>,
    overhead: Overhead,
    peer: Arc<Peer>,
    /// The level protects fragments: it is above `Connect`.
    protects: bool,
    /// What both ends had agreed on when it was established.
    header_signing: bool,
}

impl core::fmt::Debug for State {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            State::Handshaking(_) => f.write_str("Handshaking"),
            State::Established(established) => established.peer.identity.fmt(f),
            State::Failed => f.write_str("Failed"),
        }
    }
}

/// What a step of a handshake led to.
#[derive(Debug)]
pub(super) enum Progress {
    /// The peer gets this token, and answers it.
    Continue(Vec<u8>),
    /// The context is established. The peer gets the token, if there is one.
    Done(Option<Vec<u8>>),
}

impl Security {
    /// How many security contexts a connection may have, whatever its settings say.
    const MOST_CONTEXTS: usize = 255;

    /// Without security contexts.
    pub(super) const NONE: Security = Security { contexts: Vec::new(), header_signing: false };

    /// How many security contexts there are, with those that are not established.
    pub(super) fn len(&self) -> usize {
        self.contexts.len()
    }

    /// Whether the peer owes a token, or its token is being looked at.
    pub(super) fn is_handshaking(&self) -> bool {
        let is = |of: &Secured| matches!(of.state, State::Handshaking(_));
        self.contexts.iter().any(is)
    }

    fn get(&self, id: SecurityId) -> Option<&Secured> {
        self.contexts.get(id.place()?)
    }

    fn get_mut(&mut self, id: SecurityId) -> Option<&mut Secured> {
        self.contexts.get_mut(id.place()?)
    }

    /// The context that protects what is sent under this number, if it protects anything.
    fn protecting(&self, id: SecurityId) -> Option<&Established> {
        match &self.get(id)?.state {
            State::Established(established) if established.protects => Some(established),
            _ => None,
        }
    }

    /// The context with this `auth_context_id`.
    pub(super) fn find(&self, context: u32) -> Option<SecurityId> {
        let place = self.contexts.iter().position(|of| of.verifier.context == context)?;
        Some(SecurityId::of(place))
    }

    /// What the PDUs of a context say of it.
    pub(super) fn verifier(&self, id: SecurityId) -> Option<Verifier> {
        self.get(id).map(|of| of.verifier)
    }

    /// How the peer is authenticated, once it is.
    pub(super) fn authentication(&self, id: SecurityId) -> Option<Authentication> {
        match self.get(id)? {
            Secured { verifier, state: State::Established(established), .. } => {
                let Verifier { service, level, .. } = *verifier;
                Some(Authentication::of(service, level, established.peer.clone()))
            }
            _ => None,
        }
    }

    /// A new context, whose handshake begins with the peer's token, or with an empty one. The peer's tokens are counted in
    /// `share`, as long as the handshake is not over ([`Security::hold`]).
    pub(super) fn begin(
        &mut self,
        verifier: Verifier,
        handshake: Box<dyn Handshake>,
        share: Option<Share>,
    ) -> Result<SecurityId, OutOfMemory> {
        let turn = Mutex::new(Turn::Waiting(handshake));
        let state = State::Handshaking(Box::new(Handshaking { legs: 0, share, turn }));
        self.add(Secured { verifier, state })
    }

    /// Counts the memory of a token that a handshake is about to take. `false` when there is no room for it.
    pub(super) fn hold(&mut self, id: SecurityId, bytes: usize) -> bool {
        match self.get_mut(id).map(|of| &mut of.state) {
            Some(State::Handshaking(of)) => of.share.as_mut().is_none_or(|share| share.grow(bytes)),
            _ => true,
        }
    }

    fn add(&mut self, secured: Secured) -> Result<SecurityId, OutOfMemory> {
        if self.contexts.len() == Self::MOST_CONTEXTS {
            return Err(OutOfMemory);
        }
        self.contexts.try_reserve_exact(1).map_err(|_| OutOfMemory)?;
        self.contexts.push(secured);
        Ok(SecurityId::of(self.contexts.len() - 1))
    }

    /// An established context.
    #[cfg(test)]
    pub(super) fn establish(
        &mut self,
        verifier: Verifier,
        context: Box<dyn SecurityContext>,
    ) -> SecurityId {
        let state =
            State::established(verifier, context, self.header_signing).expect("an overhead");
        self.add(Secured { verifier, state }).expect("room")
    }

    /// Gives a token of the peer's to a handshake that waits for one; [`Security::poll`] says what it leads to.
    ///
    /// # Errors
    /// When the handshake is over, or has too many legs.
    pub(super) fn step(&mut self, id: SecurityId, token: Vec<u8>) -> Result<(), ProtocolError> {
        const NOT_WAITED_FOR: ProtocolError =
            ProtocolError("a leg of a handshake that is over", "one of a handshake under way");
        let secured = self.get_mut(id).ok_or(NOT_WAITED_FOR)?;
        let mut of = match core::mem::replace(&mut secured.state, State::Failed) {
            State::Handshaking(of) => of,
            state => {
                secured.state = state;
                return Err(NOT_WAITED_FOR);
            }
        };
        let (turn, result) = match of.turn.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Turn::Waiting(_) if of.legs == MOST_LEGS => {
                return Err(ProtocolError("a handshake without an end", "at most 8 legs"));
            }
            Turn::Waiting(handshake) => (Turn::Stepping(handshake.step(token)), Ok(())),
            stepping @ Turn::Stepping(_) => (stepping, Err(NOT_WAITED_FOR)),
        };
        of.legs += u8::from(result.is_ok());
        of.turn = Mutex::new(turn);
        secured.state = State::Handshaking(of);
        result
    }

    /// Goes on with a step.
    ///
    /// # Errors
    /// Those of the step. The peer is refused from now on.
    pub(super) fn poll(
        &mut self,
        id: SecurityId,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Progress, Error>> {
        let signing = self.header_signing;
        let Some(secured) = self.get_mut(id) else {
            return Poll::Ready(Err(lost()));
        };
        let State::Handshaking(of) = &mut secured.state else {
            return Poll::Ready(Err(lost()));
        };
        let turn = of.turn.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Turn::Stepping(step) = turn else {
            return Poll::Ready(Err(lost()));
        };
        let Poll::Ready(step) = step.as_mut().poll(cx) else {
            return Poll::Pending;
        };
        let (state, progress) = match step {
            Ok(Step::Continue(token, next)) => {
                *turn = Turn::Waiting(next);
                return Poll::Ready(Ok(Progress::Continue(token)));
            }
            Ok(Step::Done(token, context)) => {
                match State::established(secured.verifier, context, signing) {
                    Ok(state) => (state, Ok(Progress::Done(token))),
                    Err(error) => (State::Failed, Err(error)),
                }
            }
            Err(error) => (State::Failed, Err(error)),
        };
        secured.state = state;
        Poll::Ready(progress)
    }

    /// Both ends sign headers, or not: the answer to a client's bind, before anything is protected.
    pub(super) fn agree_on_headers(&mut self, signs: bool) {
        self.header_signing = signs;
        for secured in &mut self.contexts {
            if let State::Established(established) = &mut secured.state {
                established.header_signing = signs;
            }
        }
    }

    /// Whether what is sent under this context is signed with its header.
    pub(super) fn signs_headers(&self, id: SecurityId) -> bool {
        self.protecting(id).is_some_and(Established::signs_headers)
    }

    /// Refuses the peer from now on.
    pub(super) fn fail(&mut self, id: SecurityId) {
        if let Some(secured) = self.get_mut(id) {
            secured.state = State::Failed;
        }
    }

    /// Whether fragments are protected.
    pub(super) fn protects(&self, id: SecurityId) -> bool {
        self.protecting(id).is_some()
    }

    /// The length of the authentication value in bytes (`auth_length`).
    pub(super) fn auth_length(&self, id: SecurityId) -> u16 {
        self.protecting(id).map_or(0, |protection| protection.overhead.token)
    }

    /// The most bytes that stand behind a fragment's stub.
    pub(super) fn overhead(&self, id: SecurityId) -> usize {
        self.protecting(id).map_or(0, |protection| {
            let Overhead { token, block } = protection.overhead;
            usize::from(block) - 1 + TRAILER + usize::from(token)
        })
    }

    /// How many bytes of a stub fit into `max` bytes behind a fragment's header: a multiple of 8 and of the
    /// block, so that only the last fragment is padded.
    pub(super) fn room(&self, id: SecurityId, max: usize) -> usize {
        let Some(protection) = self.protecting(id) else {
            return max & !7;
        };
        let Overhead { token, block } = protection.overhead;
        let block = usize::from(block).max(8);
        let room = max.saturating_sub(TRAILER + usize::from(token)) & !(block - 1);
        debug_assert!(room != 0, "a fragment has room for a stub");
        room.max(block)
    }

    /// The length of `stub` bytes of a stub, with all that stands behind them.
    pub(super) fn sealed(&self, id: SecurityId, stub: usize) -> usize {
        self.protecting(id).map_or(stub, |protection| {
            let Overhead { token, block } = protection.overhead;
            stub.next_multiple_of(block.into()) + TRAILER + usize::from(token)
        })
    }

    /// Seals the fragment at the end of `out`, whose header is complete, and appends its trailer. The caller
    /// has made room for the trailer.
    #[inline]
    pub(super) fn seal(
        &mut self,
        id: SecurityId,
        out: &mut Vec<u8>,
        header: Range<usize>,
    ) -> Result<(), NotSent> {
        match id {
            SecurityId::NONE => Ok(()),
            _ => self.seal_under(id, out, header),
        }
    }

    #[cold]
    fn seal_under(
        &mut self,
        id: SecurityId,
        out: &mut Vec<u8>,
        header: Range<usize>,
    ) -> Result<(), NotSent> {
        let Some(Secured { verifier, state: State::Established(established), .. }) =
            self.get_mut(id)
        else {
            return Err(NotSent::Security);
        };
        if !established.protects {
            return Ok(());
        }
        let header_signing = established.header_signing;
        let Overhead { token, block } = established.overhead;
        let stub = out.len() - header.end;
        let pad = stub.next_multiple_of(block.into()) - stub;
        let trailer = stub + pad;
        out.try_reserve(pad + TRAILER + usize::from(token)).map_err(|_| OutOfMemory)?;
        out.resize(out.len() + pad, 0);
        // The padding is less than the block, so that it fits a `u8`.
        out.extend_from_slice(&verifier.to_trailer(pad as u8));
        out.resize(out.len() + usize::from(token), 0);
        let (header, body) = out[header.start..].split_at_mut(header.len());
        let (stub, behind) = body.split_at_mut(trailer);
        let (trailer, token) = behind.split_at_mut(TRAILER);
        let fragment = Fragment { header, stub, trailer, token, header_signing };
        established.context.protect(fragment).map_err(|_| NotSent::Security)
    }

    /// Opens a fragment in place: its stub, which begins at `stub`, without padding; and the context that it is under.
    #[inline]
    pub(super) fn open<'a>(
        &mut self,
        header: &Header,
        pdu: &'a mut [u8],
        stub: usize,
    ) -> Result<(&'a [u8], SecurityId), ProtocolError> {
        match self.contexts.is_empty() {
            true if header.auth_length != 0 => Err(NO_AUTHENTICATION),
            true => Ok((pdu.get(stub..).ok_or(NOT_AUTHENTIC)?, SecurityId::NONE)),
            false => self.open_under(header, pdu, stub),
        }
    }

    #[cold]
    fn open_under<'a>(
        &mut self,
        header: &Header,
        pdu: &'a mut [u8],
        stub: usize,
    ) -> Result<(&'a [u8], SecurityId), ProtocolError> {
        if header.auth_length == 0 {
            // It is under the context that protects nothing, if that is the only one (MS-RPCE section 3.3.1.5.4).
            return match &self.contexts[..] {
                [Secured { state: State::Established(of), .. }] if !of.protects => {
                    Ok((pdu.get(stub..).ok_or(NOT_AUTHENTIC)?, SecurityId::of(0)))
                }
                _ => Err(NOT_AUTHENTIC),
            };
        }
        let AuthTrailer { verifier, pad, at } =
            AuthTrailer::of(header, pdu).filter(|of| of.at >= stub).ok_or(NOT_AUTHENTIC)?;
        // More would hide the end of the stub, with a verification trailer, from who looks for it.
        if pad > MOST_PADDING {
            return Err(NOT_AUTHENTIC);
        }
        let id = self.find(verifier.context).ok_or(NOT_AUTHENTIC)?;
        let Some(Secured { verifier: own, state: State::Established(established), .. }) =
            self.get_mut(id)
        else {
            return Err(NOT_AUTHENTIC);
        };
        let without_pad = (at - stub).checked_sub(pad.into()).ok_or(NOT_AUTHENTIC)?;
        if !own.is_same(&verifier) {
            return Err(NOT_AUTHENTIC);
        }
        let (start, rest) = pdu.split_at_mut(stub);
        let (stub, behind) = rest.split_at_mut(at - start.len());
        // At the level of connections, what stands in the trailer means nothing.
        if established.protects {
            let (trailer, token) = behind.split_at_mut(TRAILER);
            let header_signing = established.header_signing;
            let fragment = Fragment { header: start, stub, trailer, token, header_signing };
            established.context.unprotect(fragment).map_err(|_| NOT_AUTHENTIC)?;
        }
        Ok((&stub[..without_pad], id))
    }
}

impl State {
    fn established(
        verifier: Verifier,
        context: Box<dyn SecurityContext>,
        header_signing: bool,
    ) -> Result<State, Error> {
        let overhead = context.overhead();
        // So that the smallest fragment has room for a stub.
        if !overhead.block.is_power_of_two() || overhead.block > 16 || overhead.token > 1024 {
            let what = "a security package of another overhead; expected at most 1024 bytes, and a block of at most 16";
            return Err(Error::from_static(Status::INTERNAL_ERROR, what));
        }
        // Padding has the trailer stand where it must.
        let overhead = Overhead { block: overhead.block.max(ALIGNMENT), ..overhead };
        let peer = context.peer();
        let protects = verifier.level >= AuthenticationLevel::Packet;
        let of = Established { context, overhead, peer, protects, header_signing };
        Ok(State::Established(of))
    }
}

impl Established {
    fn signs_headers(&self) -> bool {
        self.header_signing || self.context.signs_headers()
    }
}

#[cold]
fn lost() -> Error {
    Error::from_static(Status::INTERNAL_ERROR, "a step of a handshake that is not there")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_beside_a_context_is_small() {
        assert!(size_of::<Secured>() <= 40, "{}", size_of::<Secured>());
    }
}
