//! A server's connection, with a host that does what a program says, and a model of what must hold.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use rpc_runtime::Status;
use rpc_runtime::memory::{Quota, Share};
use rpc_runtime::protocol::{
    BindAck, Fault, Header, Host, PacketFlags, PacketType, Request, ServerConfig, ServerConnection,
    ServerEvent, SyntaxId,
};

use crate::program::{Program, pattern};
use crate::wire::{self, INTERFACES, Messages};

/// Two interfaces; the opnums 1 and 7 of each have an \[in\] pipe.
#[derive(Debug)]
pub struct Interfaces;

impl Host for Interfaces {
    fn find(&self, wanted: &SyntaxId) -> Option<usize> {
        INTERFACES.iter().position(|offered| offered.accepts(wanted))
    }

    fn has_input_pipe(&self, _: usize, opnum: u16) -> bool {
        opnum == 1 || opnum == 7
    }

    fn join_group(&self, wanted: u32) -> Option<u32> {
        (wanted < 3).then_some(wanted.max(1))
    }
}

/// A call that is not answered.
#[derive(Debug)]
struct Call {
    context: u16,
    wanted: bool,
    /// The request is not complete.
    more: bool,
    /// A part of the answer was sent.
    begun: bool,
    /// What came of the request so far.
    stub: Vec<u8>,
    _share: Option<Share>,
}

#[derive(Debug, PartialEq)]
enum Answer {
    Response { stub: Vec<u8>, complete: bool },
    Fault(u32, bool),
}

/// What is to be sent, and what was.
#[derive(Debug, Default)]
struct Sent {
    bytes: Vec<u8>,
    expected: BTreeMap<u32, VecDeque<Answer>>,
    /// Calls whose numbers were used again before they were answered, which is the client's fault.
    tainted: BTreeSet<u32>,
    /// What the client takes, once it has bound.
    max_transmit: Option<u16>,
    total: usize,
}

impl Sent {
    fn take(&mut self, bytes: &[u8]) {
        self.total += bytes.len();
        self.bytes.extend(bytes);
        let all = std::mem::take(&mut self.bytes);
        let (pdus, taken) = wire::pdus(&all);
        self.bytes.extend(&all[taken..]);
        for (header, pdu) in pdus {
            self.pdu(&header, pdu);
        }
    }

    fn pdu(&mut self, header: &Header, pdu: &[u8]) {
        assert!(!header.big_endian && header.auth_length == 0 && header.version == (5, 0));
        let id = header.call_id;
        match header.packet.expect("a PDU that there is") {
            PacketType::BindAck => {
                let ack = BindAck::read(pdu, false).expect("a bind_ack");
                assert!(self.max_transmit.replace(ack.max_transmit).is_none(), "one bind_ack");
            }
            PacketType::AlterContextResp => {
                BindAck::read(pdu, false).expect("an alter_context_resp");
                assert!(self.max_transmit.is_some());
            }
            PacketType::BindNak => {}
            PacketType::Shutdown => assert_eq!(pdu.len(), 16),
            PacketType::Response => {
                assert!(pdu.len() <= self.max_transmit.expect("bound").into());
                if !self.tainted.contains(&id) {
                    self.response(header, pdu);
                }
            }
            PacketType::Fault => {
                let fault = Fault::read(pdu, false).expect("a fault");
                let executed = !header.flags.has(PacketFlags::DID_NOT_EXECUTE);
                assert!(fault.status != 0);
                if let Some(answers) = self.expected.get_mut(&id)
                    && answers.front() == Some(&Answer::Fault(fault.status, executed))
                {
                    answers.pop_front();
                }
            }
            other => panic!("a server does not send {other:?}"),
        }
    }

    fn response(&mut self, header: &Header, pdu: &[u8]) {
        let (_, _, stub) = wire::fragment(header, pdu).expect("a response");
        let answers = self.expected.get_mut(&header.call_id).expect("an answer to this call");
        let Some(Answer::Response { stub: rest, complete }) = answers.front_mut() else {
            panic!("a response to a call that was answered with one");
        };
        assert!(rest.starts_with(stub), "the bytes that were given");
        rest.drain(..stub.len());
        let last = header.flags.has(PacketFlags::LAST);
        assert!(last || stub.len().is_multiple_of(8));
        if last {
            assert!(rest.is_empty() && *complete, "the last fragment is the last");
            answers.pop_front();
        }
    }
}

struct Run {
    connection: ServerConnection,
    config: ServerConfig,
    quota: Arc<Quota>,
    limit: usize,
    /// Built, and not delivered yet.
    wire: Vec<u8>,
    /// Where the last PDU begins there.
    last: usize,
    /// Delivered, and not taken yet.
    inbox: Vec<u8>,
    delivered: usize,
    /// Shares of calls that ended.
    held: Vec<Share>,
    calls: BTreeMap<u32, Call>,
    requests: Messages,
    sent: Sent,
    /// How much the host gave to be sent, with all headers.
    answered: usize,
    /// Events are taken out before the host does anything, so that the model knows what the connection does.
    strict: bool,
    /// The connection is closing, and all events from before were taken out.
    quiet: bool,
}

pub fn run(bytes: &[u8]) {
    let mut program = Program::new(bytes);
    let mut run = Run::new(&mut program);
    while !program.is_over() {
        run.step(&mut program);
    }
    run.end();
}

impl Run {
    fn new(program: &mut Program<'_>) -> Run {
        let (a, b) = (program.u8(), program.u8());
        let mut config = ServerConfig::default();
        config.max_fragment = [5840, 1432, 4280, 65528][usize::from(a & 3)];
        config.max_calls = [16, 1, 3, 1024][usize::from(a >> 2 & 3)];
        config.max_call_bytes = [1 << 20, 64, 3000, 40_000][usize::from(a >> 4 & 3)];
        config.max_contexts = [64, 1, 2, 64][usize::from(a >> 6 & 3)];
        match b & 3 {
            1 => config.syntaxes.reverse(),
            2 => config.syntaxes.truncate(1),
            3 => config.secondary_address = "135".to_owned(),
            _ => {}
        }
        config.refuses_all = b & 0xf0 == 0xf0;
        let limit = [1 << 24, 0, 5000, 70_000][usize::from(b >> 2 & 3)];
        let quota = Arc::new(Quota::within(limit, Arc::new(Quota::new(limit / 2))));
        Run {
            connection: ServerConnection::new(config.clone(), quota.clone()),
            config,
            quota,
            limit,
            wire: Vec::new(),
            last: 0,
            inbox: Vec::new(),
            delivered: 0,
            held: Vec::new(),
            calls: BTreeMap::new(),
            requests: Messages::default(),
            sent: Sent::default(),
            answered: 0,
            strict: b & 0x10 == 0,
            quiet: false,
        }
    }

    fn step(&mut self, program: &mut Program<'_>) {
        let op = program.u8();
        let id = |program: &mut Program<'_>| match program.u8() {
            n @ 0..=0xef => u32::from(n),
            0xf0 => u32::MAX,
            n => u32::from(n) << 12,
        };
        match op % 24 {
            0..=7 => {
                self.last = self.wire.len();
                let id = id(program);
                match op % 24 {
                    0 => wire::bind(program, PacketType::Bind, id, &mut self.wire),
                    1 => wire::bind(program, PacketType::AlterContext, id, &mut self.wire),
                    2..=4 => wire::call(program, PacketType::Request, id, &mut self.wire),
                    5 => wire::empty(PacketType::CoCancel, id, &mut self.wire),
                    6 => wire::empty(PacketType::Orphaned, id, &mut self.wire),
                    _ => wire::other(program, program.clone().u8() % 24, id, &mut self.wire),
                }
                // Most PDUs arrive as they are.
                if op < 192 {
                    self.deliver(usize::MAX);
                    self.events(usize::MAX);
                }
            }
            8 => {
                let n = usize::from(program.u8());
                self.last = self.wire.len();
                self.wire.extend(program.take(n));
            }
            9 => {
                // The last PDU is damaged.
                let (at, with) = (usize::from(program.u16()), program.u8());
                let pdu = self.wire.len() - self.last;
                if pdu > 0 {
                    self.wire[self.last + at % pdu] ^= with;
                }
            }
            10 => {
                let n = program.size();
                self.deliver(n);
            }
            11 => self.deliver(usize::MAX),
            12 => {
                let n = program.below(8);
                self.events(n);
            }
            13 => self.events(usize::MAX),
            14 => {
                self.settle();
                self.connection.shut_down();
                self.answered += 16;
            }
            15 => {
                self.settle();
                let up_to = self.connection.oldest_unfinished();
                assert!(up_to <= Some(self.connection.begun()));
                self.connection.refuse_unfinished(up_to.unwrap_or(0) + program.below(4) as u64);
            }
            16 => self.output(program.size()),
            17 => self.output(usize::MAX),
            18 => {
                let keep = program.below(4);
                self.held.truncate(keep);
            }
            _ => {
                self.settle();
                let call = self.calls.keys().nth(program.below(self.calls.len())).copied();
                if let Some(call_id) = call {
                    self.act(op % 24, call_id, program);
                }
            }
        }
        self.check();
    }

    /// What the host does with a call.
    fn act(&mut self, op: u8, call_id: u32, program: &mut Program<'_>) {
        let Some(call) = self.calls.get_mut(&call_id) else { return };
        let answers = self.sent.expected.entry(call_id).or_default();
        match op {
            19 | 20 | 21 => {
                let last = op != 21;
                let size = program.size();
                let size = if last { size } else { size & !7 };
                let stub = pattern(call_id, size, size);
                self.answered += size + 40 * (size / 1000 + 2);
                let first = !call.begun;
                if call.wanted {
                    match (first, answers.back_mut()) {
                        (false, Some(Answer::Response { stub: before, complete })) => {
                            before.extend(&stub);
                            *complete = last;
                        }
                        _ => answers
                            .push_back(Answer::Response { stub: stub.clone(), complete: last }),
                    }
                }
                call.begun = true;
                let context = call.context;
                if !last {
                    self.connection.respond_part(call_id, context, &stub, first);
                    return;
                }
                if first && op == 19 {
                    self.connection.respond(call_id, context, stub);
                } else {
                    let share = self.quota.take(stub.capacity());
                    self.connection.respond_last(call_id, context, stub, first, share);
                }
            }
            22 => {
                let status = program.pick(&[5, 0, 0x6be, 1722]);
                let executed = program.u8() & 1 == 0;
                let wire = if status == 0 { Status::CALL_FAILED } else { Status(status) };
                if call.wanted {
                    if call.begun {
                        // The rest of what was begun does not come.
                        answers.pop_back();
                        self.sent.tainted.insert(call_id);
                    }
                    answers.push_back(Answer::Fault(wire.to_wire(), executed));
                }
                self.answered += 32;
                self.connection.fault(call_id, call.context, Status(status), executed);
            }
            _ => {
                if call.begun {
                    self.sent.tainted.insert(call_id);
                }
                self.connection.forget(call_id);
            }
        }
        if let Some(call) = self.calls.remove(&call_id) {
            self.held.extend(call._share);
        }
    }

    fn settle(&mut self) {
        if self.strict {
            self.events(usize::MAX);
        }
    }

    fn deliver(&mut self, n: usize) {
        let n = n.min(self.wire.len());
        self.inbox.extend(self.wire.drain(..n));
        self.last = self.last.saturating_sub(n).min(self.wire.len());
        self.delivered += n;
        self.receive();
    }

    fn receive(&mut self) {
        let was_closing = self.connection.is_closing();
        match self.connection.receive(&mut self.inbox, &Interfaces) {
            Ok(taken) => {
                assert!(taken <= self.inbox.len());
                assert!(self.connection.is_paused() || wire::pdus(&self.inbox[taken..]).1 == 0);
                self.requests.take(PacketType::Request, &self.inbox[..taken]);
                self.inbox.drain(..taken);
            }
            Err(_) => {
                assert!(!was_closing, "one protocol error");
                assert!(self.connection.is_closing());
                self.requests.take(PacketType::Request, &self.inbox);
                self.inbox.clear();
            }
        }
        assert!(!(self.quiet && self.connection.has_events()), "nothing begins at the end");
    }

    fn events(&mut self, mut n: usize) {
        while n > 0 {
            n -= 1;
            let Some(event) = self.connection.event() else {
                if self.connection.is_closing() {
                    self.quiet = true;
                    return;
                }
                if wire::pdus(&self.inbox).1 == 0 {
                    return;
                }
                self.receive();
                continue;
            };
            self.event(event);
        }
    }

    fn event(&mut self, event: ServerEvent) {
        match event {
            ServerEvent::Request(request) => self.request(request),
            ServerEvent::More { call_id, stub, share, last } => {
                assert_eq!(share.bytes(), stub.len());
                self.held.push(share);
                if let Some(call) = self.calls.get_mut(&call_id) {
                    assert!(call.more, "more of a request that is not complete");
                    call.more = !last;
                    call.stub.extend(stub);
                    if last {
                        assert!(!self.strict || self.requests.came(call_id, &call.stub));
                    }
                }
            }
            ServerEvent::Cancel(_) => {}
            ServerEvent::Orphaned(call_id) => {
                // A part of the answer may have been sent.
                self.sent.tainted.insert(call_id);
                if let Some(call) = self.calls.remove(&call_id) {
                    self.held.extend(call._share);
                }
            }
        }
    }

    fn request(&mut self, request: Request) {
        let Request { call_id, context, interface, opnum, maybe, more, share, stub, .. } = request;
        assert!(interface < 2);
        assert!(!(request.ndr64 && request.big_endian));
        assert!(stub.len() <= self.config.max_call_bytes);
        assert!(stub.len() <= 4096 || share.is_some(), "what is not small is counted");
        assert!(share.as_ref().is_none_or(|share| share.bytes() >= stub.len()));
        assert!(!more || Interfaces.has_input_pipe(interface, opnum));
        if !more {
            assert!(self.requests.came(call_id, &stub), "a message that came");
        }
        if self.sent.expected.get(&call_id).is_some_and(|answers| !answers.is_empty()) {
            self.sent.tainted.insert(call_id);
        }
        let stub = stub.to_vec();
        let call = Call { context, wanted: !maybe, more, begun: false, stub, _share: share };
        let before = self.calls.insert(call_id, call);
        assert!(!self.strict || before.is_none(), "a call begins once");
    }

    fn output(&mut self, n: usize) {
        let out = self.connection.output();
        let n = n.min(out.len());
        self.sent.take(&out[..n]);
        out.drain(..n);
    }

    fn check(&self) {
        let used = self.quota.used();
        let of_calls = self.calls.values().filter_map(|call| call._share.as_ref());
        let ours: usize = of_calls.chain(&self.held).map(Share::bytes).sum();
        assert!(used <= self.limit && ours <= used);
        let connection = &self.connection;
        assert!(connection.in_flight() <= self.config.max_calls);
        if !connection.has_events() && self.strict {
            assert_eq!(connection.in_flight(), self.calls.len());
            if connection.unsent() == 0 && connection.oldest_unfinished().is_none() {
                assert_eq!(used, ours, "what nobody holds is given back");
            }
        }
        // A bind_ack is smaller than its bind, a fault not much larger than its request.
        let most = self.answered + 2 * self.delivered + 64;
        assert!(self.sent.total + connection.unsent() <= most, "what is sent was asked for");
    }

    fn end(mut self) {
        self.deliver(usize::MAX);
        self.events(usize::MAX);
        self.check();
        while let Some(&call_id) = self.calls.keys().next() {
            self.act(20, call_id, &mut Program::new(&[33]));
        }
        while self.connection.unsent() > 0 {
            self.output(usize::MAX);
        }
        assert!(self.sent.bytes.is_empty(), "whole PDUs");
        if self.strict {
            let tainted = &self.sent.tainted;
            let mut left = self.sent.expected.iter().filter(|(id, _)| !tainted.contains(id));
            assert!(left.all(|(_, answers)| answers.is_empty()), "all answers are sent");
            assert_eq!(self.connection.in_flight(), 0);
        }
        self.check();
        drop(self.connection);
        assert_eq!(self.quota.used(), self.held.iter().map(Share::bytes).sum());
        self.held.clear();
        assert_eq!(self.quota.used(), 0);
    }
}
