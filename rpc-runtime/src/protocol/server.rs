//! The server's end of a connection.

use std::collections::{HashMap, VecDeque};

use uuid::Uuid;

use super::call_map::{CallMap, CallSet};
use super::reassembly::{CALL_HEADER, Deframer, Fragment, Message, append};
use super::{
    Bind, BindAck, BindNak, ContextElement, ContextResult, Fault, Header, MIN_FRAGMENT,
    PacketFlags, PacketType, ProtocolError, SyntaxId,
};
use crate::memory::StubBuffer;
use crate::status::Status;

/// What a server lets a peer do on one connection.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServerConfig {
    /// The largest fragment, in bytes, that is sent and taken. Default 65528.
    pub max_fragment: u16,
    /// The largest stub of a request, in bytes. Default 16 MiB.
    pub max_call_bytes: usize,
    /// How many calls may be in flight on a connection; a call beyond is refused with
    /// `RPC_S_SERVER_TOO_BUSY`. Default 1024.
    pub max_calls: usize,
    /// How many presentation contexts a connection may have. Default 64.
    pub max_contexts: usize,
    /// The transfer syntaxes that are spoken, the preferred one first.
    pub syntaxes: Vec<SyntaxId>,
    /// The secondary address in the bind_ack: the port as text for TCP.
    pub secondary_address: String,
}

impl Default for ServerConfig {
    fn default() -> ServerConfig {
        ServerConfig {
            max_fragment: 65528,
            max_call_bytes: 16 << 20,
            max_calls: 1024,
            max_contexts: 64,
            syntaxes: vec![SyntaxId::NDR64, SyntaxId::NDR20],
            secondary_address: String::new(),
        }
    }
}

/// The interfaces that a server offers.
pub trait OfferedInterfaces {
    /// The index of the interface that serves a client of `wanted`.
    fn find(&self, wanted: &SyntaxId) -> Option<usize>;

    /// Whether a procedure has an \[in\] pipe: its calls begin before their requests are complete.
    fn has_input_pipe(&self, interface: usize, opnum: u16) -> bool {
        let _ = (interface, opnum);
        false
    }
}

/// A request, reassembled, or the begin of one.
#[derive(Debug)]
pub struct Request {
    /// The call's number, chosen by the client.
    pub call_id: u32,
    /// The presentation context, to be repeated in the answer.
    pub context: u16,
    /// The index of the interface, as [`OfferedInterfaces::find`] gave it.
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
    /// The stub data.
    pub stub: StubBuffer,
    /// More stub data follows, in [`ServerEvent::More`].
    pub more: bool,
}

/// What the client did.
#[derive(Debug)]
pub enum ServerEvent {
    /// A request is complete: answer it with [`ServerConnection::respond`] or `fault`.
    Request(Request),
    /// More of a request whose procedure has an \[in\] pipe.
    More {
        /// The call.
        call_id: u32,
        /// The stub data.
        stub: Vec<u8>,
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
    group: u32,
    bound: bool,
    /// The largest fragment that the client takes.
    max_transmit: u16,
    contexts: HashMap<u16, Context>,
    /// Requests of which fragments are missing.
    partial: CallMap<Request>,
    partial_bytes: usize,
    /// Calls with an \[in\] pipe whose requests are not complete, with context and opnum.
    piped: CallMap<(u16, u16)>,
    /// Calls that are not answered yet.
    in_flight: CallSet,
    events: VecDeque<ServerEvent>,
    out: Vec<u8>,
    failed: bool,
}

#[derive(Clone, Copy, Debug)]
struct Context {
    interface: usize,
    ndr64: bool,
}

/// The features of bind-time negotiation that are honoured: the connection stays open when the
/// client orphans a call (MS-RPCE section 2.2.2.14, KeepConnectionOnOrphanSupported).
const FEATURES: u16 = 2;

impl ServerConnection {
    /// A fresh connection; `group` is the association group for clients that ask for a new one.
    #[must_use]
    pub fn new(config: ServerConfig, group: u32) -> ServerConnection {
        ServerConnection {
            max_transmit: config.max_fragment,
            config,
            group,
            bound: false,
            contexts: HashMap::new(),
            partial: CallMap::default(),
            partial_bytes: 0,
            piped: CallMap::default(),
            in_flight: CallSet::default(),
            events: VecDeque::new(),
            out: Vec::new(),
            failed: false,
        }
    }

    /// Takes the bytes that arrived, and says how many of them are done with: all complete PDUs.
    ///
    /// # Errors
    /// When the client breaks the protocol. What is to be sent is then to be sent, and the
    /// connection closed; no more events come.
    pub fn receive(
        &mut self,
        input: &[u8],
        interfaces: &impl OfferedInterfaces,
    ) -> Result<usize, ProtocolError> {
        let mut taken = 0;
        let deframer = Deframer { max: self.config.max_fragment };
        while let Some((header, pdu)) = deframer.next(&input[taken..])? {
            self.pdu(&header, pdu, interfaces).inspect_err(|_| self.fail(&header))?;
            taken += pdu.len();
        }
        Ok(taken)
    }

    /// The next thing that the client did.
    pub fn event(&mut self) -> Option<ServerEvent> {
        self.events.pop_front()
    }

    /// Whether the client did something that was not taken out yet.
    #[must_use]
    pub fn has_events(&self) -> bool {
        !self.events.is_empty()
    }

    /// What is to be sent, taken out.
    pub fn output(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// Whether the client has bound.
    #[must_use]
    pub fn is_bound(&self) -> bool {
        self.bound
    }

    /// How many calls are not answered yet.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.in_flight.len()
    }

    /// Answers a call, unless the client gave it up.
    pub fn respond(&mut self, call_id: u32, context: u16, stub: &[u8]) {
        self.respond_part(call_id, context, stub, (true, true));
    }

    /// A part of an answer, which may be the first and the last one. All but the last are of a multiple of 8
    /// bytes.
    pub fn respond_part(
        &mut self,
        call_id: u32,
        context: u16,
        stub: &[u8],
        (first, last): (bool, bool),
    ) {
        let waited_for = match last {
            true => self.in_flight.remove(&call_id),
            false => self.in_flight.contains(&call_id),
        };
        if !waited_for {
            return;
        }
        let message = Message {
            packet: PacketType::Response,
            flags: PacketFlags::default(),
            call_id,
            context,
            opnum: 0,
            object: None,
        };
        message.write_part(stub, (first, last), self.max_transmit, &mut self.out);
    }

    /// Fails a call, unless the client gave it up.
    pub fn fault(&mut self, call_id: u32, context: u16, status: Status, executed: bool) {
        if self.in_flight.remove(&call_id) {
            self.refuse(call_id, context, status, executed);
        }
    }

    fn refuse(&mut self, call_id: u32, context: u16, status: Status, executed: bool) {
        let fault = Fault { context, status: status.to_wire() };
        fault.write(call_id, executed, &mut self.out);
    }

    /// Ends a call that gets no answer.
    pub fn forget(&mut self, call_id: u32) {
        self.in_flight.remove(&call_id);
    }

    /// Asks the client to close the connection (shutdown).
    pub fn shut_down(&mut self) {
        super::pdu::write_empty(PacketType::Shutdown, 0, &mut self.out);
    }

    fn pdu(
        &mut self,
        header: &Header,
        pdu: &[u8],
        interfaces: &impl OfferedInterfaces,
    ) -> Result<(), ProtocolError> {
        if self.failed {
            return Err(ProtocolError("nothing after a protocol error"));
        }
        match header.packet {
            Ok(PacketType::Bind) => self.bind(header, pdu, interfaces),
            Ok(PacketType::AlterContext) if self.bound => self.alter(header, pdu, interfaces),
            Ok(PacketType::Request) if self.bound => self.request(header, pdu, interfaces),
            Ok(PacketType::CoCancel) if self.bound => {
                self.events.push_back(ServerEvent::Cancel(header.call_id));
                Ok(())
            }
            Ok(PacketType::Orphaned) if self.bound => {
                self.drop_partial(header.call_id);
                self.piped.remove(&header.call_id);
                if self.in_flight.remove(&header.call_id) && !self.forget_events(header.call_id) {
                    self.events.push_back(ServerEvent::Orphaned(header.call_id));
                }
                Ok(())
            }
            Ok(PacketType::AlterContext | PacketType::Request) => {
                Err(ProtocolError("a bind first"))
            }
            Ok(PacketType::Auth3) => {
                Err(ProtocolError("no authentication, because none was negotiated"))
            }
            _ => Err(ProtocolError("a PDU that a client may send")),
        }
    }

    /// Tells the client about a protocol error before the connection is closed.
    fn fail(&mut self, header: &Header) {
        self.failed = true;
        self.partial.clear();
        self.piped.clear();
        if self.bound {
            let fault = Fault { context: 0, status: Status::PROTOCOL_ERROR.to_wire() };
            fault.write(header.call_id, false, &mut self.out);
        }
    }

    fn bind(
        &mut self,
        header: &Header,
        pdu: &[u8],
        interfaces: &impl OfferedInterfaces,
    ) -> Result<(), ProtocolError> {
        if self.bound {
            return Err(ProtocolError("one bind for each connection"));
        }
        let refusal = if header.version.0 != 5 || header.version.1 > 1 {
            Some(BindNak::PROTOCOL_VERSION_NOT_SUPPORTED)
        } else if header.auth_length != 0 {
            Some(BindNak::AUTHENTICATION_TYPE_NOT_RECOGNIZED)
        } else {
            None
        };
        if let Some(reason) = refusal {
            BindNak { reason }.write(header.call_id, &mut self.out);
            return Ok(());
        }
        let bind = Bind::read(pdu, header.big_endian)?;
        self.bound = true;
        // A peer that cannot take the least fragment gets it all the same (C706 12.6.3.1).
        self.max_transmit = self.config.max_fragment.min(bind.max_receive.max(MIN_FRAGMENT));
        if bind.association_group != 0 {
            self.group = bind.association_group;
        }
        let ack = BindAck {
            max_transmit: self.max_transmit,
            max_receive: self.config.max_fragment.min(bind.max_transmit.max(MIN_FRAGMENT)),
            association_group: self.group,
            secondary_address: self.config.secondary_address.clone(),
            results: self.contexts(&bind.contexts, interfaces),
        };
        ack.write(PacketType::BindAck, header.call_id, &mut self.out);
        Ok(())
    }

    fn alter(
        &mut self,
        header: &Header,
        pdu: &[u8],
        interfaces: &impl OfferedInterfaces,
    ) -> Result<(), ProtocolError> {
        if header.auth_length != 0 {
            return Err(ProtocolError("no authentication, because none was negotiated"));
        }
        let alter = Bind::read(pdu, header.big_endian)?;
        let ack = BindAck {
            max_transmit: self.max_transmit,
            max_receive: self.config.max_fragment,
            association_group: self.group,
            secondary_address: String::new(),
            results: self.contexts(&alter.contexts, interfaces),
        };
        ack.write(PacketType::AlterContextResp, header.call_id, &mut self.out);
        Ok(())
    }

    fn contexts(
        &mut self,
        proposed: &[ContextElement],
        interfaces: &impl OfferedInterfaces,
    ) -> Vec<ContextResult> {
        proposed.iter().map(|element| self.context(element, interfaces)).collect()
    }

    fn context(
        &mut self,
        element: &ContextElement,
        interfaces: &impl OfferedInterfaces,
    ) -> ContextResult {
        let reject = |reason| ContextResult {
            result: ContextResult::PROVIDER_REJECTION,
            reason,
            syntax: SyntaxId::NONE,
        };
        if let [only] = &element.syntaxes[..]
            && let Some(features) = only.features()
        {
            return ContextResult {
                result: ContextResult::NEGOTIATE_ACK,
                reason: features & FEATURES,
                syntax: SyntaxId::NONE,
            };
        }
        let Some(interface) = interfaces.find(&element.interface) else {
            return reject(ContextResult::ABSTRACT_SYNTAX_NOT_SUPPORTED);
        };
        let chosen = self.config.syntaxes.iter().find(|ours| element.syntaxes.contains(ours));
        let Some(&syntax) = chosen else {
            return reject(ContextResult::TRANSFER_SYNTAXES_NOT_SUPPORTED);
        };
        if self.contexts.len() >= self.config.max_contexts
            && !self.contexts.contains_key(&element.id)
        {
            return reject(ContextResult::LOCAL_LIMIT_EXCEEDED);
        }
        let ndr64 = syntax == SyntaxId::NDR64;
        self.contexts.insert(element.id, Context { interface, ndr64 });
        ContextResult { result: ContextResult::ACCEPTED, reason: 0, syntax }
    }

    fn request(
        &mut self,
        header: &Header,
        pdu: &[u8],
        interfaces: &impl OfferedInterfaces,
    ) -> Result<(), ProtocolError> {
        let fragment = Fragment::read(header, pdu)?;
        let call_id = header.call_id;
        let last = header.flags.has(PacketFlags::LAST);
        if header.flags.has(PacketFlags::FIRST) {
            if self.partial.contains_key(&call_id)
                || self.piped.contains_key(&call_id)
                || self.in_flight.contains(&call_id)
            {
                return Err(ProtocolError("one first fragment for each call"));
            }
            let Some(&Context { interface, ndr64 }) = self.contexts.get(&fragment.context) else {
                // The call is refused, and the rest of its fragments with it.
                self.refuse(call_id, fragment.context, Status::UNKNOWN_IF, false);
                return Ok(());
            };
            if self.in_flight.len() + self.partial.len() >= self.config.max_calls
                || self.piped.len() >= self.config.max_calls
            {
                self.refuse(call_id, fragment.context, Status::SERVER_TOO_BUSY, false);
                return Ok(());
            }
            let mut request = Request {
                call_id,
                context: fragment.context,
                interface,
                ndr64,
                // NDR64 is little endian whatever the header says of itself.
                big_endian: header.big_endian && !ndr64,
                opnum: fragment.opnum,
                object: fragment.object,
                maybe: header.flags.has(PacketFlags::MAYBE),
                stub: StubBuffer::new(),
                more: false,
            };
            if last {
                return self.whole(request, fragment.stub);
            }
            if interfaces.has_input_pipe(interface, fragment.opnum) {
                request.more = true;
                self.piped.insert(call_id, (fragment.context, fragment.opnum));
                return self.whole(request, fragment.stub);
            }
            self.partial.insert(call_id, request);
        }
        if let Some(piped) = self.piped.get(&call_id) {
            if *piped != (fragment.context, fragment.opnum) {
                return Err(ProtocolError("fragments that agree on context and opnum"));
            }
            if last {
                self.piped.remove(&call_id);
            }
            // What comes after the answer is passed over.
            if self.in_flight.contains(&call_id) {
                let stub = fragment.stub.to_vec();
                self.events.push_back(ServerEvent::More { call_id, stub, last });
            }
            return Ok(());
        }
        let Some(request) = self.partial.get_mut(&call_id) else {
            // The rest of a call that was refused or orphaned.
            return Ok(());
        };
        if request.context != fragment.context || request.opnum != fragment.opnum {
            return Err(ProtocolError("fragments that agree on context and opnum"));
        }
        let limit = self.config.max_call_bytes;
        if self.partial_bytes.saturating_add(fragment.stub.len()) > limit.saturating_mul(2) {
            return Err(ProtocolError("unfinished calls within the size limit"));
        }
        append(&mut request.stub, fragment.stub, limit)?;
        self.partial_bytes += fragment.stub.len();
        if last && let Some(request) = self.partial.remove(&call_id) {
            self.partial_bytes -= request.stub.len();
            self.in_flight.insert(call_id);
            self.events.push_back(ServerEvent::Request(request));
        }
        Ok(())
    }

    /// A request in one fragment, as most are.
    fn whole(&mut self, mut request: Request, stub: &[u8]) -> Result<(), ProtocolError> {
        append(&mut request.stub, stub, self.config.max_call_bytes)?;
        self.in_flight.insert(request.call_id);
        self.events.push_back(ServerEvent::Request(request));
        Ok(())
    }

    /// Drops what nobody took out yet of a call that was given up: its number may be used again. Whether the
    /// call had not begun.
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

    fn drop_partial(&mut self, call_id: u32) {
        if let Some(request) = self.partial.remove(&call_id) {
            self.partial_bytes -= request.stub.len();
        }
    }
}

const _: () = assert!((MIN_FRAGMENT as usize) > CALL_HEADER + 16, "a fragment has room for a stub");
