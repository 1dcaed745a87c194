//! The client's end of a connection.

use std::collections::{HashMap, VecDeque};

use uuid::Uuid;

use super::call_map::CallMap;
use super::reassembly::{Deframer, Fragment, Message, append};
use super::{
    Bind, BindAck, BindNak, ContextElement, ContextResult, Fault, Header, MIN_FRAGMENT,
    PacketFlags, PacketType, ProtocolError, SyntaxId,
};
use crate::memory::StubBuffer;
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
}

impl Default for ClientConfig {
    fn default() -> ClientConfig {
        ClientConfig {
            max_fragment: 65528,
            max_call_bytes: 64 << 20,
            syntaxes: vec![SyntaxId::NDR20, SyntaxId::NDR64],
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
}

/// What the server did.
#[derive(Debug)]
pub enum ClientEvent {
    /// A context was answered: `true` is NDR64.
    Bound(u16, Result<bool, BindError>),
    /// A call ended.
    Done(u32, Outcome),
    /// A part of a response came whose procedure has an \[out\] pipe; the call ends with the last one.
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
    /// The server asks for the connection to be closed.
    Shutdown,
}

/// The client's end of a connection, without I/O.
#[derive(Debug)]
pub struct ClientConnection {
    config: ClientConfig,
    state: State,
    /// The largest fragment that the server takes.
    max_transmit: u16,
    group: u32,
    next_context: u16,
    next_call: u32,
    /// All call numbers have been used once.
    wrapped: bool,
    /// The contexts of the bind or alter_context that is under way, and of those that wait for it.
    proposing: Option<(u32, u16)>,
    waiting: VecDeque<ContextElement>,
    ndr64: HashMap<u16, bool>,
    calls: CallMap<Partial>,
    events: VecDeque<ClientEvent>,
    out: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Fresh,
    Binding,
    Bound,
}

#[derive(Debug)]
struct Partial {
    context: u16,
    stub: StubBuffer,
    started: bool,
    /// What is to be sent of the request yet, and whether the response comes in parts.
    piped: Option<Piped>,
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
            max_transmit: config.max_fragment,
            config,
            state: State::Fresh,
            group: 0,
            next_context: 0,
            next_call: 1,
            wrapped: false,
            proposing: None,
            waiting: VecDeque::new(),
            ndr64: HashMap::new(),
            calls: CallMap::default(),
            events: VecDeque::new(),
            out: Vec::new(),
        }
    }

    /// Proposes a context for an interface, by bind or alter_context. The answer is an event.
    ///
    /// `None` when the connection has used up its 65536 context numbers.
    pub fn bind(&mut self, interface: SyntaxId) -> Option<u16> {
        let id = self.next_context;
        self.next_context = id.checked_add(1)?;
        let syntaxes = self.config.syntaxes.clone();
        self.waiting.push_back(ContextElement { id, interface, syntaxes });
        self.propose();
        Some(id)
    }

    fn propose(&mut self) {
        if self.proposing.is_some() {
            return;
        }
        let Some(element) = self.waiting.pop_front() else {
            return;
        };
        let packet = match self.state {
            State::Bound => PacketType::AlterContext,
            State::Fresh | State::Binding => PacketType::Bind,
        };
        if self.state == State::Fresh {
            self.state = State::Binding;
        }
        let call_id = self.call_id();
        self.proposing = Some((call_id, element.id));
        let bind = Bind {
            max_transmit: self.config.max_fragment,
            max_receive: self.config.max_fragment,
            association_group: self.group,
            contexts: vec![element],
        };
        bind.write(packet, call_id, &mut self.out);
    }

    fn call_id(&mut self) -> u32 {
        loop {
            let id = self.next_call;
            self.next_call = id.checked_add(1).unwrap_or_else(|| {
                self.wrapped = true;
                2
            });
            if !self.calls.contains_key(&id) {
                return id;
            }
        }
    }

    /// Sends a request in a context that was accepted. The answer is an event.
    pub fn request(&mut self, context: u16, opnum: u16, object: Option<Uuid>, stub: &[u8]) -> u32 {
        let call_id = self.call_id();
        let flags = match object {
            Some(_) => PacketFlags::OBJECT,
            None => PacketFlags::default(),
        };
        let message =
            Message { packet: PacketType::Request, flags, call_id, context, opnum, object };
        message.write(stub, self.max_transmit, &mut self.out);
        let partial = Partial { context, stub: StubBuffer::new(), started: false, piped: None };
        self.calls.insert(call_id, partial);
        call_id
    }

    /// Begins a request that is sent in parts, and whose response comes in parts. All parts but the last are
    /// of a multiple of 8 bytes.
    pub fn begin(
        &mut self,
        context: u16,
        opnum: u16,
        object: Option<Uuid>,
        stub: &[u8],
        last: bool,
    ) -> u32 {
        let call_id = self.call_id();
        let piped = Some(Piped { opnum, object, sending: true });
        let partial = Partial { context, stub: StubBuffer::new(), started: false, piped };
        self.calls.insert(call_id, partial);
        self.part(call_id, stub, (true, last));
        call_id
    }

    /// The largest stub of a response, in bytes.
    #[must_use]
    pub fn max_call_bytes(&self) -> usize {
        self.config.max_call_bytes
    }

    /// Sends more of a request, unless its call has ended.
    /// Whether it has not.
    pub fn more(&mut self, call_id: u32, stub: &[u8], last: bool) -> bool {
        self.part(call_id, stub, (false, last));
        self.calls.contains_key(&call_id)
    }

    fn part(&mut self, call_id: u32, stub: &[u8], (first, last): (bool, bool)) {
        let Some(call) = self.calls.get_mut(&call_id) else {
            return;
        };
        let Some(piped) = call.piped.as_mut().filter(|piped| piped.sending) else {
            return;
        };
        piped.sending = !last;
        let Piped { opnum, object, .. } = *piped;
        let flags = match object {
            Some(_) => PacketFlags::OBJECT,
            None => PacketFlags::default(),
        };
        let message = Message {
            packet: PacketType::Request,
            flags,
            call_id,
            context: call.context,
            opnum,
            object,
        };
        message.write_part(stub, (first, last), self.max_transmit, &mut self.out);
    }

    /// Gives up a call: the server is told, and an answer that is under way is passed over.
    pub fn abandon(&mut self, call_id: u32) {
        if self.calls.remove(&call_id).is_some() {
            super::pdu::write_empty(PacketType::Orphaned, call_id, &mut self.out);
        }
    }

    /// How many calls wait for their answer.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.calls.len()
    }

    /// What is to be sent, taken out.
    pub fn output(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// The next thing that the server did.
    pub fn event(&mut self) -> Option<ClientEvent> {
        self.events.pop_front()
    }

    /// Takes the bytes that arrived, and says how many of them are done with: all complete PDUs.
    ///
    /// # Errors
    /// When the server breaks the protocol: the connection is to be closed.
    pub fn receive(&mut self, input: &[u8]) -> Result<usize, ProtocolError> {
        let mut taken = 0;
        let deframer = Deframer { max: self.config.max_fragment };
        while let Some((header, pdu)) = deframer.next(&input[taken..])? {
            self.pdu(&header, pdu)?;
            taken += pdu.len();
        }
        Ok(taken)
    }

    fn pdu(&mut self, header: &Header, pdu: &[u8]) -> Result<(), ProtocolError> {
        match header.packet {
            Ok(PacketType::BindAck | PacketType::AlterContextResp) => self.bound(header, pdu),
            Ok(PacketType::BindNak) => {
                let (_, context) = self.proposed(header)?;
                let reason = BindNak::read(pdu, header.big_endian)?.reason;
                self.state = State::Fresh;
                self.events.push_back(ClientEvent::Bound(context, Err(BindError::Refused(reason))));
                self.propose();
                Ok(())
            }
            Ok(PacketType::Response) => self.response(header, pdu),
            Ok(PacketType::Fault) => self.fault(header, pdu),
            Ok(PacketType::Shutdown) => {
                self.events.push_back(ClientEvent::Shutdown);
                Ok(())
            }
            _ => Err(ProtocolError("a PDU that a server may send")),
        }
    }

    fn proposed(&mut self, header: &Header) -> Result<(u32, u16), ProtocolError> {
        match self.proposing.take() {
            Some(proposal) if proposal.0 == header.call_id => Ok(proposal),
            _ => Err(ProtocolError("an answer to a bind that was sent")),
        }
    }

    fn bound(&mut self, header: &Header, pdu: &[u8]) -> Result<(), ProtocolError> {
        let (_, context) = self.proposed(header)?;
        let ack = BindAck::read(pdu, header.big_endian)?;
        if self.state == State::Binding {
            self.state = State::Bound;
            self.group = ack.association_group;
            self.max_transmit = self.config.max_fragment.min(ack.max_receive.max(MIN_FRAGMENT));
        }
        let &[result] = &ack.results[..] else {
            return Err(ProtocolError("one result for one proposed context"));
        };
        let outcome = if result.result != ContextResult::ACCEPTED {
            Err(BindError::Rejected { result: result.result, reason: result.reason })
        } else if !self.config.syntaxes.contains(&result.syntax) {
            Err(BindError::Syntax)
        } else {
            let ndr64 = result.syntax == SyntaxId::NDR64;
            self.ndr64.insert(context, ndr64);
            Ok(ndr64)
        };
        self.events.push_back(ClientEvent::Bound(context, outcome));
        self.propose();
        Ok(())
    }

    /// The call that an answer is for, or `None` if it was given up.
    fn call(&self, call_id: u32) -> Result<Option<u32>, ProtocolError> {
        if self.calls.contains_key(&call_id) {
            return Ok(Some(call_id));
        }
        // Wine's server puts 1 into every answer. Here that is the bind's number, so that with one
        // call in flight there is no doubt.
        match self.calls.keys().next() {
            Some(&only) if call_id == 1 && self.calls.len() == 1 => Ok(Some(only)),
            _ if self.wrapped || call_id < self.next_call => Ok(None),
            _ => Err(ProtocolError("an answer to a call that was made")),
        }
    }

    fn response(&mut self, header: &Header, pdu: &[u8]) -> Result<(), ProtocolError> {
        let fragment = Fragment::read(header, pdu)?;
        let call_id = self.call(header.call_id)?;
        let limit = self.config.max_call_bytes;
        let Some((call_id, call)) = call_id.and_then(|id| Some((id, self.calls.get_mut(&id)?)))
        else {
            return Ok(());
        };
        if header.flags.has(PacketFlags::FIRST) == call.started {
            return Err(ProtocolError("the first fragment of a response first, and once"));
        }
        call.started = true;
        if call.piped.is_some() {
            let last = header.flags.has(PacketFlags::LAST);
            let ndr64 = self.ndr64.get(&call.context).copied().unwrap_or(false);
            let big_endian = header.big_endian && !ndr64;
            let stub = fragment.stub.to_vec();
            self.events.push_back(ClientEvent::Part { call_id, stub, big_endian, last });
            if last {
                self.end(call_id);
            }
            return Ok(());
        }
        if append(&mut call.stub, fragment.stub, limit).is_err() {
            // The connection stays good for other calls.
            self.abandon(call_id);
            let outcome = Outcome::Fault { status: Status::OUT_OF_MEMORY, executed: true };
            self.events.push_back(ClientEvent::Done(call_id, outcome));
            return Ok(());
        }
        if header.flags.has(PacketFlags::LAST)
            && let Some(call) = self.calls.remove(&call_id)
        {
            let ndr64 = self.ndr64.get(&call.context).copied().unwrap_or(false);
            let reply = Reply { stub: call.stub, big_endian: header.big_endian && !ndr64 };
            self.events.push_back(ClientEvent::Done(call_id, Outcome::Reply(reply)));
        }
        Ok(())
    }

    /// Forgets a call that was answered. A server that has not got all of its request is told not to wait.
    fn end(&mut self, call_id: u32) {
        let call = self.calls.remove(&call_id);
        if call.and_then(|call| call.piped).is_some_and(|piped| piped.sending) {
            super::pdu::write_empty(PacketType::Orphaned, call_id, &mut self.out);
        }
    }

    fn fault(&mut self, header: &Header, pdu: &[u8]) -> Result<(), ProtocolError> {
        let fault = Fault::read(pdu, header.big_endian)?;
        let Some(call_id) = self.call(header.call_id)? else {
            return Ok(());
        };
        self.end(call_id);
        let outcome = Outcome::Fault {
            status: Status::from_wire(fault.status),
            executed: !header.flags.has(PacketFlags::DID_NOT_EXECUTE),
        };
        self.events.push_back(ClientEvent::Done(call_id, outcome));
        Ok(())
    }
}
