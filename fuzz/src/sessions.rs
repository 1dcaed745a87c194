//! A client's and a server's connection against each other: each call gets what the server gave it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rpc_runtime::Status;
use rpc_runtime::memory::{Quota, Share};
use rpc_runtime::protocol::{
    ClientConfig, ClientConnection, ClientEvent, Host, NotSent, Outcome, PacketType, ServerConfig,
    ServerConnection, ServerEvent, SyntaxId,
};
use uuid::Uuid;

use crate::program::{Program, pattern};
use crate::server::Interfaces;
use crate::wire;

/// How a call ends.
#[derive(Clone, Debug, PartialEq)]
enum End {
    /// With a reply, whole or in parts.
    Reply,
    Fault(Status, bool),
}

/// A call, as both sides know it.
#[derive(Debug, Default)]
struct Call {
    opnum: u16,
    context: u16,
    object: Option<Uuid>,
    piped: bool,
    /// What the client has sent, and whether that is all.
    request: Vec<u8>,
    complete: bool,
    abandoned: bool,
    cancelled: bool,
    /// What the server has got.
    seen: bool,
    got: Vec<u8>,
    got_all: bool,
    share: Option<Share>,
    /// The server was told that the client gave up.
    orphaned: bool,
    /// What the server has answered, and how it ended that.
    reply: Vec<u8>,
    begun: bool,
    end: Option<End>,
    /// What the client has got.
    parts: Vec<u8>,
    ended: bool,
}

impl Call {
    /// Whether the server may answer.
    fn is_open(&self) -> bool {
        self.seen && !self.orphaned && self.end.is_none()
    }
}

struct Run {
    client: ClientConnection,
    server: ServerConnection,
    quota: Arc<Quota>,
    max_reply: usize,
    max_request: usize,
    /// The server may refuse calls that it has not begun, because its limits are low.
    tight: bool,
    /// Bytes under way, and those that arrived and are not taken.
    to_server: Vec<u8>,
    at_server: Vec<u8>,
    to_client: Vec<u8>,
    at_client: Vec<u8>,
    /// Whether contexts were accepted.
    contexts: BTreeMap<u16, Option<bool>>,
    interfaces: BTreeMap<u16, u8>,
    calls: BTreeMap<u32, Call>,
    held: Vec<Share>,
    shut_down: bool,
    /// The server has refused a call as one that shuts down does.
    says_end: bool,
    shutdown_came: bool,
    refused: bool,
    /// Bytes were changed under way: all that must hold is that nothing breaks, and that calls end once.
    flipped: bool,
    may_flip: bool,
    broken: bool,
}

pub fn run(bytes: &[u8]) {
    let mut program = Program::new(bytes);
    let mut run = Run::new(&mut program);
    while !program.is_over() && !run.broken {
        run.step(&mut program);
    }
    run.end();
}

impl Run {
    fn new(program: &mut Program<'_>) -> Run {
        let (a, b, c) = (program.u8(), program.u8(), program.u8());
        let fragment = |n: u8| [5840, 1432, 4280, 65528][usize::from(n & 3)];
        let syntaxes = |n: u8| match n & 3 {
            0 => vec![SyntaxId::NDR20, SyntaxId::NDR64],
            1 => vec![SyntaxId::NDR64, SyntaxId::NDR20],
            2 => vec![SyntaxId::NDR20],
            _ => vec![SyntaxId::NDR64],
        };
        let mut client = ClientConfig::default();
        client.max_fragment = fragment(a);
        client.syntaxes = syntaxes(a >> 2);
        client.max_call_bytes = [1 << 20, 1 << 20, 100, 5000][usize::from(b & 3)];
        let mut server = ServerConfig::default();
        server.max_fragment = fragment(a >> 4);
        server.syntaxes = syntaxes(a >> 6);
        server.max_call_bytes = [1 << 20, 1 << 20, 100, 5000][usize::from(b >> 2 & 3)];
        server.max_calls = [1024, 1024, 1, 3][usize::from(b >> 4 & 3)];
        server.max_contexts = [64, 64, 1, 2][usize::from(b >> 6 & 3)];
        let memory = [1 << 24, 1 << 24, 6000, 40_000][usize::from(c & 3)];
        let quota = Arc::new(Quota::new(memory));
        Run {
            max_reply: client.max_call_bytes,
            max_request: server.max_call_bytes,
            tight: c & 2 != 0 || b & 0x20 != 0,
            client: ClientConnection::new(client),
            server: ServerConnection::new(server, quota.clone()),
            quota,
            to_server: Vec::new(),
            at_server: Vec::new(),
            to_client: Vec::new(),
            at_client: Vec::new(),
            contexts: BTreeMap::new(),
            interfaces: BTreeMap::new(),
            calls: BTreeMap::new(),
            held: Vec::new(),
            shut_down: false,
            says_end: false,
            shutdown_came: false,
            refused: false,
            flipped: false,
            may_flip: c & 0x80 != 0,
            broken: false,
        }
    }

    fn step(&mut self, program: &mut Program<'_>) {
        match program.u8() % 24 {
            0 => {
                let interface = program.u8() % 8;
                if let Ok(context) = self.client.bind(wire::interface(interface)) {
                    self.contexts.entry(context).or_insert(None);
                    self.interfaces.insert(context, interface);
                }
            }
            1..=3 => self.call(false, program),
            4 => self.call(true, program),
            5 | 6 => {
                let id = self.choose(program, |call| call.piped && !call.complete && !call.ended);
                let (size, last) = (program.size(), program.u8() & 1 == 1);
                if let Some(id) = id {
                    self.more(id, size, last);
                }
            }
            7 => {
                if let Some(id) = self.choose(program, |_| true) {
                    wire::empty(PacketType::CoCancel, id, self.client.output());
                    if let Some(call) = self.calls.get_mut(&id) {
                        call.cancelled = true;
                    }
                }
            }
            8 => {
                // The user gives up only what has not ended, as far as it knows.
                self.client_events();
                if let Some(id) = self.choose(program, |call| !call.ended && !call.abandoned) {
                    self.client.abandon(id);
                    if let Some(call) = self.calls.get_mut(&id) {
                        call.abandoned = true;
                    }
                }
            }
            9 => self.client_events(),
            10 => {
                let n = program.below(9);
                self.server_events(n);
            }
            11 => self.server_events(usize::MAX),
            12 | 13 => {
                if let Some(id) = self.choose(program, Call::is_open) {
                    self.answer(id, program.size(), true);
                }
            }
            14 => {
                if let Some(id) = self.choose(program, Call::is_open) {
                    self.answer(id, program.size() & !7, false);
                }
            }
            15 => {
                if let Some(id) = self.choose(program, Call::is_open) {
                    let status =
                        program.pick(&[Status(5), Status(1722), Status::OK, Status(0x6f7)]);
                    self.fault(id, status, program.u8() & 1 == 0);
                }
            }
            16 => {
                self.server.shut_down();
                self.shut_down = true;
            }
            17 => {
                let up_to = self.server.oldest_unfinished().unwrap_or(0);
                self.server.refuse_unfinished(up_to);
                self.tight |= up_to != 0;
            }
            18 => self.deliver_to_server(program.size()),
            19 => self.deliver_to_client(program.size()),
            20 => self.deliver_to_server(usize::MAX),
            21 => self.deliver_to_client(usize::MAX),
            22 => self.settle(),
            _ if self.may_flip => {
                self.deliver_to_server(0);
                self.deliver_to_client(0);
                let (where_, at, with) = (program.u8(), program.u16(), program.u8());
                let of = if where_ & 1 == 0 { &mut self.to_server } else { &mut self.to_client };
                if !of.is_empty() {
                    let at = usize::from(at) % of.len();
                    of[at] ^= with;
                    self.flipped |= with != 0;
                }
            }
            _ => self.held.truncate(program.below(4)),
        }
        assert!(self.server.in_flight() <= self.calls.len() || self.flipped);
    }

    fn choose(&self, program: &mut Program<'_>, which: impl Fn(&Call) -> bool) -> Option<u32> {
        let of: Vec<_> =
            self.calls.iter().filter(|(_, call)| which(call)).map(|(id, _)| *id).collect();
        let n = program.u8();
        (!of.is_empty()).then(|| of[usize::from(n) % of.len()])
    }

    fn call(&mut self, piped: bool, program: &mut Program<'_>) {
        self.client_events();
        let accepted = |context: &&u16| self.client.accepted(**context).is_some();
        let accepted: Vec<_> = self.contexts.keys().filter(accepted).copied().collect();
        let (which, how, size) = (program.u8(), program.u8(), program.size());
        if accepted.is_empty() {
            return;
        }
        let context = accepted[usize::from(which) % accepted.len()];
        let object = (how & 8 != 0).then(|| Uuid::from_u128(u128::from(how)));
        let last = !piped || how & 0x10 != 0;
        let size = if last { size } else { size & !7 };
        let request = pattern(how.into(), 0, size);
        let opnum = u16::from(how & 3);
        let id = match piped {
            true => self.client.begin(context, opnum, object, &request, last),
            false => self.client.request(context, opnum, object, &request),
        };
        let id = match id {
            Ok(id) => id,
            Err(NotSent::Ending) => {
                return assert!(self.shut_down || self.says_end || self.flipped);
            }
            Err(error) => panic!("{error:?}"),
        };
        let mut call =
            Call { opnum, context, object, piped, request, complete: last, ..Call::default() };
        if let Some(other) = self.calls.remove(&id) {
            // The server has taken another call for this one, whose number was changed.
            assert!(self.flipped && other.ended, "a number of its own");
            call = Call { seen: other.seen, share: other.share, ..call };
        }
        self.calls.insert(id, call);
    }

    fn more(&mut self, id: u32, size: usize, last: bool) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        let size = if last { size } else { size & !7 };
        let stub = pattern(id, call.request.len(), size);
        let alive = self.client.more(id, &stub, last).expect("memory");
        if alive {
            call.request.extend(stub);
            call.complete = last;
        }
    }

    fn answer(&mut self, id: u32, size: usize, last: bool) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        let stub = pattern(!id, call.reply.len(), size);
        call.reply.extend(&stub);
        let first = !call.begun;
        call.begun = true;
        if !last {
            self.server.respond_part(id, call.context, &stub, first);
            return;
        }
        let share = self.quota.take(stub.len());
        self.server.respond_last(id, call.context, stub, first, share);
        call.end = Some(End::Reply);
        self.held.extend(call.share.take());
    }

    fn fault(&mut self, id: u32, status: Status, executed: bool) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        self.server.fault(id, call.context, status, executed);
        self.says_end |= status == Status::SERVER_UNAVAILABLE && !executed;
        let status = if status == Status::OK { Status::CALL_FAILED } else { status };
        call.end = Some(End::Fault(status, executed));
        self.held.extend(call.share.take());
    }

    fn deliver_to_server(&mut self, n: usize) {
        self.to_server.append(self.client.output());
        let n = n.min(self.to_server.len());
        self.at_server.extend(self.to_server.drain(..n));
        self.server_receives();
    }

    fn server_receives(&mut self) {
        match self.server.receive(&mut self.at_server, &Interfaces) {
            Ok(taken) => {
                assert!(taken <= self.at_server.len());
                self.at_server.drain(..taken);
            }
            Err(error) => {
                // Of so many calls that were refused the rest is not waited for.
                let many = self.tight && error.0 == "the rest of requests that were refused";
                assert!(self.flipped || many, "the client keeps to the protocol: expected {error}");
                self.flipped = true;
                self.broken = true;
            }
        }
        if self.server.is_closing() {
            // No bind is taken by a server that shuts down.
            assert!(self.flipped || self.shut_down, "the bind is good");
            self.refused = true;
        }
    }

    fn deliver_to_client(&mut self, n: usize) {
        self.to_client.append(self.server.output());
        let n = n.min(self.to_client.len());
        self.at_client.extend(self.to_client.drain(..n));
        match self.client.receive(&mut self.at_client) {
            Ok(taken) => {
                assert!(taken <= self.at_client.len());
                self.at_client.drain(..taken);
            }
            Err(error) => {
                assert!(self.flipped, "the server keeps to the protocol: expected {error}");
                self.broken = true;
            }
        }
    }

    fn server_events(&mut self, mut n: usize) {
        while n > 0 && !self.broken {
            n -= 1;
            let Some(event) = self.server.event() else {
                let before = self.at_server.len();
                self.server_receives();
                if before == self.at_server.len() {
                    return;
                }
                continue;
            };
            self.server_event(event);
        }
    }

    fn server_event(&mut self, event: ServerEvent) {
        let id = match &event {
            ServerEvent::Request(request) => request.call_id,
            ServerEvent::More { call_id, .. } => *call_id,
            ServerEvent::Cancel(id) | ServerEvent::Orphaned(id) => *id,
        };
        let Some(call) = self.calls.get_mut(&id) else {
            assert!(self.flipped, "a call that was made");
            // A call whose number was changed is the server's all the same.
            let (context, share) = match event {
                ServerEvent::Request(request) => (request.context, request.share),
                _ => (0, None),
            };
            self.calls
                .insert(id, Call { context, share, seen: true, ended: true, ..Call::default() });
            return;
        };
        match event {
            ServerEvent::Request(request) => {
                if !self.flipped {
                    assert!(!call.seen, "a call begins once");
                    assert_eq!((request.context, request.opnum), (call.context, call.opnum));
                    assert_eq!(request.object, call.object);
                    assert!(!request.maybe && !request.big_endian);
                    let interface = wire::interface(self.interfaces[&call.context]);
                    assert_eq!(Interfaces.find(&interface), Some(request.interface));
                    assert!(call.request.starts_with(&request.stub), "the bytes that were sent");
                    if !request.more {
                        assert!(call.request.len() == request.stub.len() && call.complete);
                        assert!(request.stub.len() <= self.max_request);
                    }
                }
                call.seen = true;
                call.end = None;
                call.orphaned = false;
                call.begun = false;
                call.got = request.stub.to_vec();
                call.got_all = !request.more;
                call.share = request.share;
            }
            ServerEvent::More { stub, share, last, .. } => {
                assert_eq!(share.bytes(), stub.len());
                call.got.extend(stub);
                self.held.push(share);
                assert!(self.flipped || call.end.is_some() || !call.got_all && call.seen);
                call.got_all = last;
                if call.end.is_none() && !self.flipped {
                    assert!(call.request.starts_with(&call.got), "the bytes that were sent");
                    assert!(!last || call.complete && call.got.len() == call.request.len());
                }
            }
            ServerEvent::Cancel(_) => assert!(call.cancelled || self.flipped),
            ServerEvent::Orphaned(_) => {
                assert!(call.seen || self.flipped);
                // Without memory for more of a request, the server itself gives a call up; the client does
                // so when a reply is too large.
                let large = call.reply.len() > self.max_reply;
                assert!(call.abandoned || self.tight || self.flipped || large);
                call.orphaned = true;
                self.held.extend(call.share.take());
            }
        }
    }

    fn client_events(&mut self) {
        while let Some(event) = self.client.event() {
            self.client_event(event);
        }
    }

    fn client_event(&mut self, event: ClientEvent) {
        match event {
            ClientEvent::Bound(context, outcome) => {
                let known = self.contexts.get_mut(&context).expect("a context");
                assert!(known.replace(outcome.is_ok()).is_none(), "answered once");
                let known = self.interfaces[&context] < 2;
                assert!(outcome.is_err() || known || self.flipped, "an interface that there is");
            }
            ClientEvent::Done(id, outcome) => {
                let call = self.ends(id);
                call.ended = true;
                let flipped = self.flipped;
                let call = &self.calls[&id];
                match outcome {
                    Outcome::Reply(reply) => {
                        assert!(reply.stub.len() <= self.max_reply);
                        if !flipped {
                            assert_eq!(call.end, Some(End::Reply), "what the server gave");
                            assert!(*reply.stub == *call.reply, "byte for byte");
                            assert!(!call.piped && !reply.big_endian);
                        }
                    }
                    Outcome::Fault { status, executed } => {
                        let given = call.end == Some(End::Fault(status, executed));
                        if !given && !flipped {
                            self.refusal(call, status, executed);
                        }
                    }
                    Outcome::Refused { status } => {
                        let large = call.reply.len() > self.max_reply;
                        assert!(flipped || large && status == Status::OUT_OF_RESOURCES);
                    }
                }
            }
            ClientEvent::Part { call_id, stub, last, .. } => {
                let call = self.ends(call_id);
                call.parts.extend(stub);
                call.ended = last;
                let call = &self.calls[&call_id];
                if !self.flipped {
                    assert!(call.piped && call.reply.starts_with(&call.parts), "byte for byte");
                    if last {
                        assert_eq!(call.end, Some(End::Reply));
                        assert!(call.reply == call.parts, "all of it");
                    }
                }
            }
            ClientEvent::GivenUpEnded(_) => assert!(self.flipped, "calls are concurrent"),
            ClientEvent::Shutdown => {
                assert!(self.shut_down || self.says_end || self.flipped);
                assert!(!self.shutdown_came, "one shutdown");
                self.shutdown_came = true;
            }
        }
    }

    /// Something came of a call, which may be its end.
    fn ends(&mut self, id: u32) -> &mut Call {
        assert!(!self.shutdown_came, "nothing behind the end");
        let call = self.calls.get_mut(&id).expect("a call that was made");
        assert!(!call.ended && !call.abandoned, "a call ends once");
        call
    }

    /// A fault that is the server's own.
    fn refusal(&self, call: &Call, status: Status, executed: bool) {
        let context = (status, executed, call);
        let large = call.request.len() > self.max_request;
        if call.seen || executed {
            // A pipe for whose data there is no memory; its begin may be an event that waits.
            assert_eq!(call.opnum, 1);
            assert!(self.tight && executed && status == Status::OUT_OF_MEMORY, "{context:?}");
            return;
        }
        match status {
            Status::SERVER_UNAVAILABLE => assert!(self.shut_down, "{context:?}"),
            Status::OUT_OF_RESOURCES => assert!(large, "{context:?}"),
            Status::SERVER_TOO_BUSY | Status::OUT_OF_MEMORY | Status::CALL_CANCELLED => {
                assert!(self.tight, "{context:?}");
            }
            _ => panic!("{context:?}"),
        }
    }

    /// Everything is delivered, and taken out.
    fn settle(&mut self) {
        loop {
            self.deliver_to_server(usize::MAX);
            self.server_events(usize::MAX);
            self.deliver_to_client(usize::MAX);
            self.client_events();
            let quiet = self.client.output().is_empty() && self.server.unsent() == 0;
            if quiet || self.broken || self.refused {
                break;
            }
        }
    }

    fn end(mut self) {
        while !self.broken && !self.refused {
            self.settle();
            // Clients send the rest of their pipes, and servers answer.
            let answered = self.choose(&mut Program::new(&[]), Call::is_open);
            let sending =
                |call: &Call| call.piped && !call.complete && !call.ended && !call.abandoned;
            let sending = self.choose(&mut Program::new(&[]), sending);
            match (sending, answered) {
                (Some(id), _) => self.more(id, 20, true),
                (None, Some(id)) => self.answer(id, 20, true),
                (None, None) => break,
            }
        }
        if !self.flipped && !self.refused {
            for (id, call) in &self.calls {
                assert!(call.ended || call.abandoned, "{id} has no end: {call:?}");
                let all = !call.seen || call.orphaned || call.got_all || call.end.is_some();
                assert!(all, "a request is lost");
            }
            assert_eq!(self.client.in_flight(), 0);
            assert_eq!(self.server.in_flight(), 0);
            assert_eq!(self.server.oldest_unfinished(), None, "nothing waits for ever");
            assert!(self.at_server.is_empty() && self.at_client.is_empty());
            assert!(self.contexts.values().all(Option::is_some), "contexts are answered");
            assert!(self.shutdown_came == self.shut_down || self.says_end);
            let shares = self.calls.values().filter_map(|call| call.share.as_ref());
            let held: usize = shares.chain(&self.held).map(Share::bytes).sum();
            assert_eq!(self.quota.used(), held, "what nobody holds is given back");
        }
        drop((self.server, self.client));
        self.calls.clear();
        self.held.clear();
        assert_eq!(self.quota.used(), 0);
    }
}
