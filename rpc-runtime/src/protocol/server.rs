//! The server's end of a connection.

mod legs;

use core::task::Poll;
use std::collections::{HashMap, VecDeque};
use std::io::{self, IoSlice};
use std::sync::Arc;

use uuid::Uuid;

use super::call_map::{CallMap, CallSet};
use super::connection::Connection;
use super::contexts::Context;
use super::fragments::{Body, Fragment, Message, Refusal, append};
use super::pdu::fallible_vec;
use super::places::{LimitedCalls, SharedPlaces};
use super::security::{NO_AUTHENTICATION, NOT_AUTHENTIC, SecurityId};
use super::{
    Bind, BindAck, BindNak, ContextElement, ContextResult, Fault, Header, PacketFlags, PacketType,
    ProtocolError, SyntaxId, Verification,
};
use crate::error::{Error, Result as RpcResult};
use crate::memory::{Quota, Share, StubBuffer};
use crate::security::{Authentication, AuthenticationService, Handshake, Needs};
use crate::status::Status;
use legs::{Answer, Found};

/// What a server lets a peer do on one connection.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServerConfig {
    /// The largest fragment, in bytes, that is sent and taken. Default 65528.
    pub max_fragment: u16,
    /// The largest stub of a request, in bytes; a call beyond is refused with `RPC_S_OUT_OF_RESOURCES`.
    /// Default 16 MiB.
    pub max_call_bytes: usize,
    /// How many calls may be in flight on a connection; a call beyond is refused with
    /// `RPC_S_SERVER_TOO_BUSY`. Default 1024.
    pub max_calls: usize,
    /// How many presentation contexts a connection may have. Default 64.
    pub max_contexts: usize,
    /// How many security contexts a connection may have, if the client negotiates that it may have several. Default 8.
    pub max_security_contexts: usize,
    /// The transfer syntaxes that are spoken, the preferred one first.
    pub syntaxes: Vec<SyntaxId>,
    /// The secondary address in the bind_ack: the port as text for TCP.
    pub secondary_address: String,
    /// Whether every bind is refused, because the server is at its limits (local_limit_exceeded).
    pub refuses_all: bool,
}

impl Default for ServerConfig {
    fn default() -> ServerConfig {
        ServerConfig {
            max_fragment: 65528,
            max_call_bytes: 16 << 20,
            max_calls: 1024,
            max_contexts: 64,
            max_security_contexts: 8,
            syntaxes: vec![SyntaxId::NDR64, SyntaxId::NDR20],
            secondary_address: String::new(),
            refuses_all: false,
        }
    }
}

/// What a connection asks of its server.
pub trait Host {
    /// The index of the interface that serves a client of `wanted`.
    fn find(&self, wanted: &SyntaxId) -> Option<usize>;

    /// Whether a procedure has an \[in\] pipe: its calls begin before their requests are complete.
    fn has_input_pipe(&self, interface: usize, opnum: u16) -> bool {
        let _ = (interface, opnum);
        false
    }

    /// Lets the connection join an association group, or a new one if `wanted` is 0. Returns the group's
    /// number, which is not 0; `None` when there is no such group, or no room for another.
    fn join_group(&self, wanted: u32) -> Option<u32>;

    /// Whether clients can authenticate.
    fn authenticates(&self) -> bool {
        false
    }

    /// Begins to authenticate a client. `None` when this security package is not there.
    fn accept(
        &self,
        service: AuthenticationService,
        needs: &Needs,
    ) -> Option<RpcResult<Box<dyn Handshake>>> {
        let _ = (service, needs);
        None
    }

    /// Whether a call may begin of a client that is authenticated like this. It is asked at the call's first fragment, so
    /// that nothing is kept of a call that is refused.
    ///
    /// # Errors
    /// The status with which the call is refused.
    fn admit(&self, call: &CallStart<'_>) -> Result<(), Status> {
        let _ = call;
        Ok(())
    }
}

/// A call that is about to begin: nothing of it is kept yet.
#[derive(Debug)]
pub struct CallStart<'a> {
    /// The index of the interface, as [`Host::find`] gave it.
    pub interface: usize,
    /// The procedure's number.
    pub opnum: u16,
    /// Whether its stub is NDR64.
    pub ndr64: bool,
    /// The object that it is for.
    pub object: Option<Uuid>,
    /// How the client is authenticated, if it is.
    pub authentication: Option<&'a Authentication>,
}

/// A reassembled request, or the beginning of one.
#[derive(Debug)]
pub struct Request {
    /// The call's number, chosen by the client.
    pub call_id: u32,
    /// The presentation context, to be repeated in the answer.
    pub context: u16,
    /// The index of the interface, as [`Host::find`] gave it.
    pub interface: usize,
    /// Whether the stub is NDR64.
    pub ndr64: bool,
    /// Whether the client's numbers are big endian.
    pub big_endian: bool,
    /// The procedure's number.
    pub opnum: u16,
    /// The object that the call is for.
    pub object: Option<Uuid>,
    /// The client wants no answer.
    pub maybe: bool,
    /// How the client is authenticated, if it is.
    pub authentication: Option<Authentication>,
    /// What the verification trailer says of the request, if it is to be looked at.
    pub verification: Option<Verification>,
    /// The stub data.
    pub stub: StubBuffer,
    /// The request's share of the connection's memory, if the request is not small.
    pub share: Option<Share>,
    /// More stub data follows, in [`ServerEvent::More`].
    pub more: bool,
}

/// What the client did.
#[derive(Debug)]
pub enum ServerEvent {
    /// A request is complete, or has begun (`Request::more`): answer it with [`ServerConnection::respond`] or
    /// `fault`.
    Request(Request),
    /// More of a request whose procedure has an \[in\] pipe.
    More {
        /// The call.
        call_id: u32,
        /// The stub data.
        stub: Vec<u8>,
        /// The stub data's share of the connection's memory.
        share: Share,
        /// Nothing follows.
        last: bool,
    },
    /// The client cancels a call (co_cancel), and still waits for its end.
    Cancel(u32),
    /// The client gave up a call (orphaned); its answer will not be read.
    Orphaned(u32),
}

/// The server's end of a connection, without I/O.
#[derive(Debug)]
pub struct ServerConnection {
    config: ServerConfig,
    quota: Arc<Quota>,
    /// The association group, once the client has bound.
    group: Option<u32>,
    phase: Phase,
    pub(super) connection: Connection,
    /// Requests of which fragments are missing.
    unfinished: LimitedCalls<Unfinished>,
    /// How many requests came in several fragments so far.
    begun: u64,
    /// The call whose first fragment came last.
    newest: Option<u32>,
    /// Calls with an \[in\] pipe whose requests are not complete.
    piped: CallMap<Same>,
    /// Refused calls of which fragments are missing.
    refused: CallSet,
    /// Calls that are not answered yet.
    in_flight: LimitedCalls<Flight>,
    /// A step of a handshake that is under way.
    leg: Option<Box<legs::Leg>>,
    /// Why a client was refused, for a log.
    not_authenticated: Option<Box<Error>>,
    /// The client may have several security contexts.
    multiplexes: bool,
    /// The client takes answers of several calls at a time.
    concurrent: bool,
    events: VecDeque<ServerEvent>,
    /// What happened since that was last asked.
    counts: Counts,
}

/// What happened on a connection.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Counts {
    /// The PDUs that came.
    pub(crate) received: u64,
    /// The PDUs that were taken to be written.
    pub(crate) sent: u64,
    /// The faults among them.
    pub(crate) faults: u64,
    /// The calls that were refused because of a limit.
    pub(crate) refused: u64,
}

/// How far a connection is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Fresh,
    Bound,
    /// The server shuts down: what was begun is finished, and nothing else begins.
    Stopping,
    /// What is to be sent is sent, and nothing more is taken.
    Closing,
}

/// A call that is not answered yet.
#[derive(Clone, Copy, Debug)]
struct Flight {
    /// An answer is wanted.
    wanted: bool,
    /// What its request is under, and its answer will be.
    security: SecurityId,
}

/// What is the same in all fragments of a request: the context, the opnum, and what it is under.
type Same = (u16, u16, SecurityId);

fn same(fragment: &Fragment<'_>) -> Same {
    (fragment.context, fragment.opnum, fragment.security)
}

#[derive(Debug)]
struct Unfinished {
    request: Request,
    same: Same,
    /// The requests are numbered, in the order of their first fragments.
    number: u64,
}

/// A feature of bind-time negotiation: the connection stays open when the client orphans a call (MS-RPCE section 2.2.2.14,
/// KeepConnectionOnOrphanSupported).
const KEEPS_CONNECTION: u16 = 2;

/// Another one: a connection may have several security contexts (SecurityContextMultiplexingSupported).
const MULTIPLEXES: u16 = 1;

/// How many events may wait before no more PDUs are read.
const EVENTS: usize = 8;

/// How many refused calls may have missing fragments, at least: a client sends on until it learns of the
/// refusal.
const MOST_REFUSED: usize = 1024;

/// Up to which size, in bytes, a request is not counted in the quota: at most [`EVENTS`] such requests wait.
const SMALL: usize = 4096;

impl ServerConnection {
    /// A fresh connection, whose requests and replies are counted in `quota`.
    #[must_use]
    pub fn new(config: ServerConfig, quota: Arc<Quota>) -> ServerConnection {
        ServerConnection::within(config, quota, SharedPlaces::default())
    }

    /// The same, whose calls take places that it shares with others.
    pub(crate) fn within(
        config: ServerConfig,
        quota: Arc<Quota>,
        places: SharedPlaces,
    ) -> ServerConnection {
        ServerConnection {
            connection: Connection::new(config.max_fragment),
            config,
            quota,
            group: None,
            phase: Phase::Fresh,
            unfinished: LimitedCalls::within(places.unfinished),
            begun: 0,
            newest: None,
            piped: CallMap::default(),
            refused: CallSet::default(),
            in_flight: LimitedCalls::within(places.calls),
            leg: None,
            not_authenticated: None,
            multiplexes: false,
            concurrent: false,
            events: VecDeque::new(),
            counts: Counts::default(),
        }
    }

    /// Takes the bytes that arrived, and says how many of them are done with: complete PDUs, until the
    /// connection is paused ([`ServerConnection::is_paused`]). Protected fragments are opened in place.
    ///
    /// # Errors
    /// When the client breaks the protocol. The connection then takes no more input: send what there is to
    /// send, and close it ([`ServerConnection::is_closing`]).
    pub fn receive(&mut self, input: &mut [u8], host: &impl Host) -> Result<usize, ProtocolError> {
        let mut taken = 0;
        while !self.is_paused() {
            if self.phase == Phase::Closing {
                return Ok(input.len());
            }
            let rest = &input[taken..];
            let next = self.connection.next_pdu(rest);
            let Some(header) = next.inspect_err(|error| self.stop(rest, *error))? else {
                break;
            };
            self.counts.received += 1;
            let end = taken + usize::from(header.fragment_length);
            let pdu = &mut input[taken..end];
            self.pdu(&header, pdu, host).inspect_err(|error| self.fail(&header, *error))?;
            taken = end;
        }
        Ok(taken)
    }

    /// Whether events are to be taken out before [`ServerConnection::receive`] looks at more PDUs. The bytes
    /// that it was given may have more of them.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.leg.is_some() || self.events.len() >= EVENTS
    }

    /// The next thing that the client did.
    pub fn event(&mut self) -> Option<ServerEvent> {
        self.events.pop_front()
    }

    /// Whether the client gave a call up, and the event is not taken out yet: its number may stand for a new
    /// call.
    pub(crate) fn is_orphaned(&self, call_id: u32) -> bool {
        self.events.iter().any(|event| matches!(event, ServerEvent::Orphaned(of) if *of == call_id))
    }

    /// Makes room for one more event, if there is memory. A client that makes one call at a time needs no more than one.
    fn has_room_for_event(&mut self) -> bool {
        match self.events.capacity() {
            0 => self.events.try_reserve_exact(1).is_ok(),
            _ => self.events.try_reserve(1).is_ok(),
        }
    }

    /// Whether there are events that were not taken out yet.
    #[must_use]
    pub fn has_events(&self) -> bool {
        !self.events.is_empty()
    }

    /// The bytes to be sent. The caller takes them out, and may find more when it asks again.
    pub fn output(&mut self) -> &mut Vec<u8> {
        let cut = self.connection.fill();
        self.close_unless(cut.is_ok());
        self.connection.output()
    }

    /// Says whether the stream takes several slices at once: long replies are then written from where they were encoded.
    pub(crate) fn set_vectored(&mut self, vectored: bool) {
        self.connection.set_vectored(vectored);
    }

    /// Whether nothing is written in part, so that something new may be written.
    pub(crate) fn is_between(&self) -> bool {
        self.connection.is_between()
    }

    /// Takes what is written next, unless something is written in part. It is another way than
    /// [`ServerConnection::output`], and a connection has one of the two.
    pub(crate) fn take_output(&mut self) {
        let taken = self.connection.take_output();
        self.close_unless(taken.is_ok());
    }

    /// Whether there is something to be written, of what was taken.
    pub(crate) fn is_writing(&self) -> bool {
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
    #[must_use]
    pub fn unsent(&self) -> usize {
        self.connection.unsent()
    }

    /// What happened since this was last asked.
    pub(crate) fn take_counts(&mut self) -> Counts {
        Counts { sent: self.connection.take_sent(), ..core::mem::take(&mut self.counts) }
    }

    /// The memory that is allocated for whole PDUs, in bytes.
    pub(crate) fn output_capacity(&self) -> usize {
        self.connection.output_capacity()
    }

    /// Gives back the memory of the output, if nothing is to be sent.
    pub(crate) fn trim(&mut self) {
        self.connection.trim();
    }

    /// Whether the client has bound.
    #[must_use]
    pub fn is_bound(&self) -> bool {
        self.group.is_some()
    }

    /// Whether the connection is to be closed once all is sent: the bind was refused, the client broke the
    /// protocol, or there was no memory.
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.phase == Phase::Closing
    }

    /// How many calls are not answered yet.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.in_flight.len()
    }

    /// The number of the oldest request of which fragments are missing, except those with pipes. The requests
    /// that come in several fragments are numbered from 1.
    #[must_use]
    pub fn oldest_unfinished(&self) -> Option<u64> {
        self.unfinished.values().map(|unfinished| unfinished.number).min()
    }

    /// The number of the last request of several fragments.
    #[must_use]
    pub fn begun(&self) -> u64 {
        self.begun
    }

    /// Refuses the requests up to this number of which fragments are missing: they took too long. Returns how many.
    pub fn refuse_unfinished(&mut self, up_to: u64) -> usize {
        let late = self.unfinished.iter().filter(|(_, unfinished)| unfinished.number <= up_to);
        let late: Vec<_> = late.map(|(_, unfinished)| call_of(&unfinished.request)).collect();
        for call in &late {
            self.unfinished.remove(call.0);
            self.refuse(*call, Status::CALL_CANCELLED, false);
        }
        late.len()
    }

    /// Answers a call, unless the client gave it up.
    pub fn respond(&mut self, call_id: u32, context: u16, stub: Vec<u8>) {
        self.respond_last(call_id, context, stub, true, None);
    }

    /// Sends a part of an answer, of a multiple of 8 bytes; [`ServerConnection::respond_last`] follows.
    pub fn respond_part(&mut self, call_id: u32, context: u16, stub: &[u8], first: bool) {
        if let Some(Flight { wanted: true, security }) = self.in_flight.get(&call_id) {
            let message = Message::response(call_id, context, *security);
            let sent = self.connection.send_part(&message, stub, (first, false));
            self.close_unless(sent.is_ok());
        }
    }

    /// Sends the last part of an answer, which may be the first one. `share` is its share of the connection's
    /// memory.
    pub fn respond_last(
        &mut self,
        call_id: u32,
        context: u16,
        stub: Vec<u8>,
        first: bool,
        share: Option<Share>,
    ) {
        self.respond_in_place(call_id, context, Body::behind(0, stub), first, share);
    }

    /// As [`ServerConnection::respond_last`], with a stub that may stand behind room for the header. Returns whether the
    /// answer will be sent.
    pub(crate) fn respond_in_place(
        &mut self,
        call_id: u32,
        context: u16,
        body: Body,
        first: bool,
        share: Option<Share>,
    ) -> bool {
        let Some(Flight { wanted: true, security }) = self.in_flight.remove(call_id) else {
            return false;
        };
        let message = Message::response(call_id, context, security);
        let sent = self.connection.send_last(message, body, first, share);
        self.close_unless(sent.is_ok());
        sent.is_ok()
    }

    /// Fails a call, unless the client gave it up. A fault is no success, whatever its status
    /// (MS-RPCE section 3.3.3.5.1).
    pub fn fault(&mut self, call_id: u32, context: u16, status: Status, executed: bool) {
        let status = if status == Status::OK { Status::CALL_FAILED } else { status };
        if self.in_flight.remove(call_id).is_some_and(|flight| flight.wanted) {
            self.counts.refused += u64::from(!executed && is_of_a_limit(status));
            self.write_fault(call_id, context, status, executed);
        }
    }

    fn write_fault(&mut self, call_id: u32, context: u16, status: Status, executed: bool) {
        self.counts.faults += 1;
        let fault = Fault { context, status: status.to_wire() };
        let room = self.connection.pdus(64);
        let written = room.map(|out| fault.write(call_id, executed, out));
        self.close_unless(written.is_ok());
    }

    fn close_unless(&mut self, done: bool) {
        if !done {
            self.phase = Phase::Closing;
        }
    }

    /// Refuses a call, with a fault if its client wants an answer. If its last fragment has not come, the
    /// fragments that follow are passed over.
    fn refuse(&mut self, (call_id, context, maybe): (u32, u16, bool), status: Status, last: bool) {
        self.counts.refused += u64::from(is_of_a_limit(status));
        if !maybe {
            self.write_fault(call_id, context, status, false);
        }
        if !last {
            let room = self.refused.len() < self.config.max_calls.max(MOST_REFUSED);
            let room = room && self.refused.try_reserve(1).is_ok();
            self.close_unless(room);
            if room {
                self.refused.insert(call_id);
            }
        }
    }

    /// Has a call in flight that did not come in a request.
    pub(crate) fn take_over(&mut self, call_id: u32) {
        let room = self.in_flight.try_reserve(1).is_ok();
        self.close_unless(room);
        if room {
            let flight = Flight { wanted: true, security: SecurityId::NONE };
            self.in_flight.insert_running(call_id, flight);
        }
    }

    /// Ends a call that gets no answer.
    pub fn forget(&mut self, call_id: u32) {
        self.in_flight.remove(call_id);
    }

    /// Asks the client to close the connection (shutdown), and refuses calls from now on.
    pub fn shut_down(&mut self) {
        let room = self.answer_room();
        let written = room.map(|out| super::pdu::write_empty(PacketType::Shutdown, 0, out));
        self.close_unless(written.is_ok());
        if self.phase != Phase::Closing {
            self.phase = Phase::Stopping;
        }
    }

    fn pdu(
        &mut self,
        header: &Header,
        pdu: &mut [u8],
        host: &impl Host,
    ) -> Result<(), ProtocolError> {
        match header.packet {
            Ok(PacketType::Bind) => self.bind(header, pdu, host),
            Ok(PacketType::AlterContext) if self.is_bound() => self.alter(header, pdu, host),
            Ok(PacketType::Request) if self.is_bound() => self.request(header, pdu, host),
            Ok(PacketType::CoCancel) if self.is_bound() => {
                // This does not cancel a request of which fragments are missing. A call that is not known has
                // ended.
                if self.in_flight.contains_key(&header.call_id) {
                    self.events.push_back(ServerEvent::Cancel(header.call_id));
                }
                Ok(())
            }
            Ok(PacketType::Orphaned) if self.is_bound() => {
                self.unfinished.remove(header.call_id);
                self.piped.remove(&header.call_id);
                self.refused.remove(&header.call_id);
                if self.in_flight.remove(header.call_id).is_some()
                    && !self.forget_events(header.call_id)
                {
                    self.events.push_back(ServerEvent::Orphaned(header.call_id));
                }
                Ok(())
            }
            Ok(
                PacketType::AlterContext
                | PacketType::Request
                | PacketType::CoCancel
                | PacketType::Orphaned,
            ) => Err(ProtocolError("a PDU before the bind", "a bind first")),
            Ok(PacketType::Auth3) => self.auth3(header, pdu),
            _ => Err(ProtocolError(
                "a PDU that no client sends",
                "a bind, a request, or what belongs to one",
            )),
        }
    }

    /// Stops at input that is no PDU. There is an answer only if it has a header.
    fn stop(&mut self, input: &[u8], error: ProtocolError) {
        match Header::read(input) {
            Ok(Some(header)) => self.fail(&header, error),
            _ => self.phase = Phase::Closing,
        }
    }

    /// Tells the client about a protocol error before the connection is closed.
    fn fail(&mut self, header: &Header, error: ProtocolError) {
        self.phase = Phase::Closing;
        self.unfinished.clear();
        self.piped.clear();
        if self.is_bound() {
            let status = match error {
                NO_AUTHENTICATION | NOT_AUTHENTIC => Status::ACCESS_DENIED,
                CANCELLED => Status::NO_CALL_ACTIVE,
                _ => Status::PROTOCOL_ERROR,
            };
            // It may be about a call whose method runs.
            let executed = self.in_flight.contains_key(&header.call_id);
            self.write_fault(header.call_id, 0, status, executed);
        }
    }

    /// Room for the answer to a bind, which has 24 bytes for each of 255 contexts at most.
    fn answer_room(&mut self) -> Result<&mut Vec<u8>, ProtocolError> {
        const MOST: usize = 8 << 10;
        let most = MOST + self.config.secondary_address.len();
        self.connection.pdus(most).map_err(|_| NO_MEMORY)
    }

    /// Refuses a bind as a whole, and with it the connection.
    fn nak(&mut self, call_id: u32, reason: u16) {
        BindNak { reason }.write(call_id, self.connection.output());
        self.phase = Phase::Closing;
    }

    fn bind(&mut self, header: &Header, pdu: &[u8], host: &impl Host) -> Result<(), ProtocolError> {
        self.answer_room()?;
        let refusal = if header.version.0 != 5 || header.version.1 > 1 {
            Some(BindNak::PROTOCOL_VERSION_NOT_SUPPORTED)
        } else if self.phase == Phase::Stopping || self.config.refuses_all {
            Some(BindNak::LOCAL_LIMIT_EXCEEDED)
        } else if self.is_bound() {
            Some(BindNak::NOT_SPECIFIED)
        } else {
            None
        };
        if let Some(reason) = refusal {
            self.nak(header.call_id, reason);
            return Ok(());
        }
        let bind = Bind::read(pdu, header.big_endian)?;
        if !bind.is_sound() {
            self.nak(header.call_id, BindNak::NOT_SPECIFIED);
            return Ok(());
        }
        self.negotiate(&bind.contexts, host);
        let leg = match header.auth_length {
            0 => None,
            _ => match self.leg(header, pdu, host) {
                Ok(Found::Context(security, token)) => Some((security, token)),
                Ok(Found::Unknown) => {
                    self.nak(header.call_id, BindNak::AUTHENTICATION_TYPE_NOT_RECOGNIZED);
                    return Ok(());
                }
                Err(error) => return Err(error),
            },
        };
        let Some(group) = host.join_group(bind.association_group) else {
            self.nak(header.call_id, BindNak::NOT_SPECIFIED);
            return Ok(());
        };
        self.group = Some(group);
        self.phase = Phase::Bound;
        self.connection.agree(bind.max_transmit, bind.max_receive);
        let secondary_address = core::mem::take(&mut self.config.secondary_address);
        let ack = self.ack(&bind.contexts, secondary_address, host)?;
        // It is the client that asks for several calls in flight.
        self.concurrent = header.flags.has(PacketFlags::CONCURRENT);
        let flags = PacketFlags(header.flags.0 & PacketFlags::CONCURRENT.0);
        let flags = flags.with(self.agree_on_signing(header, host));
        self.acknowledge(header, PacketType::BindAck, flags, ack, leg)
    }

    /// Answers a bind or an alter_context, once the client's token is looked at, if there is one.
    fn acknowledge(
        &mut self,
        header: &Header,
        packet: PacketType,
        flags: PacketFlags,
        ack: BindAck,
        leg: Option<(SecurityId, Vec<u8>)>,
    ) -> Result<(), ProtocolError> {
        if let Some(leg) = leg {
            return self.step(header, leg, Answer::Ack(packet, flags, ack));
        }
        ack.write(packet, flags, header.call_id, self.connection.output());
        Ok(())
    }

    /// Takes the features that the client offers and that are honoured here.
    fn negotiate(&mut self, proposed: &[ContextElement], host: &impl Host) {
        let mut offered = proposed.iter().filter_map(|of| of.syntaxes.first()?.features());
        self.multiplexes =
            host.authenticates() && offered.any(|features| features & MULTIPLEXES != 0);
    }

    fn features(&self) -> u16 {
        if self.multiplexes { KEEPS_CONNECTION | MULTIPLEXES } else { KEEPS_CONNECTION }
    }

    fn alter(
        &mut self,
        header: &Header,
        pdu: &[u8],
        host: &impl Host,
    ) -> Result<(), ProtocolError> {
        self.answer_room()?;
        let alter = Bind::read(pdu, header.big_endian)?;
        if !alter.is_sound() {
            return Err(ProtocolError(
                "an alter_context without contexts, or a context without transfer syntaxes",
                "at least one of each",
            ));
        }
        let leg = match header.auth_length {
            0 => None,
            _ if !self.phase.takes_legs() => return Err(NO_AUTHENTICATION),
            _ => match self.leg(header, pdu, host)? {
                Found::Context(security, token) => Some((security, token)),
                Found::Unknown => return Err(NO_AUTHENTICATION),
            },
        };
        let ack = self.ack(&alter.contexts, String::new(), host)?;
        let flags = match leg {
            None => PacketFlags::default(),
            Some(_) => self.agree_on_signing(header, host),
        };
        self.acknowledge(header, PacketType::AlterContextResp, flags, ack, leg)
    }

    fn ack(
        &mut self,
        proposed: &[ContextElement],
        secondary_address: String,
        host: &impl Host,
    ) -> Result<BindAck, ProtocolError> {
        // Of all the transfer syntaxes in which an interface is proposed, one is accepted (MS-RPCE section
        // 3.3.1.5.6).
        let mut preferred: HashMap<SyntaxId, usize> = HashMap::new();
        preferred.try_reserve(proposed.len()).map_err(|_| NO_MEMORY)?;
        for element in proposed {
            let offered = |ours: &SyntaxId| element.syntaxes.contains(ours);
            if let Some(place) = self.config.syntaxes.iter().position(offered) {
                let best = preferred.entry(element.interface).or_insert(place);
                *best = place.min(*best);
            }
        }
        let mut results = fallible_vec(proposed.len())?;
        for element in proposed {
            let chosen =
                preferred.get(&element.interface).map(|place| self.config.syntaxes[*place]);
            results.push(self.context(element, chosen, host)?);
        }
        let (max_transmit, max_receive) = self.connection.fragments();
        Ok(BindAck {
            max_transmit,
            max_receive,
            association_group: self.group.unwrap_or(0),
            secondary_address,
            results,
        })
    }

    fn context(
        &mut self,
        element: &ContextElement,
        chosen: Option<SyntaxId>,
        host: &impl Host,
    ) -> Result<ContextResult, ProtocolError> {
        let reject = |reason| ContextResult {
            result: ContextResult::PROVIDER_REJECTION,
            reason,
            syntax: SyntaxId::NONE,
        };
        if let Some(features) = element.syntaxes.first().and_then(SyntaxId::features) {
            return Ok(ContextResult {
                result: ContextResult::NEGOTIATE_ACK,
                reason: features & self.features(),
                syntax: SyntaxId::NONE,
            });
        }
        let Some(interface) = host.find(&element.interface) else {
            return Ok(reject(ContextResult::ABSTRACT_SYNTAX_NOT_SUPPORTED));
        };
        let Some(syntax) = chosen.filter(|chosen| element.syntaxes.contains(chosen)) else {
            return Ok(reject(ContextResult::TRANSFER_SYNTAXES_NOT_SUPPORTED));
        };
        let accepted = ContextResult { result: ContextResult::ACCEPTED, reason: 0, syntax };
        let contexts = &mut self.connection.contexts;
        if let Some(known) = contexts.get(element.id) {
            // Otherwise requests in this context would be taken for those of another interface or transfer
            // syntax.
            return match (known.wanted, known.syntax) == (element.interface, Some(syntax)) {
                true => Ok(accepted),
                false => Err(ProtocolError(
                    "a context number for a second interface or syntax",
                    "a number of its own",
                )),
            };
        }
        let wanted = element.interface;
        let context =
            Context { wanted, only: None, syntax: Some(syntax), interface, verified: true };
        let full = contexts.len() >= self.config.max_contexts;
        if full || contexts.insert(element.id, context).is_err() {
            return Ok(reject(ContextResult::LOCAL_LIMIT_EXCEEDED));
        }
        Ok(accepted)
    }

    fn request(
        &mut self,
        header: &Header,
        pdu: &mut [u8],
        host: &impl Host,
    ) -> Result<(), ProtocolError> {
        let fragment = self.connection.take(header, pdu)?;
        let call_id = header.call_id;
        let last = header.flags.has(PacketFlags::LAST);
        if header.flags.has(PacketFlags::FIRST) {
            if self.unfinished.contains_key(&call_id)
                || self.piped.contains_key(&call_id)
                || self.in_flight.contains_key(&call_id)
            {
                return Err(ProtocolError("a second first fragment of one call", "one"));
            }
            self.refused.remove(&call_id);
            self.newest = Some(call_id);
            return self.begin(header, &fragment, host);
        }
        if let Some(piped) = self.piped.get(&call_id) {
            if *piped != same(&fragment) {
                return Err(ANOTHER_PROCEDURE);
            }
            if last {
                self.piped.remove(&call_id);
            }
            return self.more(call_id, &fragment, last);
        }
        let Some(unfinished) = self.unfinished.get_mut(call_id) else {
            let known =
                if last { self.refused.remove(&call_id) } else { self.refused.contains(&call_id) };
            // Fragments of calls that were answered shortly before may still be under way (MS-RPCE section
            // 3.3.3.5.6).
            let late = self.newest.is_some_and(|newest| {
                (1..150).contains(&newest.wrapping_sub(call_id)) && call_id < newest
            });
            return match known || late {
                true => Ok(()),
                false => Err(ProtocolError(
                    "a later fragment of a request that was not begun",
                    "the first one first",
                )),
            };
        };
        if unfinished.same != same(&fragment) {
            return Err(ANOTHER_PROCEDURE);
        }
        let request = &mut unfinished.request;
        let limits = (self.config.max_call_bytes, last);
        let taken = take(request, fragment.stub, limits, &self.quota);
        if let Err(refusal) = taken {
            let call = call_of(request);
            self.unfinished.remove(call_id);
            self.refuse(call, refusal.status(), last);
        } else if last && let Some(unfinished) = self.unfinished.remove(call_id) {
            let (request, (.., security)) = (unfinished.request, unfinished.same);
            self.enter(request, security, true);
        }
        Ok(())
    }

    /// The first fragment of a request.
    fn begin(
        &mut self,
        header: &Header,
        fragment: &Fragment<'_>,
        host: &impl Host,
    ) -> Result<(), ProtocolError> {
        let (call_id, last) = (header.call_id, header.flags.has(PacketFlags::LAST));
        let call = (call_id, fragment.context, header.flags.has(PacketFlags::MAYBE));
        if !self.concurrent && !self.unfinished.is_empty() {
            return Err(ProtocolError("a second request at a time", "one, as the bind agreed"));
        }
        if header.flags.has(PacketFlags::PENDING_CANCEL) {
            return Err(CANCELLED);
        }
        let busy = self.in_flight.len() + self.unfinished.len() >= self.config.max_calls
            || self.piped.len() >= self.config.max_calls;
        let refusal = match self.connection.contexts.get(fragment.context) {
            _ if self.phase == Phase::Stopping => Err(Status::SERVER_UNAVAILABLE),
            None => Err(Status::UNKNOWN_IF),
            Some(_) if busy => Err(Status::SERVER_TOO_BUSY),
            Some(context) => Ok(*context),
        };
        let authentication = self.connection.security.authentication(fragment.security);
        let refusal = refusal.and_then(|context| {
            let (interface, ndr64) = (context.interface, context.is_ndr64());
            let (opnum, object) = (fragment.opnum, fragment.object);
            let authentication = authentication.as_ref();
            host.admit(&CallStart { interface, opnum, ndr64, object, authentication })?;
            Ok(context)
        });
        let context = match refusal {
            Ok(context) => context,
            Err(status) => {
                self.refuse(call, status, last);
                return Ok(());
            }
        };
        let ndr64 = context.is_ndr64();
        let mut request = Request {
            call_id,
            context: fragment.context,
            interface: context.interface,
            ndr64,
            // NDR64 is little endian whatever the header says of itself.
            big_endian: header.big_endian && !ndr64,
            opnum: fragment.opnum,
            object: fragment.object,
            maybe: call.2,
            authentication,
            verification: self.verification(header, fragment, &context),
            stub: StubBuffer::new(),
            share: None,
            more: false,
        };
        let room = self.in_flight.try_reserve(1).is_ok() && self.has_room_for_event();
        let taken = match room {
            true => {
                let limits = (self.config.max_call_bytes, last);
                let whole = last || host.has_input_pipe(context.interface, fragment.opnum);
                let expected = if whole { 0 } else { fragment.expected(limits.0) };
                request.stub.announce(fragment.announced());
                expect(&mut request, expected, &self.quota);
                take(&mut request, fragment.stub, limits, &self.quota)
            }
            false => Err(Refusal::NoMemory),
        };
        if let Err(refusal) = taken {
            self.refuse(call, refusal.status(), last);
            return Ok(());
        }
        if !last {
            if !host.has_input_pipe(context.interface, fragment.opnum) {
                return self.keep(request, same(fragment));
            }
            if self.piped.try_reserve(1).is_err() {
                self.refuse(call, Status::OUT_OF_MEMORY, false);
                return Ok(());
            }
            request.more = true;
            self.piped.insert(call_id, same(fragment));
        }
        self.enter(request, fragment.security, last);
        Ok(())
    }

    /// Has a call begin, if there is a place for it. There is memory.
    fn enter(&mut self, request: Request, security: SecurityId, last: bool) {
        let flight = Flight { wanted: !request.maybe, security };
        match self.in_flight.insert(request.call_id, flight) {
            true => self.events.push_back(ServerEvent::Request(request)),
            false => {
                self.piped.remove(&request.call_id);
                self.refuse(call_of(&request), Refusal::TooMany.status(), last);
            }
        }
    }

    /// What a verification trailer has to say, of a request that is protected.
    fn verification(
        &self,
        header: &Header,
        fragment: &Fragment<'_>,
        context: &Context,
    ) -> Option<Verification> {
        let security = &self.connection.security;
        let syntax = context.syntax.filter(|_| security.protects(fragment.security))?;
        Some(Verification {
            signs_headers: security.header_signing,
            interface: context.wanted,
            syntax,
            call_id: header.call_id,
            context: fragment.context,
            opnum: fragment.opnum,
            big_endian: header.big_endian,
        })
    }

    /// Keeps a request until its other fragments have come.
    fn keep(&mut self, mut request: Request, same: Same) -> Result<(), ProtocolError> {
        // Small requests are counted, too, because there may be as many as there may be calls.
        let capacity = request.stub.capacity_with(0);
        let share = request.share.get_or_insert_with(|| self.quota.nothing());
        let fits = share.grow(capacity.saturating_sub(share.bytes()));
        if !fits || self.unfinished.try_reserve(1).is_err() {
            self.refuse(call_of(&request), Status::OUT_OF_MEMORY, false);
            return Ok(());
        }
        let (call, number) = (call_of(&request), self.begun + 1);
        match self.unfinished.insert(call.0, Unfinished { same, request, number }) {
            true => self.begun = number,
            false => self.refuse(call, Refusal::TooMany.status(), false),
        }
        Ok(())
    }

    /// More of a request whose call has begun.
    fn more(
        &mut self,
        call_id: u32,
        fragment: &Fragment<'_>,
        last: bool,
    ) -> Result<(), ProtocolError> {
        // Fragments that come after the answer are passed over.
        if !self.in_flight.contains_key(&call_id) {
            return Ok(());
        }
        let mut stub = Vec::new();
        let share = self.quota.take(fragment.stub.len());
        let Some(share) = share.filter(|_| stub.try_reserve_exact(fragment.stub.len()).is_ok())
        else {
            // To the method it is as if the client gave up; the client gets the status.
            let had_not_begun = self.forget_events(call_id);
            self.fault(call_id, fragment.context, Status::OUT_OF_MEMORY, !had_not_begun);
            if !had_not_begun {
                self.events.push_back(ServerEvent::Orphaned(call_id));
            }
            return Ok(());
        };
        stub.extend_from_slice(fragment.stub);
        self.events.push_back(ServerEvent::More { call_id, stub, share, last });
        Ok(())
    }

    /// Drops the events of a call that was given up, because its number may be used again. Returns whether
    /// the call had not begun.
    fn forget_events(&mut self, call_id: u32) -> bool {
        let mut had_not_begun = false;
        self.events.retain(|event| match event {
            ServerEvent::Request(request) if request.call_id == call_id => {
                had_not_begun = true;
                false
            }
            ServerEvent::More { call_id: of, .. } | ServerEvent::Cancel(of) => *of != call_id,
            _ => true,
        });
        had_not_begun
    }
}

/// Whether a call that was refused with this status was one too many, or too large.
pub(crate) fn is_of_a_limit(status: Status) -> bool {
    matches!(status, Status::SERVER_TOO_BUSY | Status::OUT_OF_RESOURCES | Status::OUT_OF_MEMORY)
}

/// Makes room for what is expected of a request, and counts it, if that leaves half of all memory to others. Otherwise
/// the request grows as it comes.
fn expect(request: &mut Request, expected: usize, quota: &Arc<Quota>) {
    if expected <= SMALL || quota.is_tight() || quota.is_common_tight() {
        return;
    }
    let share = request.share.get_or_insert_with(|| quota.nothing());
    if share.grow(expected) {
        request.stub.expect(expected);
    }
}

/// Appends a fragment's stub to a request's, and counts it.
fn take(
    request: &mut Request,
    stub: &[u8],
    (limit, last): (usize, bool),
    quota: &Arc<Quota>,
) -> Result<(), Refusal> {
    let capacity = request.stub.capacity_with(stub.len());
    let counts = capacity > SMALL || request.share.is_some();
    if counts && request.stub.len() + stub.len() <= limit {
        // Incomplete requests may take only half of the common quota: the other half is for complete ones.
        if !last && capacity > Quota::OWN && quota.is_common_tight() {
            return Err(Refusal::NoMemory);
        }
        let share = request.share.get_or_insert_with(|| quota.nothing());
        if !share.grow(capacity.saturating_sub(share.bytes())) {
            return Err(Refusal::NoMemory);
        }
    }
    append(&mut request.stub, stub, limit)
}

/// A request's call: its number, its context, and whether it wants no answer.
fn call_of(request: &Request) -> (u32, u16, bool) {
    (request.call_id, request.context, request.maybe)
}

const NO_MEMORY: ProtocolError = ProtocolError("no memory for an answer", "");
/// As in Windows: a call that has not begun cannot be cancelled.
const CANCELLED: ProtocolError =
    ProtocolError("a cancel in the first fragment of a call", "one of a call that has begun");
const ANOTHER_PROCEDURE: ProtocolError =
    ProtocolError("fragments of one call with different contexts or opnums", "the same in each");
