//! Writes the seeds: `cargo run --example seeds`, in this directory. Those of `tests/pdus` are written by its
//! own test, see the README.

use std::path::Path;

use rpc_fuzz::decode::{Chain, List, Mixed, Node, sample};
use rpc_fuzz::idl::NEXT_FILE;
use rpc_fuzz::macros::TEXT;
use rpc_fuzz::pickle::Choices;
use rpc_fuzz::program::pattern;
use rpc_fuzz::wire::INTERFACES;
use rpc_runtime::memory::CallMemory;
use rpc_runtime::ndr::Marshal;
use rpc_runtime::pickle::{Pickler, ProcedurePickler, Version};
use rpc_runtime::protocol::{
    ClientConfig, ClientConnection, ServerConfig, ServerConnection, ServerEvent, SyntaxId,
};
use rpc_runtime::security::{AuthenticationLevel, Needs};
use rpc_runtime::{Full, Shared, Tail, WString};
use rpc_tests::encoding::Encoding;
use rpc_tests::everything::{Choice, Everything, Figure};

struct Seeds(&'static str, usize);

impl Seeds {
    fn add(&mut self, name: &str, bytes: &[u8]) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(self.0);
        std::fs::create_dir_all(&path).expect("a directory");
        std::fs::write(path.join(name), bytes).expect("a file");
        self.1 += bytes.len();
    }
}

fn main() {
    decode();
    pickle();
    server();
    client();
    sessions();
    spnego();
    macros();
    ntlm();
    idl();
    constants();
    trailers();
}

fn values() -> Vec<(&'static str, Everything)> {
    let few = Everything {
        inners: None,
        n: 0,
        k: 0,
        flats: Vec::new(),
        some: Vec::new(),
        parts: Vec::new(),
        texts: Vec::new(),
        deep: Some(Box::new(None)),
        wide: None,
        tree: None,
        m: 0,
        tail: Tail(Vec::new()),
        level: 9,
        choice: Choice::Empty,
        ..sample()
    };
    let next = Some(Box::new(few.clone()));
    vec![
        ("rich", sample()),
        ("next", Everything { level: 3, choice: Choice::Next(next), ..few.clone() }),
        ("number", Everything { level: -1, choice: Choice::Number(7), ..few.clone() }),
        (
            "words",
            Everything {
                level: 4,
                choice: Choice::Words(Some(WString::from("words"))),
                figure: Figure::Number(1 << 40),
                ..few.clone()
            },
        ),
        ("few", few),
    ]
}

fn list(n: u32) -> List {
    let next = (n > 1).then(|| Box::new(list(n - 1)));
    List { name: (n % 2 == 0).then(|| Box::new(7)), value: n, next }
}

fn decode() {
    let mut seeds = Seeds("decode", 0);
    let all = [(0, Encoding::Little), (1, Encoding::Big), (2, Encoding::Ndr64)];
    for (how, encoding) in all {
        let mut add = |kind: u8, name: &str, bytes: Vec<u8>| {
            let name = format!("{name}-{encoding:?}").to_lowercase();
            seeds.add(&name, &[&[how | kind << 2][..], &bytes].concat());
        };
        for (name, value) in values() {
            add(0, name, encoding.encode(&value).expect("a value"));
        }
        for n in [1, 2, 5] {
            add(1, &format!("list{n}"), encoding.encode(&list(n)).expect("a list"));
        }
        let memory = CallMemory::new();
        let node = |name, a, b| Full::new(&memory, Node { name, a, b }).expect("memory");
        let one = node(1, None, None);
        let twice = node(2, Some(one), Some(one));
        let top = Some(node(3, Some(twice), Some(one)));
        let number = Some(Full::new(&memory, 7).expect("memory"));
        let mixed = Mixed { number, node: top, again: number };
        add(2, "graph", encoding.encode(&mixed).expect("a graph"));
        add(2, "graph0", encoding.encode(&Mixed { number, node: None, again: None }).expect("one"));
        let other = Shared::new(9).expect("memory");
        let last = Chain { name: 1, other: Some(other.clone()), next: None };
        let chain =
            Chain { name: 2, other: Some(other), next: Some(Shared::new(last).expect("memory")) };
        add(3, "chain", encoding.encode(&chain).expect("a chain"));
    }
}

fn pickle() {
    let mut seeds = Seeds("pickle", 0);
    let v2 = |syntax| Version::V2 { syntax, interface: INTERFACES[0] };
    for (name, version) in
        [("v1", Version::V1), ("v2", v2(SyntaxId::NDR20)), ("v2-64", v2(SyntaxId::NDR64))]
    {
        for (kind, value) in values() {
            let mut pickler = Pickler::new(vec![0], version).expect("a pickle");
            pickler.write(&value).expect("a value");
            seeds.add(&format!("{name}-{kind}"), &pickler.into_inner());
        }
        let mut pickler = Pickler::new(vec![8 | 2], version).expect("a pickle");
        let all: [&dyn Fn(&mut Pickler<Vec<u8>>); 9] = [
            &|to| write(to, &7_u32),
            &|to| write(to, &Some(Box::new(7_u16))),
            &|to| write(to, &String::from("text")),
            &|to| write(to, &true),
            &|to| write(to, &WString::from("wide")),
            &|to| write(to, &list(3)),
            &|to| write(to, &(1_u64 << 40)),
            &|to| write(to, &values().remove(4).1),
            &|to| write(to, &9_u8),
        ];
        all.iter().for_each(|one| one(&mut pickler));
        seeds.add(&format!("{name}-mixed"), &pickler.into_inner());
    }
    // Version 1, big endian.
    for (kind, value) in values() {
        let mut bytes = vec![1, 1, 0, 0, 8, 0xcc, 0xcc, 0xcc, 0xcc];
        let mut object = Encoding::Big.encode(&value).expect("a value");
        object.resize(object.len().next_multiple_of(8), 0);
        bytes.extend((object.len() as u32).to_be_bytes());
        bytes.extend([0; 4]);
        bytes.extend(object);
        seeds.add(&format!("v1-big-{kind}"), &bytes);
    }
    for kind in [16, 24] {
        let mut bytes = vec![kind];
        for opnum in 0..2 {
            let mut procedure = ProcedurePickler::new(INTERFACES[1], opnum);
            procedure.write(&*WString::from("Faust")).expect("memory");
            procedure.write(&2_u32).expect("memory");
            procedure.write_array(&[46_u16, 47]).expect("memory");
            if kind == 24 {
                procedure.write(&Some(Box::new(list(3)))).expect("memory");
            } else {
                let choice = Choice::Words(Some(WString::from("w")));
                let next = Some(Box::new(7));
                procedure.write(&Choices { level: 4, choice, next }).expect("memory");
            }
            procedure.finish(&mut bytes).expect("memory");
        }
        seeds.add(&format!("procedures-{kind}"), &bytes);
    }
}

fn write<T: Marshal>(to: &mut Pickler<Vec<u8>>, value: &T) {
    to.write(value).expect("a value");
}

/// Bytes that were sent, as parts of a program of `server` or `client`.
fn raw(bytes: &[u8]) -> Vec<u8> {
    let chunks = bytes.chunks(250);
    let mut program: Vec<u8> =
        chunks.flat_map(|part| [&[8, part.len() as u8][..], part].concat()).collect();
    program.push(11);
    program
}

/// What both sides of a short session send: a bind, calls, a call in parts, one that is given up.
fn recorded() -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let (mut sent, mut answered) = (Vec::new(), Vec::new());
    let mut client = ClientConnection::new(ClientConfig::default());
    let quota = std::sync::Arc::new(rpc_runtime::memory::Quota::new(1 << 20));
    let mut server = ServerConnection::new(ServerConfig::default(), quota);
    let mut exchange = |client: &mut ClientConnection| {
        let mut bytes = std::mem::take(client.output());
        server.receive(&mut bytes, &rpc_fuzz::server::Interfaces).expect("the protocol");
        sent.push(bytes);
        while let Some(event) = server.event() {
            match event {
                ServerEvent::Request(request) if !request.more => {
                    server.respond(request.call_id, request.context, b"an answer".to_vec());
                }
                ServerEvent::More { call_id, last: true, .. } => {
                    server.respond_part(call_id, 0, b"a part..", true);
                    server.respond_last(call_id, 0, b"the last".to_vec(), false, None);
                }
                _ => {}
            }
        }
        let mut bytes = std::mem::take(server.output());
        client.receive(&mut bytes).expect("the protocol");
        answered.push(bytes);
    };
    let context = client.bind(INTERFACES[0]).expect("fresh");
    exchange(&mut client);
    client.request(context, 0, None, b"a request").expect("bound");
    exchange(&mut client);
    let object = Some(INTERFACES[1].uuid);
    let piped = client.begin(context, 1, object, b"to begin", false).expect("bound");
    exchange(&mut client);
    client.more(piped, b"and more", false).expect("memory");
    client.more(piped, b"and an end", true).expect("memory");
    exchange(&mut client);
    let other = client.bind(INTERFACES[1]).expect("bound");
    exchange(&mut client);
    let call = client.begin(other, 1, None, &[5; 80], false).expect("bound");
    client.abandon(call);
    client.request(other, 3, None, &[6; 300]).expect("bound");
    exchange(&mut client);
    (sent, answered)
}

const BIND: &[u8] = &[0, 1, 1, 0, 0, 0, 0, 0, 0];
const ALTER: &[u8] = &[1, 2, 1, 0, 0, 0, 1, 4, 3];

/// A fragment of a request or a response: flags 0 are those of a whole message.
fn fragment(id: u8, flags: u8, what: u8, size: u8) -> [u8; 6] {
    [2, id, flags, 0, what, size]
}

fn server() {
    let mut seeds = Seeds("server", 0);
    let (sent, _) = recorded();
    let mut program = vec![0, 0];
    for (i, bytes) in sent.iter().enumerate() {
        program.extend(raw(bytes));
        program.extend([13, 19, 0, 40, 17]);
        seeds.add(&format!("recorded{i}"), &program);
    }
    let mut add = |name: &str, config: [u8; 2], parts: &[&[u8]]| {
        seeds.add(name, &[&config[..], BIND, &parts.concat()].concat());
    };
    let whole = fragment(2, 0, 0, 20);
    let first = fragment(3, 2, 0, 200);
    let middle = fragment(3, 3, 0, 200);
    let last = fragment(3, 1, 0, 9);
    let pipe = fragment(4, 2, 8, 64);
    add("bind", [0, 0], &[]);
    add("call", [0, 0], &[&whole, &[19, 0, 30, 17]]);
    add("call-big", [0, 0], &[&[2, 9, 0, 1, 0, 20], &[19, 0, 30, 17]]);
    add("call-object", [0, 0], &[&fragment(5, 0x80, 0, 20), &[19, 0, 30, 17]]);
    add("call-maybe", [0, 0], &[&fragment(5, 0x40, 0, 20), &[23, 0]]);
    add("call-fault", [0, 0], &[&whole, &[22, 0, 0, 1, 17]]);
    add("call-fragments", [0, 0], &[&first, &middle, &last, &[20, 0, 250, 17, 17, 17]]);
    add("call-long", [0, 0], &[&whole, &[20, 0, 255, 16, 200, 16, 200, 17, 17]]);
    add("call-parts", [0, 0], &[&whole, &[21, 0, 170, 21, 0, 60, 17, 20, 0, 5, 17]]);
    add("pipe", [0, 0], &[&pipe, &[4, 4, 3, 0, 8, 64], &[4, 4, 1, 0, 8, 7], &[20, 0, 9, 17]]);
    add("pipe-ends-early", [0, 0], &[&pipe, &[20, 0, 9, 17], &[4, 4, 3, 0, 8, 64]]);
    add("pipe-given-up", [0, 0], &[&pipe, &[6, 4], &pipe, &[6, 4]]);
    add("cancel", [0, 0], &[&whole, &[5, 2, 22, 0, 0, 0, 17]]);
    add("cancel-unfinished", [0, 0], &[&first, &[5, 3, 15, 0, 17], &last]);
    add("orphan", [0, 0], &[&whole, &[6, 2, 17], &whole, &[19, 0, 9]]);
    add("alter", [0, 0], &[ALTER, &fragment(6, 0, 1, 50), &[19, 0, 200, 17]]);
    add("shutdown", [0, 0], &[&first, &[14], &last, &whole, &[19, 0, 5, 17]]);
    add("unknown-context", [0, 0], &[&fragment(6, 2, 5, 50), &fragment(6, 1, 5, 50), &[17]]);
    add("too-large", [0x10, 0], &[&first, &last, &whole, &[19, 0, 5]]);
    add("busy", [4, 0], &[&whole, &first, &last, &[19, 0, 5, 17]]);
    add("no-memory", [0, 4], &[&fragment(2, 0, 0, 250), &pipe, &[4, 4, 3, 0, 8, 64, 17]]);
    add("little-memory", [0, 8], &[&fragment(2, 0, 0, 200), &first, &fragment(3, 3, 0, 239)]);
    add("damaged", [0, 0], &[&[194, 2, 0, 0, 0, 20, 9, 8, 0, 3, 11, 17]]);
    add("second-bind", [0, 0], &[BIND, &whole, &[17]]);
    add("authentication", [0, 0], &[&[2, 9, 0, 0xf8, 0, 20, 17]]);
    add("unknown-type", [0, 0], &[&[7, 9, 9, 0, 0, 17]]);
    add(
        "many",
        [0, 0],
        &[
            &(20..60)
                .flat_map(|id| {
                    let [_, rest @ ..] = fragment(id, 0, 0, 9);
                    [&[194][..], &rest].concat()
                })
                .collect::<Vec<_>>(),
            &[11, 12, 3, 11, 13, 19, 0, 3, 19, 5, 9, 17],
        ],
    );
    add("loose", [0, 0x10], &[&whole, &[194, 3, 0, 0, 0, 9, 11, 19, 0, 3, 6, 2, 19, 0, 9, 17]]);
    seeds.add("features", &[0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 1, 0, 5, 17]);
    seeds.add("nak", &[0, 0, 0, 1, 0, 0, 0, 0, 17]);
    seeds.add("version", &[0, 0, 0, 1, 1, 0xfc, 0, 0, 0, 0, 0, 17]);
    seeds.add("refuses-all", &[0, 0xf0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 17]);
}

fn client() {
    let mut seeds = Seeds("client", 0);
    // The same is done by the user as when it was recorded.
    let user: [&[u8]; 6] = [
        &[17],
        &[18, 0, 0, 9],
        &[20, 0, 9, 8],
        &[21, 0, 8, 0, 21, 0, 10, 1],
        &[14, 1, 17],
        &[20, 1, 1, 80, 22, 0, 18, 1, 3, 200],
    ];
    let (_, answered) = recorded();
    let mut program = vec![0];
    for (i, (bytes, user)) in answered.iter().zip(user).enumerate() {
        program.extend(user);
        program.extend(raw(bytes));
        program.extend([12, 17]);
        seeds.add(&format!("recorded{i}"), &program);
    }
    const ACK: &[u8] = &[0, 100, 0, 0, 0, 0, 0];
    const ONE_AT_A_TIME: &[u8] = &[0, 100, 0x80, 0, 0, 0, 0];
    let mut add = |name: &str, config: u8, parts: &[&[u8]]| {
        seeds.add(name, &[&[config][..], &parts.concat()].concat());
    };
    let call: &[u8] = &[18, 0, 0, 30];
    let piped: &[u8] = &[20, 0, 1, 64];
    let whole = fragment(0, 0, 0, 20);
    let first = fragment(0, 2, 0, 200);
    let last = fragment(0, 1, 0, 20);
    add("bound", 0, &[ACK]);
    add("reply", 0, &[ACK, call, &whole]);
    add("reply-big", 0, &[ACK, call, &[2, 0, 0, 1, 0, 20]]);
    add("reply-fragments", 0, &[ACK, call, &first, &fragment(0, 3, 0, 200), &last]);
    add("reply-too-large", 8, &[ACK, call, &first, &last, call, &whole]);
    add("reply-after-shutdown", 8, &[ACK, call, &[13], &first, &last]);
    add("fault", 0, &[ACK, call, &[5, 0, 0, 0, 0, 1]]);
    add("fault-not-executed", 0, &[ACK, call, &[5, 0, 0x20, 0, 0, 2]]);
    add("two", 0, &[ACK, call, call, &fragment(1, 0, 0, 9), &whole]);
    add("pipe", 0, &[ACK, piped, &[21, 0, 64, 0, 21, 0, 3, 1], &first, &last]);
    add("pipe-ends-early", 0, &[ACK, piped, &whole, &[21, 0, 8, 1, 17]]);
    add("given-up", 0, &[ACK, call, &[22, 0, 17], &fragment(200, 0, 0, 9)]);
    add("given-up-pipe", 0, &[ACK, piped, &first, &[22, 0, 17], &fragment(200, 1, 0, 9)]);
    add("shutdown", 0, &[ACK, call, &[13, 11], &whole, &[12]]);
    add("shutdown-idle", 0, &[ACK, &[13, 11, 12], call]);
    add("nak", 0, &[&[6, 100, 0, 2, 14, 1, 17]]);
    add("bind-fault", 0, &[&[5, 100, 0, 0, 0, 1, 14, 1]]);
    add("rejected", 0, &[&[0, 100, 0, 0, 0, 0, 0xa2], &[14, 1, 17], &[1, 100, 0, 0, 0, 0, 3]]);
    add("alter", 0, &[ACK, &[14, 1, 17], &[1, 100, 0, 0, 0, 0, 3], &[18, 1, 0, 9], &whole]);
    add("alter-given-up", 0, &[ACK, &[14, 1, 17, 16, 1, 17, 14, 1, 17], &[1, 100, 0, 0, 0, 0, 3]]);
    add("alter-nak", 0, &[ACK, &[14, 1, 17], &[6, 100, 0, 2, 12], call, &whole]);
    add("one", 0, &[ONE_AT_A_TIME, call, &fragment(221, 0, 0, 9), call, &whole]);
    add("one-given-up", 0, &[ONE_AT_A_TIME, call, &[22, 0], &fragment(200, 0, 0, 9), call, &whole]);
    add(
        "one-too-large",
        8,
        &[ONE_AT_A_TIME, call, &first, call, &[2, 200, 1, 0, 0, 20], call, &last, call, &whole],
    );
    add("one-pipe-given-up", 0, &[ONE_AT_A_TIME, piped, &[22, 0, 17], &fragment(200, 0, 0, 9)]);
    add("damaged", 0, &[ACK, call, &[194, 0, 0, 0, 0, 20, 9, 8, 0, 3, 11]]);
    add("unknown", 0, &[ACK, call, &[7, 0, 9, 0, 0]]);
    add("pieces", 0, &[ACK, call, &[194, 0, 0, 0, 0, 20, 10, 7, 10, 20, 12, 11, 12]]);
    add("many", 0, &[ACK, &call.repeat(9), &whole.repeat(9)]);
}

fn sessions() {
    let mut seeds = Seeds("sessions", 0);
    let mut add = |name: &str, config: [u8; 3], parts: &[&[u8]]| {
        seeds.add(name, &[&config[..], &[0, 0, 22], &parts.concat()].concat());
    };
    let call: &[u8] = &[1, 0, 0, 30];
    let long: &[u8] = &[1, 0, 8, 245];
    let pipe: &[u8] = &[4, 0, 1, 64];
    add("call", [0, 0, 0], &[call, &[20, 11, 12, 0, 30, 21, 9]]);
    add("calls", [0, 0, 0], &[call, long, call, &[22, 12, 1, 20, 15, 0, 0, 0, 12, 0, 245, 22]]);
    add("long", [0x55, 0, 0], &[long, long, &[20, 11, 12, 0, 255, 12, 0, 255, 19, 200, 22]]);
    add("parts", [0, 0, 0], &[call, &[22, 14, 0, 170, 14, 0, 200, 12, 0, 5, 22]]);
    add("pipe", [0, 0, 0], &[pipe, &[5, 0, 64, 0, 5, 0, 9, 1, 22, 14, 0, 80, 12, 0, 9, 22]]);
    add("pipe-ends-early", [0, 0, 0], &[pipe, &[20, 11, 12, 0, 9, 5, 0, 80, 0, 22, 5, 0, 80, 1]]);
    add("pipe-no-input", [0, 0, 0], &[&[4, 0, 0, 64, 5, 0, 80, 0, 20, 17, 21, 9, 5, 0, 8, 1]]);
    add("cancel", [0, 0, 0], &[call, &[7, 0, 22, 15, 0, 0, 0, 22]]);
    add("abandon", [0, 0, 0], &[call, call, &[20, 8, 0, 11, 12, 0, 30, 20, 21, 9]]);
    add("abandon-pipe", [0, 0, 0], &[pipe, &[22, 8, 0, 22], pipe, &[8, 0, 22]]);
    add("shutdown", [0, 0, 0], &[call, &[20, 11, 16, 21, 9], call, &[12, 0, 9, 22], call]);
    add("shutdown-crossing", [0, 0, 0], &[call, &[16, 20, 11, 21], call, &[22]]);
    add("shutdown-too-large", [0, 2, 0], &[call, &[20, 11, 14, 0, 170, 16, 14, 0, 200, 22]]);
    add("too-large", [0, 2, 0], &[call, &[22, 14, 0, 170, 22, 12, 0, 200, 22], call]);
    add("too-large-request", [0, 8, 0], &[long, call, &[22, 12, 0, 3, 22]]);
    add("busy", [0, 0x20, 0], &[call, call, long, &[22, 12, 0, 3, 22], call]);
    add("busy-pipe", [0, 0x20, 0], &[pipe, pipe, &[5, 1, 64, 1, 22, 12, 0, 3, 22]]);
    add("little-memory", [0, 0, 2], &[long, pipe, &[5, 0, 230, 0, 20, 11, 5, 0, 230, 0, 22]]);
    add("contexts", [0, 0x80, 0], &[&[0, 1, 22, 0, 2, 0, 3, 22], call, &[1, 1, 0, 9, 22]]);
    add("ndr64", [0x44, 0, 0], &[&[0, 1, 22, 1, 1, 0, 9, 22], call, &[22, 12, 0, 3]]);
    add("no-syntax", [0xc8, 0, 0], &[call]);
    add(
        "pieces",
        [0x11, 0, 0],
        &[long, &[18, 30, 18, 200, 20, 11, 12, 0, 245, 19, 9, 19, 180, 21]],
    );
    add("many", [0, 0, 0], &[&call.repeat(20), &[20, 10, 3, 12, 0, 9, 10, 8, 12, 1, 9, 22]]);
    add("flipped", [0, 0, 0x80], &[call, &[18, 0, 23, 0, 8, 0, 1, 22]]);
    add("flipped-reply", [0, 0, 0x80], &[call, &[20, 11, 12, 0, 9, 19, 0, 23, 1, 3, 0, 2, 22]]);
    add("flipped-call", [0, 0, 0x80], &[call, &[18, 0, 23, 0, 12, 0, 4, 22, 12, 0, 3, 22]]);
}

/// Sessions of all packages and levels, sound and changed.
fn spnego() {
    let mut seeds = Seeds("spnego", 0);
    for lists in 0..16_u8 {
        for how in [0, 1, 2, 4, 8] {
            seeds.add(&format!("session{lists}-{how}"), &[lists & 3, lists >> 2, how, 0]);
        }
    }
    for tokens in 0..8_u8 {
        seeds.add(&format!("tokens{tokens}"), &[0, 0, 0, tokens | tokens << 4]);
        seeds.add(&format!("ntlm-tokens{tokens}"), &[0, 3, 0, tokens | tokens << 4]);
    }
    // Each token in turn with a bit changed, cut, or a byte put in.
    for n in 0..5 {
        for (change, name) in
            [(&[1, 5, 0, 1][..], "bit"), (&[2, 9, 0], "cut"), (&[5, 4, 0, 1, 7], "more")]
        {
            let before = vec![0; n + 1];
            seeds.add(&format!("{name}{n}"), &[&[0, 3, 0, 0][..], &before, change].concat());
        }
    }
    let raw: &[(&str, &[u8])] = &[
        ("ntlm", b"NTLMSSP\0\x01"),
        ("kerberos", b"\x60\x0e\x06\x09\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\x01\x00\x01"),
    ];
    for (name, token) in raw {
        seeds.add(
            &format!("raw-{name}"),
            &[&[0, 0, 0, 0, 0, 3, token.len() as u8], *token].concat(),
        );
    }
}

/// What the snapshots of expansions are of, as text; and programs of each kind.
fn macros() {
    let mut seeds = Seeds("macros", 0);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rpc-derive/snapshots");
    for entry in std::fs::read_dir(folder).expect("the snapshots' folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if !name.ends_with(".expanded") {
            let text = std::fs::read(&path).expect("a source");
            seeds.add(&name, &[&[TEXT, 0, 0][..], &text].concat());
        }
    }
    for kind in 0..8 {
        let program = pattern(kind.into(), 0, 100);
        seeds.add(&format!("program{kind}"), &[&[0, 0, 0, kind][..], &program].concat());
    }
}

/// Messages that are in order, and changes of each message at each level.
fn ntlm() {
    let mut seeds = Seeds("ntlm", 0);
    let needs = Needs::of(AuthenticationLevel::Privacy);
    let [negotiate, challenge, authenticate] = rpc_fuzz::ntlm::messages(&needs);
    for level in 0..4 {
        let server = [&[level, negotiate.len() as u8][..], &negotiate, &authenticate].concat();
        seeds.add(&format!("server-{level}"), &server);
        seeds.add(&format!("client-{level}"), &[&[4 | level][..], &challenge].concat());
        seeds.add(&format!("handshake-{level}"), &[8 | level]);
        for message in 0..3 {
            // A bit of a name, of a flag or of the MIC.
            let name = format!("changed-{level}-{message}");
            seeds.add(&name, &[8 | level, message, 75, 0, 0x20]);
        }
        let fragments = [12 | level, 0, 0, 0, 1, 1, 0, 0, 3, 2, 30, 0, 0x11];
        seeds.add(&format!("fragments-{level}"), &fragments);
    }
}

/// For `rust` too.
fn idl() {
    let mut seeds = Seeds("idl", 0);
    let mut of_rust = Seeds("rust", 0);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rpc-idl/tests/idl");
    let file = |name: &str| std::fs::read(folder.join(name)).unwrap_or_default();
    for entry in std::fs::read_dir(&folder).expect("the tests' folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "idl") {
            continue;
        }
        let name = path.file_stem().expect("a name").to_str().expect("a name of letters");
        // Other than ASCII stands for words.
        let texts = [
            file(&format!("{name}.idl")),
            file(&format!("{name}.acf")),
            file("common.idl"),
            file("included.h"),
        ];
        let texts = texts.map(|text| text.into_iter().filter(u8::is_ascii).collect::<Vec<u8>>());
        let text = String::from_utf8(texts.join(&NEXT_FILE)).expect("ASCII");
        let text = text.replace("common.idl", "b.idl").replace("included.h", "c.h");
        seeds.add(name, text.as_bytes());
        // Those that are sound.
        if !name.starts_with("wrong") {
            of_rust.add(name, text.as_bytes());
        }
    }
    for kind in 0..8 {
        let words: Vec<u8> = pattern(kind, 0, 200).into_iter().map(|byte| byte | 0x80).collect();
        seeds.add(&format!("words{kind}"), &words);
    }
}

fn constants() {
    let mut seeds = Seeds("constants", 0);
    for kind in 0..8 {
        seeds.add(&format!("program{kind}"), &pattern(kind, 0, 100));
    }
}

/// At each level, with each number of legs, and with header signing or a verification trailer.
fn trailers() {
    let mut seeds = Seeds("trailers", 0);
    for level in 0..4 {
        for legs in 0..3 {
            let config = [level | legs << 6, level & 3];
            let calls = [0, 20, 2, 200, 0, 255, 3, 4, 0, 9, 3, 4];
            seeds.add(&format!("calls{level}{legs}"), &[&config[..], &calls].concat());
        }
        let mut add = |name: &str, program: &[u8]| {
            seeds.add(&format!("{name}{level}"), &[&[level | 0x40, 0], program].concat());
        };
        add("damaged", &[0, 20, 5, 30, 0, 1, 0, 3, 4]);
        add("repeated", &[0, 20, 8, 0, 9, 0, 3, 4]);
        add("exchanged", &[0, 20, 0, 30, 10, 0, 3, 4]);
        add(
            "forged",
            &[7, 0, 3, 3, 0, 6, 0, 0, 16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9, 9, 9],
        );
        add("trailer", &[11, 20, 0, 0, 1, 0x40, 4, 0, 1, 0, 0, 0, 3, 4]);
        add("raw", &[6, 16, 5, 0, 0, 3, 16, 0, 0, 0, 24, 0, 0, 0, 9, 0, 0, 0, 0, 3]);
    }
}
