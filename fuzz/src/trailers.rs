//! Both ends of a connection with a security context, and somebody between them who changes, adds and repeats what he likes.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

use rpc_runtime::memory::Quota;
use rpc_runtime::protocol::{
    ClientConfig, ClientConnection, ClientEvent, Header, Host, Outcome, PacketType, ServerConfig,
    ServerConnection, ServerEvent, SyntaxId,
};
use rpc_runtime::security::{
    AuthenticationLevel, AuthenticationService, Fragment, Handshake, Identity, Needs, Overhead,
    Peer, SecurityContext, Step, Stepping,
};
use rpc_runtime::{Error, Result, Status};

use crate::program::{Program, pattern};
use crate::wire::INTERFACES;

const SERVICE: AuthenticationService = AuthenticationService(99);
const MEMORY: usize = 1 << 20;

/// A package: each side sends one token, or the client alone does.
#[derive(Clone, Copy)]
struct Toy {
    /// 1 to 3.
    legs: u8,
    level: AuthenticationLevel,
    overhead: Overhead,
    is_client: bool,
    seen: u8,
}

impl Handshake for Toy {
    fn step(mut self: Box<Self>, token: Vec<u8>) -> Stepping {
        Box::pin(std::future::ready(self.go(&token).map(|token| match token {
            (token, true) => Step::Done(token, Box::new(Context { toy: *self, numbers: [0; 2] })),
            (token, false) => Step::Continue(token.unwrap_or_default(), self),
        })))
    }
}

impl Toy {
    /// The next token, and whether it is over.
    fn go(&mut self, token: &[u8]) -> Result<(Option<Vec<u8>>, bool)> {
        if !self.is_client || self.seen != 0 {
            self.seen += 1;
            if token != [self.seen; 5] {
                return Err(Error::new(Status::ACCESS_DENIED, "another token"));
            }
        }
        if self.seen == self.legs {
            return Ok((None, true));
        }
        self.seen += 1;
        Ok((Some(vec![self.seen; 5]), self.seen == self.legs))
    }
}

/// Signs with a hash that knows whose fragment it is, and which one.
struct Context {
    toy: Toy,
    /// Of what is sent, and of what comes.
    numbers: [u64; 2],
}

impl Context {
    fn sum(&self, of_client: bool, number: u64, fragment: &Fragment<'_>) -> [u8; 8] {
        let mut hasher = DefaultHasher::new();
        hasher.write(b"nobody knows this");
        hasher.write_u8(of_client.into());
        hasher.write_u64(number);
        if fragment.header_signing {
            hasher.write(fragment.header);
            hasher.write(fragment.trailer);
        }
        hasher.write(fragment.stub);
        hasher.finish().to_le_bytes()
    }

    fn turn(&self, of_client: bool, stub: &mut [u8]) {
        if self.toy.level == AuthenticationLevel::Privacy {
            stub.iter_mut().for_each(|byte| *byte ^= 0x5a + u8::from(of_client));
        }
    }
}

impl SecurityContext for Context {
    fn overhead(&self) -> Overhead {
        self.toy.overhead
    }

    fn protect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        let of_client = self.toy.is_client;
        let sum = self.sum(of_client, self.numbers[0], &fragment);
        self.numbers[0] += 1;
        fragment.token[..8].copy_from_slice(&sum);
        self.turn(of_client, fragment.stub);
        Ok(())
    }

    fn unprotect(&mut self, fragment: Fragment<'_>) -> Result<()> {
        let of_client = !self.toy.is_client;
        self.turn(of_client, fragment.stub);
        let sum = self.sum(of_client, self.numbers[1], &fragment);
        self.numbers[1] += 1;
        let token = &*fragment.token;
        let rest = usize::from(self.toy.overhead.token) - 8;
        match token.split_first_chunk::<8>() {
            Some((first, behind)) if *first == sum && behind.len() == rest => Ok(()),
            _ => Err(Error::new(Status::ACCESS_DENIED, "another sum")),
        }
    }

    fn get_mic(&mut self, _: &[u8]) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn verify_mic(&mut self, _: &[u8], _: &[u8]) -> Result<()> {
        Ok(())
    }

    fn peer(&self) -> Arc<Peer> {
        Arc::new(Peer::new(Identity::new("a toy", "")))
    }
}

struct Interfaces {
    toy: Toy,
    /// Somebody has begun to authenticate at a level that protects.
    authenticates: Cell<bool>,
}

impl Host for Interfaces {
    fn find(&self, wanted: &SyntaxId) -> Option<usize> {
        INTERFACES.iter().position(|offered| offered.accepts(wanted))
    }

    fn has_input_pipe(&self, _: usize, opnum: u16) -> bool {
        opnum == 1
    }

    fn join_group(&self, wanted: u32) -> Option<u32> {
        (wanted < 3).then_some(wanted.max(1))
    }

    fn authenticates(&self) -> bool {
        true
    }

    fn accept(
        &self,
        service: AuthenticationService,
        needs: &Needs,
    ) -> Option<Result<Box<dyn Handshake>>> {
        let level = needs.level;
        if service != SERVICE {
            return None;
        }
        self.authenticates.set(self.authenticates.get() || level >= AuthenticationLevel::Packet);
        Some(Ok(Box::new(Toy { level, is_client: false, ..self.toy })))
    }
}

struct Run {
    host: Interfaces,
    level: AuthenticationLevel,
    client: ClientConnection,
    server: ServerConnection,
    quota: Arc<Quota>,
    to_server: Vec<u8>,
    to_client: Vec<u8>,
    /// What was sent before, to be repeated.
    kept: Vec<u8>,
    context: Option<u16>,
    /// What the client asks, and what the server answers, until it has come.
    asked: BTreeMap<u32, (u16, Vec<u8>)>,
    answered: BTreeMap<u32, Vec<u8>>,
    /// How many calls were made.
    calls: u32,
    /// The client's end and the server's take nothing more.
    ended: [bool; 2],
}

/// Two bytes say how the context is; then come operations.
pub fn run(bytes: &[u8]) {
    let mut program = Program::new(bytes);
    let mut run = Run::new(&mut program);
    for _ in 0..200 {
        if program.is_over() {
            break;
        }
        run.step(&mut program);
    }
    run.end();
}

impl Run {
    fn new(program: &mut Program<'_>) -> Run {
        let (a, b) = (program.u8(), program.u8());
        let levels = [
            AuthenticationLevel::Privacy,
            AuthenticationLevel::Integrity,
            AuthenticationLevel::Packet,
            AuthenticationLevel::Connect,
        ];
        let level = levels[usize::from(a & 3)];
        let overhead = Overhead {
            token: [16, 8, 45, 76][usize::from(a >> 2 & 3)],
            block: [16, 8, 4, 1][usize::from(a >> 4 & 3)],
        };
        let toy = Toy { legs: 1 + (a >> 6) % 3, level, overhead, is_client: true, seen: 0 };
        let (mut to, mut by) = (ClientConfig::default(), ServerConfig::default());
        to.max_fragment = [5840, 1432][usize::from(b & 1)];
        by.max_fragment = [5840, 1432][usize::from(b >> 1 & 1)];
        by.max_call_bytes = 200_000;
        to.max_call_bytes = 200_000;
        let quota = Arc::new(Quota::new(MEMORY));
        let mut client = ClientConnection::new(to);
        client.authenticate(SERVICE, level, Box::new(toy));
        let context = client.bind(INTERFACES[0]).ok();
        let server = ServerConnection::new(by, quota.clone());
        let mut run = Run {
            host: Interfaces { toy, authenticates: Cell::new(false) },
            level,
            client,
            server,
            quota,
            to_server: Vec::new(),
            to_client: Vec::new(),
            kept: Vec::new(),
            context,
            asked: BTreeMap::new(),
            answered: BTreeMap::new(),
            calls: 0,
            ended: [false; 2],
        };
        // The handshake, undisturbed unless the program says so.
        if b & 4 == 0 {
            for _ in 0..3 {
                run.collect();
                run.deliver_to_server();
                run.collect();
                run.deliver_to_client();
            }
        }
        run
    }

    fn collect(&mut self) {
        // What waits in one piece is cut off as it is asked for.
        while !self.client.output().is_empty() {
            self.to_server.append(self.client.output());
        }
        while !self.server.output().is_empty() {
            self.to_client.append(self.server.output());
        }
    }

    fn step(&mut self, program: &mut Program<'_>) {
        match program.u8() % 12 {
            0 | 1 => self.call(program, false),
            2 => self.call(program, true),
            3 => {
                self.collect();
                self.deliver_to_server();
            }
            4 => {
                self.collect();
                self.deliver_to_client();
            }
            5 => self.damage(program),
            6 => {
                // Something of anybody's.
                let n = program.below(64);
                let bytes = program.take(n).to_vec();
                self.way(program).extend(bytes);
            }
            7 => self.forge(program),
            8 => {
                self.kept = self.way(program).clone();
            }
            9 => {
                let kept = self.kept.clone();
                self.way(program).extend(kept);
            }
            10 => self.exchange(program),
            _ => self.verify(program),
        }
        assert!(self.quota.used() <= MEMORY);
        assert!(self.server.unsent() <= 1 << 20);
        // Whoever is between repeats what he likes, but not more than there is memory here.
        self.to_server.truncate(1 << 20);
        self.to_client.truncate(1 << 20);
    }

    fn way(&mut self, program: &mut Program<'_>) -> &mut Vec<u8> {
        self.collect();
        match program.u8() & 1 {
            0 => &mut self.to_server,
            _ => &mut self.to_client,
        }
    }

    fn call(&mut self, program: &mut Program<'_>, piped: bool) {
        let Some(context) = self.context else { return };
        let opnum = if piped { 1 } else { 2 };
        self.calls += 1;
        let stub = pattern(self.calls, 0, program.size());
        let sent = match piped {
            false => self.client.request(context, opnum, None, &stub),
            true => self.client.begin(context, opnum, None, &stub, true),
        };
        if let Ok(call) = sent {
            self.asked.insert(call, (opnum, stub));
        }
    }

    /// Changes a byte of what is under way.
    fn damage(&mut self, program: &mut Program<'_>) {
        let (at, value) = (usize::from(program.u16()), program.u8() | 1);
        let way = self.way(program);
        let length = way.len().max(1);
        if let Some(byte) = way.get_mut(at % length) {
            *byte ^= value;
        }
    }

    /// A PDU with a trailer of anybody's choice: type, flags, service, level, padding, context, token.
    fn forge(&mut self, program: &mut Program<'_>) {
        let types = [
            PacketType::Request,
            PacketType::Response,
            PacketType::Fault,
            PacketType::Bind,
            PacketType::AlterContext,
            PacketType::Auth3,
            PacketType::CoCancel,
            PacketType::Orphaned,
            PacketType::BindAck,
            PacketType::AlterContextResp,
        ];
        let (packet, flags, call) = (program.pick(&types), program.u8(), program.u8());
        let (service, level, pad) =
            (program.pick(&[99, 10, 0]), program.u8() % 8, program.pick(&[0, 1, 15, 255]));
        let (context, size) = (program.pick(&[1, 0, 2]), program.below(64));
        let token = program.take(size).to_vec();
        let mut pdu = vec![5, 0, packet as u8, flags, 0x10, 0, 0, 0, 0, 0, 0, 0, call, 0, 0, 0];
        pdu.extend([0; 8]);
        let stub = program.below(40);
        pdu.extend(pattern(7, 0, stub));
        pdu.extend([service, level, pad, 0, context, 0, 0, 0]);
        pdu.extend(&token);
        let length = (pdu.len() as u16).to_le_bytes();
        pdu[8..10].copy_from_slice(&length);
        pdu[10] = token.len() as u8;
        self.way(program).extend(pdu);
    }

    /// Takes a whole PDU from the front of a way, and puts it behind the others.
    fn exchange(&mut self, program: &mut Program<'_>) {
        let way = self.way(program);
        if let Ok(Some(header)) = Header::read(way) {
            let length = usize::from(header.fragment_length).min(way.len());
            way.rotate_left(length);
        }
    }

    /// A verification trailer of anybody's.
    fn verify(&mut self, program: &mut Program<'_>) {
        let size = program.below(64);
        let mut stub = pattern(3, 0, program.below(9));
        if program.u8() & 1 == 0 {
            stub.resize(stub.len().next_multiple_of(4), 0);
            stub.extend([0x8a, 0xe3, 0x13, 0x71, 0x02, 0xf4, 0x36, 0x71]);
        }
        stub.extend(program.take(size));
        let Some(context) = self.context else { return };
        if let Ok(call) = self.client.request(context, 2, None, &stub) {
            self.asked.insert(call, (2, stub));
        }
    }

    /// Whether fragments are known to be the peer's.
    fn protects(&self) -> bool {
        self.level >= AuthenticationLevel::Packet
    }

    fn deliver_to_server(&mut self) {
        while !self.ended[1] && !self.to_server.is_empty() {
            // One at a time, so that it is known what came before a request.
            let end = match Header::read(&self.to_server) {
                Ok(Some(header)) => usize::from(header.fragment_length).min(self.to_server.len()),
                _ => self.to_server.len(),
            };
            match self.server.receive(&mut self.to_server[..end], &self.host) {
                Ok(0) => break,
                Ok(taken) => drop(self.to_server.drain(..taken)),
                Err(_) => {
                    assert!(self.server.is_closing());
                    self.ended[1] = true;
                }
            }
            let _ = self.server.not_authenticated();
            self.take_requests();
        }
        if self.ended[1] {
            self.to_server.clear();
        }
    }

    fn take_requests(&mut self) {
        while let Some(event) = self.server.event() {
            let ServerEvent::Request(request) = event else { continue };
            if let Some(verification) = request.verification {
                for end in [0, 1, request.stub.len()] {
                    if let Err(error) = verification.verify(&request.stub, end) {
                        let status = error.status();
                        assert!([Status::PROTOCOL_ERROR, Status::ACCESS_DENIED].contains(&status));
                    }
                }
            }
            // Whoever takes the trailer out of the bind has a connection without a name, as he could have had himself.
            let is_known = request.authentication.is_some();
            assert!(is_known || !self.host.authenticates.get(), "a request of nobody's");
            if self.protects() && is_known {
                let (opnum, stub) =
                    self.asked.remove(&request.call_id).expect("a request of the client's");
                assert_eq!(opnum, request.opnum);
                let both = stub.len().min(request.stub.len());
                assert!(stub[..both] == request.stub[..both], "as it was sent");
                assert!(request.more || both == stub.len(), "all of it");
                // Behind it there is a verification trailer at most, of which the first fragment may have a part.
                assert!(request.stub.len() <= stub.len() + 128);
            }
            let reply = pattern(request.call_id, 9, request.stub.len() / 2);
            self.server.respond(request.call_id, request.context, reply.clone());
            self.answered.insert(request.call_id, reply);
        }
    }

    fn deliver_to_client(&mut self) {
        while !self.ended[0] && !self.to_client.is_empty() {
            match self.client.receive(&mut self.to_client) {
                Ok(0) => break,
                Ok(taken) => drop(self.to_client.drain(..taken)),
                Err(_) => self.ended[0] = true,
            }
            self.ended[0] |= self.client.not_authenticated().is_some();
            while let Some(event) = self.client.event() {
                if let ClientEvent::Done(call, Outcome::Reply(reply)) = event
                    && self.protects()
                {
                    let sent = self.answered.remove(&call).expect("a reply of the server's");
                    assert!(reply.stub[..] == sent, "as it was sent");
                }
            }
        }
        if self.ended[0] {
            self.to_client.clear();
        }
    }

    fn end(mut self) {
        for _ in 0..4 {
            self.collect();
            self.deliver_to_server();
            self.collect();
            self.deliver_to_client();
        }
        assert!(self.quota.used() <= MEMORY);
    }
}
