//! Rows, and how they are run.
//!
//! What comes out is written as lines of words: a PDU's or an event's name, then its fields. An expected line
//! fits if its name is the same and each of its words is there; fields that it does not name may be anything. A
//! line that begins with `?` may come or not. Nothing else may come.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::builder::{CONC_MPX, ECHO, NDR20, OBJECT, Order, Pdu, Syntax, accepted, bind, bind_ack};
use super::machine::{Action, Client, Limits, Machine, Server};
use super::render;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Server,
    Client,
}

/// How the connection must end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    Open,
    Closed,
    Either,
}

#[derive(Clone, Debug)]
enum Step {
    /// The peer sends one of these PDUs: the row is run once with each.
    Receive(Vec<Pdu>),
    Bytes(Vec<u8>),
    Act(Action),
}

/// A case: what is sent, what must come out, and who says so.
#[derive(Clone, Debug)]
pub struct Row {
    pub name: &'static str,
    pub source: &'static str,
    side: Side,
    limits: Limits,
    /// What comes before the row's subject, and is not looked at.
    before: Vec<Step>,
    steps: Vec<Step>,
    out: Vec<&'static str>,
    events: Vec<&'static str>,
    state: &'static str,
    end: End,
    orders: &'static [Order],
}

/// A row about a server.
pub fn server(name: &'static str, source: &'static str) -> Row {
    Row {
        name,
        source,
        side: Side::Server,
        limits: Limits::default(),
        before: Vec::new(),
        steps: Vec::new(),
        out: Vec::new(),
        events: Vec::new(),
        state: "",
        end: End::Open,
        orders: &[Order::Little, Order::Big],
    }
}

/// A row about a client.
pub fn client(name: &'static str, source: &'static str) -> Row {
    Row { side: Side::Client, ..server(name, source) }
}

/// What comes before a row.
impl Row {
    /// Other limits than the usual.
    pub fn limits(mut self, change: fn(&mut Limits)) -> Row {
        change(&mut self.limits);
        self
    }

    /// Server: a bind to ECHO as context 0 in NDR20, without PFC_CONC_MPX. Client: the same, with it.
    pub fn bound(self) -> Row {
        self.bound_in(NDR20)
    }

    pub fn bound_in(mut self, syntax: Syntax) -> Row {
        self.before = match self.side {
            Side::Server => vec![receive(bind(1).offer(0, ECHO, &[syntax]))],
            Side::Client => {
                let ack = bind_ack(1, &[accepted(syntax)]);
                vec![Step::Act(Action::Bind(ECHO)), receive(ack)]
            }
        };
        self
    }

    /// Server: as `bound`, with PFC_CONC_MPX.
    pub fn multiplexed(mut self) -> Row {
        self.before = vec![receive(bind(1).offer(0, ECHO, &[NDR20]).and(CONC_MPX))];
        self
    }

    /// Another bind, or another bind_ack for a client's bind.
    pub fn bound_by(mut self, pdu: Pdu) -> Row {
        self.before = match self.side {
            Side::Server => vec![receive(pdu)],
            Side::Client => vec![Step::Act(Action::Bind(ECHO)), receive(pdu)],
        };
        self
    }

    /// A run in big endian would not say the same.
    pub fn little_endian(mut self) -> Row {
        self.orders = &[Order::Little];
        self
    }

    /// The row is about big endian.
    pub fn big_endian(mut self) -> Row {
        self.orders = &[Order::Big];
        self
    }
}

fn receive(pdu: Pdu) -> Step {
    Step::Receive(vec![pdu])
}

/// What happens.
impl Row {
    fn step(mut self, step: Step) -> Row {
        self.steps.push(step);
        self
    }

    fn act(self, action: Action) -> Row {
        self.step(Step::Act(action))
    }

    /// The peer sends a PDU.
    pub fn gets(self, pdu: Pdu) -> Row {
        self.step(receive(pdu))
    }

    /// The peer sends one of several PDUs, which all must have the same effect.
    pub fn gets_each(self, pdus: impl IntoIterator<Item = Pdu>) -> Row {
        self.step(Step::Receive(pdus.into_iter().collect()))
    }

    /// The peer sends bytes.
    pub fn gets_bytes(self, bytes: Vec<u8>) -> Row {
        self.little_endian().step(Step::Bytes(bytes))
    }

    /// The server's program answers a call in context 0.
    pub fn respond(self, call: u32, stub: &str) -> Row {
        self.respond_in(0, call, stub)
    }

    pub fn respond_in(self, context: u16, call: u32, stub: &str) -> Row {
        self.act(Action::Respond(call, context, stub.to_owned()))
    }

    pub fn respond_part(self, call: u32, stub: &str, which: (bool, bool)) -> Row {
        self.act(Action::RespondPart(call, 0, stub.to_owned(), which))
    }

    pub fn fail(self, call: u32, status: u32, executed: bool) -> Row {
        self.act(Action::Fail(call, 0, status, executed))
    }

    pub fn forget(self, call: u32) -> Row {
        self.act(Action::Forget(call))
    }

    pub fn shut_down(self) -> Row {
        self.act(Action::ShutDown)
    }

    /// The client's program binds to an interface.
    pub fn bind(self, interface: Syntax) -> Row {
        self.act(Action::Bind(interface))
    }

    /// The client's program calls opnum 5 of a context.
    pub fn call(self, context: u16, stub: &str) -> Row {
        self.act(Action::Call(context, 5, stub.to_owned(), None))
    }

    pub fn call_object(self, context: u16, stub: &str) -> Row {
        self.act(Action::Call(context, 5, stub.to_owned(), Some(OBJECT)))
    }

    pub fn begin(self, context: u16, stub: &str, all: bool) -> Row {
        self.act(Action::Begin(context, 7, stub.to_owned(), all))
    }

    pub fn more(self, call: u32, stub: &str, last: bool) -> Row {
        self.act(Action::More(call, stub.to_owned(), last))
    }

    pub fn abandon(self, call: u32) -> Row {
        self.act(Action::Abandon(call))
    }

    /// The program takes the events that have come.
    pub fn take(self) -> Row {
        self.act(Action::Take)
    }
}

/// What must come out.
impl Row {
    /// The next PDU that is sent.
    pub fn sends(mut self, line: &'static str) -> Row {
        self.out.push(line);
        self
    }

    /// The next event.
    pub fn tells(mut self, line: &'static str) -> Row {
        self.events.push(line);
        self
    }

    /// Words of the state at the end.
    pub fn state(mut self, words: &'static str) -> Row {
        self.state = words;
        self
    }

    /// The connection is to be closed at the end. Otherwise it is to stay open.
    pub fn closes(mut self) -> Row {
        self.end = End::Closed;
        self
    }

    /// A request that cannot be: told by a fault nca_proto_error, then the connection is closed.
    pub fn protocol_error(self, line: &'static str) -> Row {
        self.sends(line).closes()
    }

    /// The connection may be closed or left open.
    pub fn may_close(mut self) -> Row {
        self.end = End::Either;
        self
    }
}

#[derive(Clone, Copy, Debug)]
enum Feed {
    Whole,
    Bytewise,
}

/// What came out of a run.
#[derive(Default, Debug)]
struct Seen {
    out: Vec<String>,
    events: Vec<String>,
    state: String,
    closed: bool,
}

/// Runs all rows, and says what is wrong with those that fail.
pub fn failures(rows: &[Row]) -> Vec<String> {
    rows.iter().filter_map(Row::failure).collect()
}

impl Row {
    /// The row as an input of a fuzz target, and the target's name (`fuzz/src/server.rs` and `client.rs`).
    pub fn seed(&self, order: Order) -> (&'static str, Vec<u8>) {
        let (target, mut program, events) = match self.side {
            Side::Server => ("server", vec![0, 0], 13),
            Side::Client => ("client", vec![0], 12),
        };
        for step in self.before.iter().chain(&self.steps) {
            let bytes = match step {
                Step::Receive(pdus) => pdus[0].encode(order),
                Step::Bytes(bytes) => bytes.clone(),
                Step::Act(action) => {
                    program.extend_from_slice(match action {
                        Action::Respond(..) => &[20, 0, 40],
                        Action::RespondPart(_, _, _, (_, false)) => &[21, 0, 40],
                        Action::RespondPart(..) => &[20, 0, 40],
                        Action::Fail(..) => &[22, 0, 0, 0],
                        Action::Forget(_) => &[23, 0],
                        Action::ShutDown => &[14],
                        Action::Bind(_) => &[14, 0],
                        Action::Call(..) => &[18, 0, 0, 9],
                        Action::Begin(..) => &[20, 0, 0, 16],
                        Action::More(_, _, false) => &[21, 0, 8, 0],
                        Action::More(..) => &[21, 0, 8, 1],
                        Action::Abandon(_) => &[22, 0],
                        Action::Take => &[],
                    });
                    continue;
                }
            };
            for part in bytes.chunks(250).take(20) {
                program.extend_from_slice(&[8, part.len() as u8]);
                program.extend_from_slice(part);
            }
            program.extend_from_slice(&[11, events]);
        }
        program.push(17);
        (target, program)
    }

    fn failure(&self) -> Option<String> {
        let cases = self.steps.iter().map(|step| match step {
            Step::Receive(pdus) => pdus.len(),
            _ => 1,
        });
        let cases = cases.max().unwrap_or(1);
        for case in 0..cases {
            for order in self.orders {
                for feed in [Feed::Whole, Feed::Bytewise] {
                    let run = catch_unwind(AssertUnwindSafe(|| self.run(case, *order, feed)));
                    let wrong = match run {
                        Ok(seen) => self.wrong(&seen),
                        Err(_) => vec!["it panicked".to_owned()],
                    };
                    if !wrong.is_empty() {
                        let which = if cases > 1 { format!(", PDU {case}") } else { String::new() };
                        return Some(format!(
                            "{}\n    source: {}\n    run: {order:?}, {feed:?}{which}\n    {}",
                            self.name,
                            self.source,
                            wrong.join("\n    ")
                        ));
                    }
                }
            }
        }
        None
    }

    fn wrong(&self, seen: &Seen) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut compare = |what: &str, expected: &[&str], got: &[String]| {
            if !fits(expected, got) {
                wrong.push(format!("{what}: expected {expected:#?}, got {got:#?}"));
            }
        };
        compare("sent", &self.out, &seen.out);
        compare("told", &self.events, &seen.events);
        if !has_words(self.state, &seen.state) {
            wrong.push(format!("state: expected `{}`, got `{}`", self.state, seen.state));
        }
        let end = if seen.closed { End::Closed } else { End::Open };
        if self.end != End::Either && self.end != end {
            wrong.push(format!("the connection: expected {:?}, got {end:?}", self.end));
        }
        wrong
    }

    fn run(&self, case: usize, order: Order, feed: Feed) -> Seen {
        let machine: Box<dyn Machine> = match self.side {
            Side::Server => Box::new(Server::new(&self.limits)),
            Side::Client => Box::new(Client::new(&self.limits)),
        };
        let mut run = Run { machine, feed, arrived: Vec::new(), seen: Seen::default() };
        run.steps(&self.before, 0, order);
        let mut lines = run.seen.out.iter().chain(&run.seen.events);
        let bound = lines.any(|line| line.starts_with("bind_ack") || line.starts_with("bound"));
        assert!(bound || self.before.is_empty(), "the row's beginning: {:?}", run.seen);
        run.seen = Seen::default();
        run.steps(&self.steps, case, order);
        run.seen.state = run.machine.state();
        run.seen
    }
}

struct Run {
    machine: Box<dyn Machine>,
    feed: Feed,
    /// Bytes that came and that the machine is not done with.
    arrived: Vec<u8>,
    seen: Seen,
}

impl Run {
    /// What comes between two actions of the program comes at once, or byte by byte.
    fn steps(&mut self, steps: &[Step], case: usize, order: Order) {
        let mut coming = Vec::new();
        for step in steps {
            match step {
                Step::Receive(pdus) => coming.extend(pdus[case % pdus.len()].encode(order)),
                Step::Bytes(bytes) => coming.extend(bytes),
                Step::Act(action) => {
                    self.come(&coming);
                    coming.clear();
                    // Nobody uses a connection that was closed.
                    if !self.seen.closed {
                        self.machine.act(action);
                    }
                }
            }
        }
        self.come(&coming);
    }

    fn come(&mut self, bytes: &[u8]) {
        let piece = match self.feed {
            Feed::Whole => bytes.len().max(1),
            Feed::Bytewise => 1,
        };
        for bytes in bytes.chunks(piece) {
            if self.seen.closed {
                break;
            }
            self.arrived.extend(bytes);
            match self.machine.receive(&mut self.arrived) {
                Some(taken) => drop(self.arrived.drain(..taken)),
                None => self.seen.closed = true,
            }
        }
        while let Some(event) = self.machine.event() {
            self.seen.events.push(event);
        }
        let out = core::mem::take(self.machine.output());
        self.seen.out.extend(render::pdus(&out));
    }
}

/// Whether the lines are the expected ones, of which some may be left out.
fn fits(expected: &[&str], got: &[String]) -> bool {
    let Some((line, rest)) = expected.split_first() else {
        return got.is_empty();
    };
    let here =
        |line| got.split_first().is_some_and(|(is, more)| same(line, is) && fits(rest, more));
    match line.strip_prefix('?') {
        Some(line) => here(line) || fits(rest, got),
        None => here(line),
    }
}

fn same(expected: &str, got: &str) -> bool {
    expected.split(' ').next() == got.split(' ').next() && has_words(expected, got)
}

fn has_words(expected: &str, got: &str) -> bool {
    expected.split_whitespace().all(|word| got.split(' ').any(|is| is == word))
}

#[test]
fn lines_fit() {
    let got = ["fault call=2 status=0x5".to_owned(), "response call=3".to_owned()];
    assert!(fits(&["fault status=0x5", "response"], &got));
    assert!(fits(&["?bind_nak", "fault call=2", "response call=3", "?fault"], &got));
    assert!(!fits(&["fault call=2"], &got));
    assert!(!fits(&["fault call=3", "response"], &got));
    assert!(!fits(&["fault", "response", "response"], &got));
}
