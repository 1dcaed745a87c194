//! A client's connection, with a server and a user that do what a program says, and a model of what must hold.

use std::collections::{BTreeMap, BTreeSet};

use rpc_runtime::protocol::{
    Bind, ClientConfig, ClientConnection, ClientEvent, Header, NotSent, Outcome, PacketFlags,
    PacketType, SyntaxId,
};
use uuid::Uuid;

use crate::program::{Program, pattern};
use crate::wire::{self, Messages};

/// A call that has not ended.
#[derive(Debug)]
struct Call {
    piped: bool,
    /// More of the request is to be sent.
    sending: bool,
    parts: Vec<u8>,
}

struct Run {
    connection: ClientConnection,
    config: ClientConfig,
    /// Built, and not delivered yet.
    wire: Vec<u8>,
    /// Where the last PDU begins there.
    last: usize,
    inbox: Vec<u8>,
    /// Contexts, and whether they were answered.
    contexts: BTreeMap<u16, bool>,
    /// Calls of binds that were sent.
    proposals: Vec<u32>,
    calls: BTreeMap<u32, Call>,
    /// The number of the last call.
    newest: u32,
    /// Calls that were given up, of which events may wait, and those of which there must be none.
    dying: BTreeSet<u32>,
    dead: BTreeSet<u32>,
    /// Calls that were given up, whose end must come before another begins where calls are one at a time.
    waiting: usize,
    responses: Messages,
    /// What was sent, and what was to be.
    out: Vec<u8>,
    requests: BTreeMap<u32, (Vec<u8>, Vec<u8>)>,
    max_transmit: u16,
    shut_down: bool,
    over: bool,
}

pub fn run(bytes: &[u8]) {
    let mut program = Program::new(bytes);
    let mut run = Run::new(&mut program);
    while !program.is_over() && !run.over {
        run.step(&mut program);
    }
    run.end();
}

impl Run {
    fn new(program: &mut Program<'_>) -> Run {
        let a = program.u8();
        let mut config = ClientConfig::default();
        config.max_fragment = [5840, 1432, 4280, 65528][usize::from(a & 3)];
        config.max_call_bytes = [1 << 20, 0, 100, 5000][usize::from(a >> 2 & 3)];
        match a >> 4 & 3 {
            1 => config.syntaxes.reverse(),
            2 => config.syntaxes = vec![SyntaxId::NDR20],
            3 => config.syntaxes = vec![SyntaxId::NDR64],
            _ => {}
        }
        let mut connection = ClientConnection::new(config.clone());
        let mut contexts = BTreeMap::new();
        if a & 0x40 == 0 {
            let context = connection.bind(wire::interface(0)).expect("a fresh connection");
            contexts.insert(context, false);
        }
        Run {
            connection,
            max_transmit: config.max_fragment,
            config,
            wire: Vec::new(),
            last: 0,
            inbox: Vec::new(),
            contexts,
            proposals: Vec::new(),
            calls: BTreeMap::new(),
            newest: 0,
            dying: BTreeSet::new(),
            dead: BTreeSet::new(),
            waiting: 0,
            responses: Messages::default(),
            out: Vec::new(),
            requests: BTreeMap::new(),
            shut_down: false,
            over: false,
        }
    }

    /// The number of a call or a bind, more likely one that there is.
    fn id(&self, program: &mut Program<'_>) -> u32 {
        match program.u8() {
            n @ 0..=99 => {
                let n = usize::from(n) % self.calls.len().max(1);
                self.calls.keys().rev().nth(n).copied().unwrap_or(self.newest)
            }
            n @ 100..=199 => {
                let n = usize::from(n) % self.proposals.len().max(1);
                self.proposals.iter().rev().nth(n).copied().unwrap_or(1)
            }
            n @ 200..=219 => self.dead.iter().nth(usize::from(n - 200)).copied().unwrap_or(1),
            n => u32::from(n - 220),
        }
    }

    fn step(&mut self, program: &mut Program<'_>) {
        let op = program.u8();
        match op % 24 {
            0..=7 => {
                self.output();
                self.last = self.wire.len();
                let id = self.id(program);
                match op % 24 {
                    0 => wire::bind_ack(program, PacketType::BindAck, id, &mut self.wire),
                    1 => wire::bind_ack(program, PacketType::AlterContextResp, id, &mut self.wire),
                    2..=4 => wire::call(program, PacketType::Response, id, &mut self.wire),
                    5 => wire::fault(program, id, &mut self.wire),
                    6 => wire::bind_nak(program, id, &mut self.wire),
                    _ => wire::other(program, program.clone().u8() % 24, id, &mut self.wire),
                }
                if op < 192 {
                    self.deliver(usize::MAX);
                    self.events();
                }
            }
            8 => {
                let n = usize::from(program.u8());
                self.last = self.wire.len();
                self.wire.extend(program.take(n));
            }
            9 => {
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
            12 => self.events(),
            13 => wire::empty(PacketType::Shutdown, 0, &mut self.wire),
            14 | 15 => {
                let known = self.connection.bind(wire::interface(program.u8()));
                if let Ok(context) = known {
                    self.contexts.entry(context).or_insert(false);
                }
            }
            16 => {
                let context = self.contexts.keys().nth(program.below(self.contexts.len()));
                if let Some(&context) = context {
                    self.connection.give_up_bind(context, true);
                }
            }
            17 => self.output(),
            18 | 19 => self.request(false, program),
            20 => self.request(true, program),
            21 => {
                let call = self.calls.keys().nth(program.below(self.calls.len())).copied();
                let (size, last) = (program.size(), program.u8() & 1 == 1);
                if let Some(call_id) = call {
                    let size = if last { size } else { size & !7 };
                    let stub = pattern(call_id, size, size);
                    let alive = self.connection.more(call_id, &stub, last).expect("memory");
                    assert!(alive || self.connection.in_flight() < self.calls.len());
                    let call = self.calls.get_mut(&call_id).expect("a call");
                    if alive && call.piped && call.sending {
                        call.sending = !last;
                        self.requests.entry(call_id).or_default().0.extend(stub);
                    }
                }
            }
            _ => {
                let call = self.calls.keys().nth(program.below(self.calls.len())).copied();
                if let Some(call_id) = call {
                    if op & 0x80 == 0 {
                        self.events();
                    }
                    let before = self.connection.in_flight();
                    self.connection.abandon(call_id);
                    self.calls.remove(&call_id);
                    self.dying.insert(call_id);
                    // It may have ended already, in an event that waits.
                    self.waiting += before - self.connection.in_flight();
                }
            }
        }
        if self.connection.in_flight() > self.calls.len() {
            panic!("a call that nobody made");
        }
    }

    fn request(&mut self, piped: bool, program: &mut Program<'_>) {
        self.events();
        let accepted = |context: &&u16| self.connection.accepted(**context).is_some();
        let accepted: Vec<_> = self.contexts.keys().filter(accepted).copied().collect();
        if accepted.is_empty() {
            return;
        }
        if !self.connection.is_concurrent() && !(self.calls.is_empty() && self.waiting == 0) {
            return;
        }
        let (context, how, size) = (program.pick(&accepted), program.u8(), program.size());
        let object = (how & 8 != 0).then(|| Uuid::from_u128(u128::from(how)));
        let last = !piped || how & 0x10 != 0;
        let size = if last { size } else { size & !7 };
        let stub = pattern(how.into(), 0, size);
        let opnum = (how & 3).into();
        let call = match piped {
            true => self.connection.begin(context, opnum, object, &stub, last),
            false => self.connection.request(context, opnum, object, &stub),
        };
        match call {
            Ok(call_id) => {
                assert!(!self.shut_down && call_id > self.newest);
                self.newest = call_id;
                let call = Call { piped, sending: piped && !last, parts: Vec::new() };
                assert!(self.calls.insert(call_id, call).is_none());
                self.requests.insert(call_id, (stub, Vec::new()));
            }
            Err(NotSent::Ending) => assert!(self.connection.is_ending()),
            Err(error) => panic!("{error:?}"),
        }
    }

    fn deliver(&mut self, n: usize) {
        let n = n.min(self.wire.len());
        self.inbox.extend(self.wire.drain(..n));
        self.last = self.last.saturating_sub(n).min(self.wire.len());
        match self.connection.receive(&mut self.inbox) {
            Ok(taken) => {
                assert!(taken <= self.inbox.len());
                assert_eq!(wire::pdus(&self.inbox[taken..]).1, 0, "all PDUs");
                self.responses.take(PacketType::Response, &self.inbox[..taken]);
                self.inbox.drain(..taken);
            }
            Err(_) => {
                self.responses.take(PacketType::Response, &self.inbox);
                self.over = true;
            }
        }
    }

    fn events(&mut self) {
        while let Some(event) = self.connection.event() {
            match event {
                ClientEvent::Bound(context, outcome) => {
                    let answered = self.contexts.get_mut(&context).expect("a context");
                    assert!(!*answered, "a context is answered once");
                    *answered = true;
                    if let Ok(ndr64) = outcome {
                        let syntax = if ndr64 { SyntaxId::NDR64 } else { SyntaxId::NDR20 };
                        assert!(self.config.syntaxes.contains(&syntax));
                    }
                }
                ClientEvent::Done(call_id, outcome) => {
                    self.ends(call_id);
                    match outcome {
                        Outcome::Reply(reply) => {
                            assert!(reply.stub.len() <= self.config.max_call_bytes);
                            let Some(call) = self.calls.remove(&call_id) else { continue };
                            assert!(!call.piped);
                            if self.connection.is_concurrent() {
                                let came = self.responses.came(call_id, &reply.stub);
                                assert!(came, "a response that came");
                            }
                        }
                        Outcome::Fault { status, .. } => {
                            assert!(status.0 != 0);
                            self.calls.remove(&call_id);
                        }
                        Outcome::Refused { .. } => {
                            let call = self.calls.remove(&call_id);
                            assert!(call.is_none_or(|call| !call.piped));
                            self.dying.insert(call_id);
                        }
                    }
                }
                ClientEvent::Part { call_id, stub, last, .. } => {
                    self.ends(call_id);
                    let Some(call) = self.calls.get_mut(&call_id) else { continue };
                    assert!(call.piped);
                    call.parts.extend(stub);
                    if last {
                        if self.connection.is_concurrent() {
                            let came = self.responses.came(call_id, &call.parts);
                            assert!(came, "a response that came");
                        }
                        self.calls.remove(&call_id);
                    }
                }
                ClientEvent::GivenUpEnded(_) => {
                    assert!(!self.connection.is_concurrent());
                    self.waiting = self.waiting.checked_sub(1).expect("a call that was given up");
                }
                ClientEvent::Shutdown => {
                    assert!(self.connection.is_ending());
                    assert!(!self.shut_down, "one shutdown");
                    self.shut_down = true;
                }
            }
        }
        self.dead.append(&mut self.dying);
        assert_eq!(self.connection.in_flight(), self.calls.len());
    }

    /// Something came of a call, which may be its end.
    fn ends(&self, call_id: u32) {
        assert!(!self.shut_down, "nothing behind the end");
        assert!(!self.dead.contains(&call_id), "nothing of a call that was given up");
        let known = self.calls.contains_key(&call_id) || self.dying.contains(&call_id);
        assert!(known, "a call ends once");
    }

    fn output(&mut self) {
        let out = std::mem::take(self.connection.output());
        self.out.extend(out);
        let all = std::mem::take(&mut self.out);
        let (pdus, taken) = wire::pdus(&all);
        assert_eq!(taken, all.len(), "whole PDUs");
        for (header, pdu) in pdus {
            self.pdu(&header, pdu);
        }
    }

    fn pdu(&mut self, header: &Header, pdu: &[u8]) {
        assert!(!header.big_endian && header.auth_length == 0 && header.version == (5, 0));
        match header.packet.expect("a PDU that there is") {
            packet @ (PacketType::Bind | PacketType::AlterContext) => {
                assert_eq!(packet == PacketType::Bind, self.proposals.is_empty(), "one bind");
                assert!(!self.proposals.contains(&header.call_id));
                self.proposals.push(header.call_id);
                let bind = Bind::read(pdu, false).expect("a bind");
                assert_eq!(bind.contexts.len(), 1);
            }
            PacketType::Request => {
                assert!(pdu.len() <= self.max_transmit.into());
                let (_, _, stub) = wire::fragment(header, pdu).expect("a request");
                let request = self.requests.get_mut(&header.call_id).expect("a call");
                request.1.extend(stub);
                assert!(request.0.starts_with(&request.1), "the bytes that were given");
                if header.flags.has(PacketFlags::LAST) {
                    assert_eq!(request.0, request.1, "all of them");
                }
            }
            PacketType::Orphaned => assert!(self.requests.contains_key(&header.call_id)),
            other => panic!("a client does not send {other:?}"),
        }
    }

    fn end(mut self) {
        self.events();
        self.output();
        assert!(self.connection.event().is_none());
        for (_, (given, sent)) in &self.requests {
            assert_eq!(given, sent, "all that was given");
        }
    }
}
