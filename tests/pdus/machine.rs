//! The state machines under test. This is the one file that knows their interface.

use std::collections::VecDeque;
use std::sync::Arc;

use rpc_runtime::memory::Quota;
use rpc_runtime::protocol::{
    BindError, ClientConfig, ClientConnection, ClientEvent, Host, Outcome, ServerConfig,
    ServerConnection, ServerEvent, SyntaxId,
};
use rpc_runtime::{Status, protocol};
use uuid::Uuid;

use super::builder::{ECHO, FILES, NDR20, NDR64, Syntax};
use super::render;

/// The association group that a server's connection gets that asks for a new one.
pub const FRESH: u32 = 0x5eed_0001;
/// The association group of another connection to the same server, which lives.
pub const LIVE: u32 = 0x5eed_0002;
/// An association group that there is not.
pub const GONE: u32 = 0x5eed_0003;

/// What a row may set of a machine's configuration.
#[derive(Clone, Debug)]
pub struct Limits {
    pub fragment: u16,
    pub call_bytes: usize,
    pub calls: usize,
    pub contexts: usize,
    /// The transfer syntaxes, the preferred one first.
    pub syntaxes: &'static [Syntax],
    pub address: &'static str,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            fragment: 5840,
            call_bytes: 1 << 20,
            calls: 16,
            contexts: 64,
            syntaxes: &[NDR64, NDR20],
            address: "",
        }
    }
}

/// What the program does that a state machine serves.
#[derive(Clone, Debug)]
pub enum Action {
    /// Server: answers a call in a context with a stub.
    Respond(u32, u16, String),
    /// Server: a part of an answer, which may be the first and the last.
    RespondPart(u32, u16, String, (bool, bool)),
    /// Server: fails a call with a status, which may have executed.
    Fail(u32, u16, u32, bool),
    /// Server: ends a call that wants no answer.
    Forget(u32),
    /// Server: asks the client to close.
    ShutDown,
    /// Client: binds to an interface.
    Bind(Syntax),
    /// Client: calls opnum of a context with a stub, for an object.
    Call(u16, u16, String, Option<u128>),
    /// Client: begins a call whose request comes in parts; whether this part is all.
    Begin(u16, u16, String, bool),
    /// Client: more of that request; whether it is the last part.
    More(u32, String, bool),
    /// Client: gives up a call.
    Abandon(u32),
    /// Takes the events that have come so far.
    Take,
}

/// A state machine, with everything that it said so far.
pub trait Machine {
    /// Takes bytes, and says how many it is done with; `None` if the connection is to be closed.
    fn receive(&mut self, bytes: &mut [u8]) -> Option<usize>;
    fn act(&mut self, action: &Action);
    /// The next event as a line of words.
    fn event(&mut self) -> Option<String>;
    fn output(&mut self) -> &mut Vec<u8>;
    fn state(&self) -> String;
}

pub struct Server {
    connection: ServerConnection,
    /// Events that were taken out so that the connection goes on.
    events: VecDeque<ServerEvent>,
}

struct Interfaces;

impl Host for Interfaces {
    fn find(&self, wanted: &SyntaxId) -> Option<usize> {
        [ECHO, FILES].iter().position(|offered| id(*offered).accepts(wanted))
    }

    fn has_input_pipe(&self, interface: usize, opnum: u16) -> bool {
        (interface, opnum) == (0, 7)
    }

    fn join_group(&self, wanted: u32) -> Option<u32> {
        match wanted {
            0 => Some(FRESH),
            LIVE => Some(LIVE),
            _ => None,
        }
    }
}

fn id(Syntax(uuid, major, minor): Syntax) -> SyntaxId {
    SyntaxId::new(Uuid::from_u128(uuid), major, minor)
}

impl Server {
    pub fn new(limits: &Limits) -> Server {
        let mut config = ServerConfig::default();
        config.max_fragment = limits.fragment;
        config.max_call_bytes = limits.call_bytes;
        config.max_calls = limits.calls;
        config.max_contexts = limits.contexts;
        config.syntaxes = limits.syntaxes.iter().copied().map(id).collect();
        config.secondary_address = limits.address.to_owned();
        let quota = Arc::new(Quota::new(usize::MAX));
        let connection = ServerConnection::new(config, quota);
        Server { connection, events: VecDeque::new() }
    }
}

impl Machine for Server {
    fn receive(&mut self, bytes: &mut [u8]) -> Option<usize> {
        let mut taken = 0;
        loop {
            taken += self.connection.receive(&mut bytes[taken..], &Interfaces).ok()?;
            if self.connection.is_closing() {
                return None;
            } else if !self.connection.is_paused() {
                return Some(taken);
            }
            self.events.extend(std::iter::from_fn(|| self.connection.event()));
        }
    }

    fn act(&mut self, action: &Action) {
        match action {
            Action::Respond(call, context, stub) => {
                self.connection.respond(*call, *context, stub.clone().into_bytes());
            }
            Action::RespondPart(call, context, stub, (first, false)) => {
                self.connection.respond_part(*call, *context, stub.as_bytes(), *first);
            }
            Action::RespondPart(call, context, stub, (first, true)) => {
                let stub = stub.clone().into_bytes();
                self.connection.respond_last(*call, *context, stub, *first, None);
            }
            Action::Fail(call, context, status, executed) => {
                self.connection.fault(*call, *context, Status(*status), *executed);
            }
            Action::Forget(call) => self.connection.forget(*call),
            Action::ShutDown => self.connection.shut_down(),
            Action::Take => {}
            other => panic!("{other:?} is a client's"),
        }
    }

    fn event(&mut self) -> Option<String> {
        Some(match self.events.pop_front().or_else(|| self.connection.event())? {
            ServerEvent::Request(request) => {
                let protocol::Request { call_id, context, interface, opnum, .. } = request;
                let object = match request.object {
                    Some(object) => format!("{:032x}", object.as_u128()),
                    None => "none".to_owned(),
                };
                let ndr = if request.ndr64 { "NDR64" } else { "NDR20" };
                format!(
                    "request call={call_id} context={context} interface={interface} opnum={opnum} \
                     object={object} {ndr} {} {} {} {}",
                    endian(request.big_endian),
                    if request.maybe { "maybe" } else { "answer_wanted" },
                    if request.more { "unfinished" } else { "complete" },
                    render::stub(&request.stub).join(" "),
                )
            }
            ServerEvent::More { call_id, stub, last, .. } => {
                let last = if last { "last" } else { "unfinished" };
                format!("more call={call_id} {last} {}", render::stub(&stub).join(" "))
            }
            ServerEvent::Cancel(call) => format!("cancel call={call}"),
            ServerEvent::Orphaned(call) => format!("orphaned call={call}"),
        })
    }

    fn output(&mut self) -> &mut Vec<u8> {
        self.connection.output()
    }

    fn state(&self) -> String {
        let bound = if self.connection.is_bound() { "bound" } else { "unbound" };
        format!("{bound} in_flight={}", self.connection.in_flight())
    }
}

pub struct Client {
    connection: ClientConnection,
    /// Calls and binds that were refused at once.
    refused: Vec<String>,
}

impl Client {
    pub fn new(limits: &Limits) -> Client {
        let mut config = ClientConfig::default();
        config.max_fragment = limits.fragment;
        config.max_call_bytes = limits.call_bytes;
        config.syntaxes = limits.syntaxes.iter().copied().map(id).collect();
        Client { connection: ClientConnection::new(config), refused: Vec::new() }
    }
}

impl Machine for Client {
    fn receive(&mut self, bytes: &mut [u8]) -> Option<usize> {
        self.connection.receive(bytes).ok()
    }

    fn act(&mut self, action: &Action) {
        match action {
            Action::Bind(interface) => {
                if self.connection.bind(id(*interface)).is_err() {
                    self.refused.push("not_bound".to_owned());
                }
            }
            Action::Call(context, opnum, stub, object) => {
                let object = object.map(Uuid::from_u128);
                if self.connection.request(*context, *opnum, object, stub.as_bytes()).is_err() {
                    self.refused.push("not_sent".to_owned());
                }
            }
            Action::Begin(context, opnum, stub, all) => {
                let stub = stub.as_bytes();
                if self.connection.begin(*context, *opnum, None, stub, *all).is_err() {
                    self.refused.push("not_sent".to_owned());
                }
            }
            Action::More(call, stub, last) => {
                self.connection.more(*call, stub.as_bytes(), *last).expect("memory");
            }
            Action::Abandon(call) => self.connection.abandon(*call),
            Action::Take => {}
            other => panic!("{other:?} is a server's"),
        }
    }

    fn event(&mut self) -> Option<String> {
        if let Some(line) = self.refused.pop() {
            return Some(line);
        }
        Some(match self.connection.event()? {
            ClientEvent::Bound(context, Ok(ndr64)) => {
                format!("bound context={context} {}", if ndr64 { "NDR64" } else { "NDR20" })
            }
            ClientEvent::Bound(context, Err(error)) => {
                let why = match error {
                    BindError::Refused(reason) => format!("refused={reason}"),
                    BindError::Rejected { result, reason } => format!("rejected={result}:{reason}"),
                    BindError::Syntax => "syntax".to_owned(),
                    BindError::Fault(_) => "another_error".to_owned(),
                };
                format!("not_bound context={context} {why}")
            }
            ClientEvent::Done(call, Outcome::Reply(reply)) => {
                let stub = render::stub(&reply.stub).join(" ");
                format!("reply call={call} {} {stub}", endian(reply.big_endian))
            }
            ClientEvent::Done(call, Outcome::Fault { status, executed }) => {
                let executed = if executed { "may_have_executed" } else { "did_not_execute" };
                format!("failed call={call} status={} {executed}", status.0)
            }
            ClientEvent::Part { call_id, stub, big_endian, last } => {
                let last = if last { "last" } else { "unfinished" };
                let stub = render::stub(&stub).join(" ");
                format!("part call={call_id} {} {last} {stub}", endian(big_endian))
            }
            ClientEvent::Done(call, Outcome::Refused { status }) => {
                format!("failed call={call} status={} may_have_executed", status.0)
            }
            ClientEvent::GivenUpEnded(call) => format!("given_up_ended call={call}"),
            ClientEvent::Shutdown => "shutdown".to_owned(),
        })
    }

    fn output(&mut self) -> &mut Vec<u8> {
        self.connection.output()
    }

    fn state(&self) -> String {
        format!("in_flight={}", self.connection.in_flight())
    }
}

fn endian(big: bool) -> &'static str {
    if big { "big_endian" } else { "little_endian" }
}
