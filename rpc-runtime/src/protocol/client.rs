//! The client's end of a connection.

mod doubt;
mod legs;

use core::task::Poll;
use std::collections::{BTreeSet, VecDeque};
use std::io::{self, IoSlice};

use uuid::Uuid;

pub(crate) use doubt::Doubt;

use super::call_map::{CallIds, CallMap};
use super::connection::Connection;
use super::contexts::Context;
use super::fragments::{Body, Message, Refusal, append};
use super::security::{NOT_AUTHENTIC, SecurityId};
use super::{
    Bind, BindAck, BindNak, ContextElement, ContextResult, Fault, Header, PacketFlags, PacketType,
    ProtocolError, SyntaxId, Verification,
};
use crate::error::Error;
use crate::memory::{OutOfMemory, StubBuffer};
use crate::status::Status;

/// How a client's connection behaves.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ClientConfig {
    /// The largest fragment, in bytes, that is sent and taken. Default 65528.
    pub max_fragment: u16,
    /// The largest stub of a response, in bytes. Default 64 MiB.
    pub max_call_bytes: usize,
    /// The transfer syntaxes that are offered.
    pub syntaxes: Vec<SyntaxId>,
    /// The association group that the connection joins, as the server has said on another one; 0 for a new group. Default 0.
    pub association_group: u32,
    /// Whether a server may leave headers unsigned, with a security package that does not protect them by itself. Default
    /// false.
    pub allows_unsigned_headers: bool,
}

impl Default for ClientConfig {
    fn default() -> ClientConfig {
        ClientConfig {
            max_fragment: 65528,
            max_call_bytes: 64 << 20,
            syntaxes: vec![SyntaxId::NDR20, SyntaxId::NDR64],
            association_group: 0,
            allows_unsigned_headers: false,
        }
    }
}

/// The answer to a call.
#[derive(Debug)]
pub struct Reply {
    /// The stub data.
    pub stub: StubBuffer,
    /// Whether the server's numbers are big endian.
    pub big_endian: bool,
}

/// How a call ended.
#[derive(Debug)]
pub enum Outcome {
    /// With a response.
    Reply(Reply),
    /// With a fault.
    Fault {
        /// The status.
        status: Status,
        /// Whether the method may have run.
        executed: bool,
    },
    /// With a response that this client does not take.
    Refused {
        /// `RPC_S_OUT_OF_RESOURCES` if it is larger than [`ClientConfig::max_call_bytes`];
        /// `RPC_S_OUT_OF_MEMORY` if there is no memory for it.
        status: Status,
    },
}

/// Why the server did not accept an interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BindError {
    /// A bind_nak, with its reason.
    Refused(u16),
    /// The context was rejected, with the reason.
    Rejected {
        /// See [`ContextResult`].
        result: u16,
        /// See [`ContextResult`].
        reason: u16,
    },
    /// The server chose a transfer syntax that was not offered.
    Syntax,
    /// The server answered with a fault.
    Fault(Status),
}

/// What the server did.
#[derive(Debug)]
pub enum ClientEvent {
    /// A context was answered: `true` is NDR64.
    Bound(u16, Result<bool, BindError>),
    /// A call ended.
    Done(u32, Outcome),
    /// A part of the response to a call with pipes ([`ClientConnection::begin`]). The call ends with the last
    /// part.
    Part {
        /// The call.
        call_id: u32,
        /// The stub data.
        stub: Vec<u8>,
        /// Whether the server's numbers are big endian.
        big_endian: bool,
        /// Nothing follows.
        last: bool,
    },
    /// A call that was given up has ended at a server that carries one call at a time: the next call may
    /// begin.
    GivenUpEnded(u32),
    /// The server asked for the connection to be closed, and nothing is in flight any more.
    Shutdown,
}

/// Why nothing was sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotSent {
    /// There is no memory for it.
    NoMemory,
    /// The server has asked for the connection to be closed.
    Ending,
    /// The bind was refused, and with it the connection.
    Refused,
    /// All 65536 context numbers were used.
    NoContext,
    /// The server has not accepted the presentation context: only then is it known how requests are protected.
    NotAccepted,
    /// The security context cannot protect it.
    Security,
}

impl From<OutOfMemory> for NotSent {
    fn from(_: OutOfMemory) -> NotSent {
        NotSent::NoMemory
    }
}

/// The client's end of a connection, without I/O.
#[derive(Debug)]
pub struct ClientConnection {
    config: ClientConfig,
    pub(super) connection: Connection,
    state: State,
    group: u32,
    next_context: u16,
    call_ids: CallIds,
    /// The server carries several calls at a time (PFC_CONC_MPX).
    concurrent: bool,
    /// The server has asked for the connection to be closed, or refused a call because it shuts down.
    ending: bool,
    /// A part of a message could not be sent.
    broken: bool,
    /// [`ClientEvent::Shutdown`] was given out, because nothing is in flight any more.
    ended: bool,
    /// Binds and alter_contexts that are not answered, by call number.
    proposals: CallMap<Proposal>,
    /// Contexts to be proposed.
    waiting: VecDeque<u16>,
    calls: CallMap<Partial>,
    given_up: GivenUp,
    /// What calls are under.
    security: SecurityId,
    /// How that is established, as long as it is.
    authenticating: Option<Box<legs::Authenticating>>,
    /// The handshake's last token was sent in an auth3, and the server has not shown yet that it took it: it has answered no
    /// call under the context, and signed nothing.
    unconfirmed: bool,
    /// Why the client could not authenticate, or does not believe the server: the connection is of no use.
    not_authenticated: Option<Error>,
    events: VecDeque<(ClientEvent, Doubt)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Fresh,
    Binding,
    Bound,
    /// The bind was refused, and with it the connection.
    Refused,
}

#[derive(Clone, Copy, Debug)]
struct Proposal {
    context: u16,
    /// Other proposals no longer wait for the answer to this one.
    overdue: bool,
}

/// Calls that were given up, whose answers may still come.
#[derive(Debug, Default)]
struct GivenUp {
    calls: BTreeSet<u32>,
    /// Calls up to this one were given up so long ago that they are not remembered one by one.
    forgotten: Option<u32>,
}

impl GivenUp {
    /// How many calls are remembered at most, because a server need not answer them.
    const MOST: usize = 4096;

    fn add(&mut self, call_id: u32) {
        self.calls.insert(call_id);
        if self.calls.len() > Self::MOST {
            self.forgotten = self.forgotten.max(self.calls.pop_first());
        }
    }

    fn has(&self, call_id: u32) -> bool {
        self.calls.contains(&call_id) || self.forgotten.is_some_and(|last| call_id <= last)
    }
}

#[derive(Debug)]
struct Partial {
    context: u16,
    stub: StubBuffer,
    started: bool,
    /// Why the response is refused, while the rest of it is still to come.
    refused: Option<Refusal>,
    /// For a call with pipes: how the rest of the request is sent. The response then comes in parts.
    piped: Option<Piped>,
}

impl Partial {
    fn of(context: u16, piped: Option<Piped>) -> Partial {
        Partial { context, stub: StubBuffer::new(), started: false, refused: None, piped }
    }
}

#[derive(Clone, Copy, Debug)]
struct Piped {
    opnum: u16,
    object: Option<Uuid>,
    /// More of the request is to be sent.
    sending: bool,
}

impl ClientConnection {
    /// A fresh connection.
    #[must_use]
    pub fn new(config: ClientConfig) -> ClientConnection {
        ClientConnection {
            connection: Connection::new(config.max_fragment),
            group: config.association_group,
            config,
            state: State::Fresh,
            next_context: 0,
            call_ids: CallIds::new(),
            concurrent: true,
            ending: false,
            broken: false,
            ended: false,
            proposals: CallMap::default(),
            waiting: VecDeque::new(),
            calls: CallMap::default(),
            given_up: GivenUp::default(),
            security: SecurityId::NONE,
            authenticating: None,
            unconfirmed: false,
            not_authenticated: None,
            events: VecDeque::new(),
        }
    }

    /// Proposes a context for an interface, by bind or alter_context, unless the interface has a context
    /// already. If [`ClientConnection::accepted`] does not know it yet, the answer is an event.
    ///
    /// # Errors
    /// When the connection cannot be used any more, or has used up its context numbers; when there is no
    /// memory.
    pub fn bind(&mut self, interface: SyntaxId) -> Result<u16, NotSent> {
        self.bind_in(interface, None)
    }

    /// As [`ClientConnection::bind`], in one transfer syntax `only`, for a context of its own: an interface may have one in
    /// each.
    ///
    /// # Errors
    /// As there.
    pub fn bind_in(&mut self, interface: SyntaxId, only: Option<SyntaxId>) -> Result<u16, NotSent> {
        self.usable()?;
        if let Some(known) = self.connection.contexts.of(interface, only) {
            return Ok(known);
        }
        let id = self.next_context;
        self.next_context = id.checked_add(1).ok_or(NotSent::NoContext)?;
        let context =
            Context { wanted: interface, only, syntax: None, interface: 0, verified: false };
        self.connection.contexts.insert(id, context)?;
        self.waiting.push_back(id);
        self.propose();
        Ok(id)
    }

    fn usable(&self) -> Result<(), NotSent> {
        if self.state == State::Refused {
            return Err(NotSent::Refused);
        }
        if self.ending { Err(NotSent::Ending) } else { Ok(()) }
    }

    /// Whether a call can be made in a context.
    fn callable(&self, context: u16) -> Result<(), NotSent> {
        self.usable()?;
        self.accepted(context).map(|_| ()).ok_or(NotSent::NotAccepted)
    }

    /// The connection takes its call ids from those of another connection of its group.
    pub(crate) fn shares(&mut self, call_ids: CallIds) {
        self.call_ids = call_ids;
    }

    /// The call ids, for another connection of the group.
    pub(crate) fn call_ids(&self) -> CallIds {
        self.call_ids.clone()
    }

    /// The association group, once the server has said it; 0 before.
    #[must_use]
    pub fn association_group(&self) -> u32 {
        self.group
    }

    /// Whether a context's syntax is NDR64, if the server has accepted the context.
    #[must_use]
    pub fn accepted(&self, context: u16) -> Option<bool> {
        let known = self.connection.contexts.get(context)?;
        known.syntax.is_some().then(|| known.is_ndr64())
    }

    /// Waits no longer for the answer to a proposal that is overdue before others are sent: somebody may still want it. `false`
    /// as from [`ClientConnection::give_up_bind`].
    pub(crate) fn pass_over_bind(&mut self, context: u16) -> bool {
        self.pass_over(context, true);
        self.propose();
        self.end_if_done();
        self.is_established()
    }

    fn pass_over(&mut self, context: u16, overdue: bool) {
        let sent = self.proposals.values().any(|proposal| proposal.context == context);
        for proposal in self.proposals.values_mut() {
            proposal.overdue |= proposal.context == context || (overdue && !sent);
        }
    }

    /// Whether the first bind is answered, so that others can be sent.
    fn is_established(&self) -> bool {
        self.state != State::Binding && !self.is_handshaking()
    }

    /// Waits no longer for the answer to a proposal, so that others are sent. If it is `overdue` and was not
    /// sent yet, the proposals that it waits for are overdue, too. `false` when the connection's first bind
    /// is not answered, without which nothing else can be sent.
    pub fn give_up_bind(&mut self, context: u16, overdue: bool) -> bool {
        self.pass_over(context, overdue);
        // A later call of `bind` proposes the interface again.
        self.waiting.retain(|waiting| *waiting != context);
        if self.accepted(context).is_none() {
            self.connection.contexts.remove(context);
        }
        self.propose();
        self.end_if_done();
        self.is_established()
    }

    fn propose(&mut self) {
        let may = match self.state {
            State::Fresh => !self.has_no_token(),
            // One at a time, because there are servers that number their answers as they like.
            State::Bound => {
                !self.is_handshaking() && self.proposals.values().all(|proposal| proposal.overdue)
            }
            State::Binding | State::Refused => false,
        };
        if !may {
            return;
        }
        let Some((context, bind)) = self
            .waiting
            .pop_front()
            .and_then(|context| Some((context, self.proposal_of(context)?)))
        else {
            return;
        };
        self.waiting.shrink_to_fit();
        let packet = match self.state {
            State::Bound => PacketType::AlterContext,
            _ => PacketType::Bind,
        };
        if packet == PacketType::Bind {
            self.state = State::Binding;
        }
        let call_id = self.call_id();
        self.proposals.insert(call_id, Proposal { context, overdue: false });
        self.send_bind(&bind, packet, call_id);
    }

    /// What proposes a context.
    fn proposal_of(&self, context: u16) -> Option<Bind> {
        let known = self.connection.contexts.get(context)?;
        let syntaxes = known.only.map_or_else(|| self.config.syntaxes.clone(), |only| vec![only]);
        Some(Bind {
            max_transmit: self.config.max_fragment,
            max_receive: self.config.max_fragment,
            association_group: self.group,
            contexts: vec![ContextElement { id: context, interface: known.wanted, syntaxes }],
        })
    }

    fn call_id(&mut self) -> u32 {
        let ClientConnection { calls, given_up, proposals, call_ids, .. } = self;
        call_ids.next(|id| {
            calls.contains_key(&id) || given_up.calls.contains(&id) || proposals.contains_key(&id)
        })
    }

    /// Whether the server carries several calls at a time. If it does not, the next request may be sent when
    /// the last one is answered, even if that call was given up ([`ClientEvent::GivenUpEnded`]).
    #[must_use]
    pub fn is_concurrent(&self) -> bool {
        self.concurrent
    }

    /// Whether the connection's first bind was sent and is not answered, or the handshake that it begins is not over.
    #[must_use]
    pub fn is_binding(&self) -> bool {
        self.state == State::Binding || self.is_handshaking()
    }

    /// Whether the server has refused the bind, so that the connection is of no use.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.state == State::Refused
    }

    /// Sends a request in a context that was accepted. The answer is an event.
    ///
    /// # Errors
    /// [`NotSent`].
    pub fn request(
        &mut self,
        context: u16,
        opnum: u16,
        object: Option<Uuid>,
        stub: &[u8],
    ) -> Result<u32, NotSent> {
        if self.verification(context, opnum).is_some() {
            return self.request_in_place(context, opnum, object, Body::copy_of(stub)?);
        }
        self.make_request(context, opnum, object, |connection, message| {
            connection.send_part(message, stub, (true, true))
        })
    }

    /// As [`ClientConnection::request`], with a stub that may stand behind room for the header.
    pub(crate) fn request_in_place(
        &mut self,
        context: u16,
        opnum: u16,
        object: Option<Uuid>,
        body: Body,
    ) -> Result<u32, NotSent> {
        let mut body = body;
        let verification = self.verification(context, opnum);
        self.make_request(context, opnum, object, |connection, message| {
            if let Some((verification, signed)) = verification {
                let verification = Verification { call_id: message.call_id, ..verification };
                body.verify(&verification, signed)?;
            }
            connection.send_last(*message, body, true, None)
        })
    }

    /// Sends a request that is not answered (PFC_MAYBE). Returns its number, which may be used again.
    ///
    /// # Errors
    /// [`NotSent`].
    pub(crate) fn tell(
        &mut self,
        context: u16,
        opnum: u16,
        object: Option<Uuid>,
        body: Body,
    ) -> Result<u32, NotSent> {
        self.callable(context)?;
        let call_id = self.call_id();
        let message = Message {
            maybe: true,
            ..Message::request(call_id, context, opnum, object, self.security())
        };
        let mut body = body;
        if let Some((verification, signed)) = self.verification(context, opnum) {
            body.verify(&Verification { call_id, ..verification }, signed)?;
        }
        self.connection.send_last(message, body, true, None)?;
        Ok(call_id)
    }

    /// Whether some of a long request waits to be written.
    pub(crate) fn is_unsent(&self, call_id: u32) -> bool {
        self.connection.is_unsent(call_id)
    }

    /// Begins no more calls: the connection is to be closed when nothing is in flight.
    pub(crate) fn finish(&mut self) {
        self.ending = true;
        self.end_if_done();
    }

    /// Asks the server to end a call (co_cancel), if it has not been answered yet. The answer is an event as before.
    pub fn cancel(&mut self, call_id: u32) {
        if self.calls.contains_key(&call_id) {
            super::pdu::write_empty(PacketType::CoCancel, call_id, self.connection.output());
        }
    }

    fn make_request(
        &mut self,
        context: u16,
        opnum: u16,
        object: Option<Uuid>,
        send: impl FnOnce(&mut Connection, &Message) -> Result<(), NotSent>,
    ) -> Result<u32, NotSent> {
        self.callable(context)?;
        self.calls.try_reserve(1).map_err(|_| OutOfMemory)?;
        let call_id = self.call_id();
        let message = Message::request(call_id, context, opnum, object, self.security());
        send(&mut self.connection, &message)?;
        self.calls.insert(call_id, Partial::of(context, None));
        Ok(call_id)
    }

    /// What a request's verification trailer says, without its number, and whether headers are signed: then it is sent until
    /// the server has answered in the presentation context, which nothing else protects.
    fn verification(&self, context: u16, opnum: u16) -> Option<(Verification, bool)> {
        let signed = self.connection.security.header_signing;
        let known = self.connection.contexts.get(context).filter(|_| self.protects())?;
        if signed && known.verified {
            return None;
        }
        let verification = Verification {
            signs_headers: true,
            interface: known.wanted,
            syntax: known.syntax?,
            call_id: 0,
            context,
            opnum,
            big_endian: false,
        };
        Some((verification, signed))
    }

    /// The number of a call that does not begin with a request.
    ///
    /// # Errors
    /// [`NotSent`].
    pub(crate) fn number(&mut self) -> Result<u32, NotSent> {
        self.usable()?;
        Ok(self.call_id())
    }

    /// Expects a response to a call that did not begin with a request.
    ///
    /// # Errors
    /// [`NotSent`].
    pub(crate) fn expect(&mut self, call_id: u32, context: u16) -> Result<(), NotSent> {
        self.calls.try_reserve(1).map_err(|_| OutOfMemory)?;
        self.calls.insert(call_id, Partial::of(context, None));
        Ok(())
    }

    /// Begins a request that is sent in parts, and whose response comes in parts. All parts but the last have
    /// a multiple of 8 bytes.
    ///
    /// # Errors
    /// [`NotSent`].
    pub fn begin(
        &mut self,
        context: u16,
        opnum: u16,
        object: Option<Uuid>,
        stub: &[u8],
        last: bool,
    ) -> Result<u32, NotSent> {
        self.callable(context)?;
        self.calls.try_reserve(1).map_err(|_| OutOfMemory)?;
        let call_id = self.call_id();
        let mut verified = None;
        if last && let Some((verification, signed)) = self.verification(context, opnum) {
            let mut body = Body::copy_of(stub)?;
            body.verify(&Verification { call_id, ..verification }, signed)?;
            verified = Some(body);
        }
        let stub = verified.as_ref().map_or(stub, Body::stub);
        let piped = Some(Piped { opnum, object, sending: true });
        self.calls.insert(call_id, Partial::of(context, piped));
        self.part(call_id, stub, (true, last)).inspect_err(|_| {
            self.calls.remove(&call_id);
        })?;
        Ok(call_id)
    }

    /// The largest stub of a response, in bytes.
    #[must_use]
    pub fn max_call_bytes(&self) -> usize {
        self.config.max_call_bytes
    }

    /// Sends more of a request, unless its call has ended. Returns whether the call is still under way.
    ///
    /// # Errors
    /// [`NotSent`]; the part is not sent.
    pub fn more(&mut self, call_id: u32, stub: &[u8], last: bool) -> Result<bool, NotSent> {
        self.part(call_id, stub, (false, last))?;
        Ok(self.calls.contains_key(&call_id))
    }

    fn part(
        &mut self,
        call_id: u32,
        stub: &[u8],
        (first, last): (bool, bool),
    ) -> Result<(), NotSent> {
        let security = self.security();
        let Some(call) = self.calls.get_mut(&call_id) else {
            return Ok(());
        };
        let Some(piped) = call.piped.as_mut().filter(|piped| piped.sending) else {
            return Ok(());
        };
        let Piped { opnum, object, .. } = *piped;
        let context = call.context;
        let message = Message::request(call_id, context, opnum, object, security);
        self.connection.send_part(&message, stub, (first, last))?;
        piped.sending = !last;
        Ok(())
    }

    /// Gives up a call: the server is told, and an answer that is under way is passed over. A server that
    /// carries one call at a time is not told: its answer says when the next call can be made.
    pub fn abandon(&mut self, call_id: u32) {
        if self.give_up(call_id) {
            self.end_if_done();
        }
    }

    /// Gives up a call. Returns whether there was such a call.
    fn give_up(&mut self, call_id: u32) -> bool {
        let Some(call) = self.calls.remove(&call_id) else {
            return false;
        };
        let sending = call.piped.is_some_and(|piped| piped.sending);
        let tells = self.concurrent || sending;
        // Of a request that is still to be sent, the server need not know.
        if tells && self.connection.cancel(call_id) == Some(false) {
            return true;
        }
        self.given_up.add(call_id);
        if tells {
            super::pdu::write_empty(PacketType::Orphaned, call_id, self.connection.output());
        }
        true
    }

    /// Says that the connection is to be closed, if the server has asked for it and nothing is in flight.
    fn end_if_done(&mut self) {
        let waits = self.proposals.values().any(|proposal| !proposal.overdue);
        if self.ending && self.calls.is_empty() && !waits && !self.ended {
            self.ended = true;
            self.report(ClientEvent::Shutdown);
        }
    }

    /// Whether the server begins no more calls: it has asked for the connection to be closed, or refused a call because
    /// it shuts down. The connection is to be closed when nothing is in flight.
    #[must_use]
    pub fn is_ending(&self) -> bool {
        self.ending
    }

    /// Whether an answer may still come to a call that was given up.
    #[must_use]
    pub fn is_owed(&self, call_id: u32) -> bool {
        self.given_up.calls.contains(&call_id)
    }

    /// Whether more of a call's request is to be sent.
    #[must_use]
    pub fn is_sending(&self, call_id: u32) -> bool {
        let piped = self.calls.get(&call_id).and_then(|call| call.piped);
        piped.is_some_and(|piped| piped.sending)
    }

    /// How many calls wait for their answer.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.calls.len()
    }

    /// The bytes to be sent. The caller takes them out, and may find more when it asks again.
    pub fn output(&mut self) -> &mut Vec<u8> {
        self.broken |= self.connection.fill().is_err();
        self.connection.output()
    }

    /// Says whether the stream takes several slices at once: long requests are then written from where they were encoded.
    pub(crate) fn set_vectored(&mut self, vectored: bool) {
        self.connection.set_vectored(vectored);
    }

    /// Takes what is written next, unless something is written in part. Returns whether there is something to be written.
    /// It is another way than [`ClientConnection::output`], and a connection has one of the two.
    pub(crate) fn take_output(&mut self) -> bool {
        self.broken |= self.connection.take_output().is_err();
        self.connection.is_writing()
    }

    /// Has `write` write from what was taken, and returns how many bytes it has written.
    ///
    /// # Errors
    /// Those of `write`; when it says that it wrote nothing, or more than there was.
    pub(crate) fn write(
        &mut self,
        write: impl FnOnce(&[IoSlice<'_>]) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        self.connection.write(write)
    }

    /// How many bytes are to be sent, without the headers of long messages that are not cut yet.
    pub(crate) fn unsent(&self) -> usize {
        self.connection.unsent()
    }

    /// Whether something could not be sent of what had begun, so that the connection is to be closed.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    /// The next thing that the server did.
    pub fn event(&mut self) -> Option<ClientEvent> {
        self.event_in_doubt().map(|(event, _)| event)
    }

    /// Takes the bytes that arrived, and says how many of them are done with: all complete PDUs. Protected
    /// fragments are opened in place.
    ///
    /// # Errors
    /// When the server breaks the protocol: the connection is to be closed.
    pub fn receive(&mut self, input: &mut [u8]) -> Result<usize, ProtocolError> {
        let mut taken = 0;
        while let Some(header) = self.connection.next_pdu(&input[taken..])? {
            let end = taken + usize::from(header.fragment_length);
            self.pdu(&header, &mut input[taken..end])?;
            self.end_if_done();
            taken = end;
        }
        Ok(taken)
    }

    fn pdu(&mut self, header: &Header, pdu: &mut [u8]) -> Result<(), ProtocolError> {
        match header.packet {
            Ok(PacketType::BindAck | PacketType::AlterContextResp) => self.bound(header, pdu),
            Ok(PacketType::BindNak) => {
                let context = self.proposed(header)?;
                let reason = BindNak::read(pdu, header.big_endian)?.reason;
                if self.is_handshaking() && self.state == State::Bound {
                    self.refused_authentication(Status::ACCESS_DENIED);
                    return Ok(());
                }
                if self.state == State::Binding {
                    self.state = State::Refused;
                }
                self.answered(context, Err(BindError::Refused(reason)));
                Ok(())
            }
            Ok(PacketType::Response) => self.response(header, pdu),
            Ok(PacketType::Fault) => self.fault(header, pdu),
            Ok(PacketType::Shutdown) => {
                self.ending = true;
                Ok(())
            }
            _ => Err(ProtocolError(
                "a PDU that no server sends",
                "a response, a fault, or an answer to a bind",
            )),
        }
    }

    /// The context whose proposal is answered.
    fn proposed(&mut self, header: &Header) -> Result<u16, ProtocolError> {
        let mut call_id = header.call_id;
        if !self.proposals.contains_key(&call_id)
            && let Some(&only) = self.proposals.keys().next()
            && (!self.concurrent || self.state == State::Binding)
            && call_id == 1
            && self.proposals.len() == 1
        {
            call_id = only;
        }
        let proposal = self.proposals.remove(&call_id);
        self.proposals.shrink_to_fit();
        let proposal =
            proposal.ok_or(ProtocolError("an answer to a bind that was not sent", ""))?;
        Ok(proposal.context)
    }

    /// Reports the answer to a proposal, and sends the next proposal.
    fn answered(&mut self, context: u16, outcome: Result<SyntaxId, BindError>) {
        match outcome {
            // A context that was given up is no longer there.
            Ok(syntax) => _ = self.connection.contexts.accept(context, syntax),
            Err(_) => self.connection.contexts.remove(context),
        }
        let outcome = outcome.map(|syntax| syntax == SyntaxId::NDR64);
        self.report(ClientEvent::Bound(context, outcome));
        self.propose();
    }

    fn bound(&mut self, header: &Header, pdu: &[u8]) -> Result<(), ProtocolError> {
        if (header.packet == Ok(PacketType::BindAck)) != (self.state == State::Binding) {
            return Err(ProtocolError(
                "the wrong kind of answer to a bind",
                "a bind_ack to the first, an alter_context_resp to a later one",
            ));
        }
        let context = self.proposed(header)?;
        let ack = BindAck::read(pdu, header.big_endian)?;
        if self.state == State::Binding {
            self.state = State::Bound;
            self.group = ack.association_group;
            self.concurrent = header.flags.has(PacketFlags::CONCURRENT);
            self.connection.agree(ack.max_transmit, ack.max_receive);
            let signs = header.flags.has(PacketFlags::SIGNS_HEADERS);
            self.connection.security.agree_on_headers(signs && self.authenticating.is_some());
        }
        let &[result] = &ack.results[..] else {
            return Err(ProtocolError(
                "an answer with another number of results",
                "one for the proposed context",
            ));
        };
        let known = self.connection.contexts.get(context);
        let is_offered = match known.and_then(|known| known.only) {
            Some(only) => result.syntax == only,
            None => self.config.syntaxes.contains(&result.syntax),
        };
        let outcome = if result.result != ContextResult::ACCEPTED {
            Err(BindError::Rejected { result: result.result, reason: result.reason })
        } else if !is_offered {
            Err(BindError::Syntax)
        } else {
            Ok(result.syntax)
        };
        if !self.take_leg(header, pdu, (context, outcome))? {
            self.answered(context, outcome);
        }
        Ok(())
    }

    /// The call that an answer is for, or `None` if it was given up; `last` says that nothing follows.
    fn call(&mut self, call_id: u32, last: bool) -> Result<Option<u32>, ProtocolError> {
        if self.calls.contains_key(&call_id) {
            return Ok(Some(call_id));
        }
        let mut call_id = call_id;
        // Wine's server puts 1 into every answer; it carries one call at a time.
        if !self.concurrent && call_id == 1 {
            let mut waiting = self.given_up.calls.iter().chain(self.calls.keys());
            if let (Some(&only), None) = (waiting.next(), waiting.next()) {
                call_id = only;
            }
            if self.calls.contains_key(&call_id) {
                return Ok(Some(call_id));
            }
        }
        if !self.given_up.has(call_id) {
            return Err(ProtocolError(
                "an answer to no call that is waited for",
                "the number of a call that was made, and is not answered yet",
            ));
        }
        if last && self.given_up.calls.remove(&call_id) && !self.concurrent {
            self.report(ClientEvent::GivenUpEnded(call_id));
        }
        Ok(None)
    }

    fn is_ndr64(&self, context: u16) -> bool {
        self.accepted(context).unwrap_or(false)
    }

    fn response(&mut self, header: &Header, pdu: &mut [u8]) -> Result<(), ProtocolError> {
        let fragment = self.connection.take(header, pdu)?;
        if fragment.security != self.security() {
            return Err(NOT_AUTHENTIC);
        }
        self.unconfirmed = false;
        let last = header.flags.has(PacketFlags::LAST);
        let call_id = self.call(header.call_id, last)?;
        let limit = self.config.max_call_bytes;
        let Some((call_id, call)) = call_id.and_then(|id| Some((id, self.calls.get_mut(&id)?)))
        else {
            return Ok(());
        };
        if header.flags.has(PacketFlags::FIRST) == call.started {
            return Err(ProtocolError(
                "the fragments of a response out of order",
                "the first one first, and once",
            ));
        }
        call.started = true;
        if last && fragment.security != SecurityId::NONE {
            self.connection.contexts.verify(call.context);
        }
        if call.piped.is_some() {
            let mut stub = Vec::new();
            let no_memory = ProtocolError("no memory for a part of a response", "");
            stub.try_reserve_exact(fragment.stub.len()).map_err(|_| no_memory)?;
            stub.extend_from_slice(fragment.stub);
            let context = call.context;
            let big_endian = header.big_endian && !self.is_ndr64(context);
            self.report(ClientEvent::Part { call_id, stub, big_endian, last });
            if last {
                self.end(call_id);
            }
            return Ok(());
        }
        let taken = match call.refused {
            Some(refusal) => Err(refusal),
            None => {
                if !last && call.stub.is_empty() {
                    call.stub.announce(fragment.announced());
                    call.stub.expect(fragment.expected(limit));
                }
                append(&mut call.stub, fragment.stub, limit)
            }
        };
        if let Err(refusal) = taken {
            if !last && !self.concurrent {
                // The next call can be made when the server has sent all of this one.
                (call.refused, call.stub) = (Some(refusal), StubBuffer::new());
                return Ok(());
            }
            // The connection stays good for other calls. A `Shutdown` event, if this was the last call,
            // follows the call's own event.
            if last {
                self.end(call_id);
            } else {
                self.give_up(call_id);
            }
            let outcome = Outcome::Refused { status: refusal.status() };
            self.report(ClientEvent::Done(call_id, outcome));
            return Ok(());
        }
        if last && let Some(call) = self.calls.remove(&call_id) {
            let big_endian = header.big_endian && !self.is_ndr64(call.context);
            let reply = Reply { stub: call.stub, big_endian };
            self.report(ClientEvent::Done(call_id, Outcome::Reply(reply)));
        }
        Ok(())
    }

    /// Forgets a call that was answered. A server that has not got the whole request is told not to wait for
    /// it.
    fn end(&mut self, call_id: u32) {
        let call = self.calls.remove(&call_id);
        if call.and_then(|call| call.piped).is_some_and(|piped| piped.sending) {
            super::pdu::write_empty(PacketType::Orphaned, call_id, self.connection.output());
        }
    }

    fn fault(&mut self, header: &Header, pdu: &mut [u8]) -> Result<(), ProtocolError> {
        // A fault may come without a verifier, and then anybody may have sent it: it tells that the call failed, and nothing
        // else is believed.
        let is_trusted = header.auth_length != 0 || !self.protects();
        if header.auth_length != 0 {
            self.connection.security.open(header, pdu, Fault::LEN)?;
            self.unconfirmed = false;
        }
        let fault = Fault::read(pdu, header.big_endian)?;
        let status = match Status::from_wire(fault.status) {
            // A fault is no success: a caller that saw status 0 would look for a reply.
            Status::OK => Status::CALL_FAILED,
            status => status,
        };
        let idle = self.calls.is_empty() && self.given_up.calls.is_empty();
        let numbered_alike = !self.concurrent && header.call_id == 1 && idle;
        if self.proposals.contains_key(&header.call_id)
            || (numbered_alike && self.proposals.len() == 1)
        {
            let context = self.proposed(header)?;
            if self.is_handshaking() {
                self.refused_authentication(status);
                return Ok(());
            }
            if self.state == State::Binding {
                self.state = State::Refused;
            }
            self.answered(context, Err(BindError::Fault(status)));
            return Ok(());
        }
        let call_id = self.call(header.call_id, true)?;
        let executed = !(is_trusted && header.flags.has(PacketFlags::DID_NOT_EXECUTE));
        // What a server answers that shuts down: it begins no more calls.
        self.ending |= status == Status::SERVER_UNAVAILABLE && !executed;
        let Some(call_id) = call_id else {
            return Ok(());
        };
        self.end(call_id);
        let doubt = Doubt { unsigned: !is_trusted, unconfirmed: self.unconfirmed };
        let ended = ClientEvent::Done(call_id, Outcome::Fault { status, executed });
        self.report_in_doubt(ended, doubt);
        Ok(())
    }
}
