//! The dynamic codec is the derived one, byte for byte: in requests and in replies, in NDR and in NDR64.
//!
//! A call goes from a client that encodes by the model to a relay, whose derived code decodes it, and encodes it again for a
//! server that keeps the bytes. The reply goes the same way back.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rpc_idl::Importer;
use rpc_idl::model::{Model, Parameter, ParameterRole, PointerKind, Procedure, Type};
use rpc_runtime::Interface;
use rpc_runtime::alloc::Global;
use rpc_runtime::client::Client;
use rpc_runtime::ndr::{DecodeLimits, Sink};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_runtime::server::{Dispatch, Dispatched, ReplyStub, ServerCall};
use rpc_tests_dynamic::{Entry, entries};
use rpcurl::codec::{Codec, Format, Value, Way};
use rpcurl::procedures;

/// Values of each procedure and transfer syntax: of our own files, and of published ones, which have hundreds of procedures.
const SAMPLES: [u64; 2] = [150, 15];

/// How often a reply is drawn until the caller has room for it.
const TRIES: usize = 100;

/// Keeps a request's stub, and answers with another one.
struct Recorder {
    interface: &'static Interface,
    exchange: Arc<Mutex<Exchange>>,
}

#[derive(Default)]
struct Exchange {
    request: Vec<u8>,
    reply: Vec<u8>,
}

impl Dispatch for Recorder {
    fn interface(&self) -> &'static Interface {
        self.interface
    }

    fn dispatch(&self, call: ServerCall) -> Dispatched {
        let mut exchange = self.exchange.lock().unwrap();
        let mut decoder = call.decoder(Global);
        let rest = decoder.cursor().remaining();
        exchange.request = decoder.cursor().take(rest).unwrap().to_vec();
        let mut encoder = call.encoder();
        encoder.bytes(&exchange.reply).unwrap();
        let reply = ReplyStub::new(encoder.into_bytes());
        Box::pin(core::future::ready(Ok(reply)))
    }
}

/// Numbers at random (SplitMix64).
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

type Bytes = [u8; 20];
const NIL: Bytes = [0; 20];

/// Handles that are open: at the relay, and at the recorder.
#[derive(Default)]
struct Handles(HashMap<String, (Bytes, Bytes)>);

/// The name of a context handle's type.
fn handle_name(model: &Model, ty: &Type) -> String {
    match ty {
        Type::Typedef(id)
            if model[*id].is_context_handle && !model.is_context_handle(&model[*id].ty) =>
        {
            model[*id].is.name.clone()
        }
        Type::Typedef(id) => handle_name(model, &model[*id].ty),
        Type::Pointer(pointer) => match (&*handle_name(model, &pointer.target), pointer.via) {
            ("", Some(id)) => model[id].is.name.clone(),
            (name, _) => name.to_owned(),
        },
        _ => String::new(),
    }
}

/// What a parameter's handle is within its value, which may be behind pointers.
fn handle(value: &mut Value) -> Option<&mut Bytes> {
    match value {
        Value::Handle(bytes) => Some(bytes),
        Value::Pointer(value) => handle(value),
        _ => None,
    }
}

/// A number, or what a pointer to one points to.
fn number(value: &Value) -> Option<i128> {
    match value {
        Value::Integer(value) => Some(*value),
        Value::Pointer(value) => number(value),
        _ => None,
    }
}

struct Relayed<'m> {
    what: String,
    model: &'m Model,
    codec: Codec<'m>,
    procedure: &'m Procedure,
    format: Format,
}

impl Relayed<'_> {
    /// The places of handles, with the names of their types; the result's behind the parameters.
    fn handles(&self) -> Vec<(usize, String, Option<&Parameter>)> {
        let all = self.procedure.parameters.iter().enumerate();
        let mut handles: Vec<_> = all
            .filter(|(_, parameter)| parameter.role == ParameterRole::ContextHandle)
            .map(|(n, parameter)| (n, handle_name(self.model, &parameter.ty), Some(parameter)))
            .collect();
        if self.model.is_context_handle(&self.procedure.returns) {
            let name = handle_name(self.model, &self.procedure.returns);
            handles.push((self.procedure.parameters.len(), name, None));
        }
        handles
    }

    fn encode(&self, way: Way, values: &[Value], request: &[Value]) -> Vec<u8> {
        self.codec
            .encode(way, values, request, self.format)
            .unwrap_or_else(|error| panic!("{}: {error}: {values:?}", self.what))
    }

    /// Whether the caller has room for what comes back: the request says how long [out] arrays in line are, and a number that
    /// travels both ways must not grow.
    fn has_room(&self, sent: &[Value], reply: &[Value]) -> bool {
        let in_line = |parameter: &Parameter| match &parameter.ty {
            Type::Pointer(pointer) => {
                !parameter.direction.is_in
                    && pointer.kind == PointerKind::Ref
                    && pointer.extent.is_conformant()
            }
            _ => false,
        };
        let parameters = &self.procedure.parameters;
        !parameters.iter().any(in_line)
            || (0..parameters.len()).all(|n| match (number(&sent[n]), number(&reply[n])) {
                (Some(before), Some(after)) => after <= before,
                _ => true,
            })
    }

    /// One call; `None` if there are no values for it.
    async fn call(
        &self,
        client: &Client,
        exchange: &Mutex<Exchange>,
        open: &mut Handles,
        draw: &mut Draw,
    ) -> Option<()> {
        let mut below = |n| draw.below(n);
        let mut sent = self.codec.sample(Way::Request, &[], &mut below).ok()?;
        let mut reply = self.codec.sample(Way::Reply, &sent, &mut below).ok()?;
        for _ in 0..TRIES {
            if self.has_room(&sent, &reply) {
                break;
            }
            reply = self.codec.sample(Way::Reply, &sent, &mut below).ok()?;
        }
        if !self.has_room(&sent, &reply) {
            return None;
        }
        let mut expected = sent.clone();
        for (n, parameter) in self.procedure.parameters.iter().enumerate() {
            // What the caller has no place for cannot come back.
            let is_both = parameter.direction.is_in && parameter.direction.is_out;
            if is_both && (sent[n] == Value::Null || reply[n] == Value::Null) {
                reply[n] = sent[n].clone();
            }
        }
        for (n, name, parameter) in self.handles() {
            let is_in = parameter.is_some_and(|parameter| parameter.direction.is_in);
            let is_out = parameter.is_none_or(|parameter| parameter.direction.is_out);
            let is_open = open.0.get(&name).filter(|_| !is_out || below(2) == 0).copied();
            if is_in {
                let (at_relay, at_recorder) = match is_open {
                    None if !is_out => return None,
                    is_open => is_open.unwrap_or((NIL, NIL)),
                };
                *handle(&mut sent[n])? = at_relay;
                *handle(&mut expected[n])? = at_recorder;
                if is_out && at_recorder != NIL {
                    // It stays open.
                    *handle(&mut reply[n])? = at_recorder;
                }
            }
            if is_out && !(is_in && is_open.is_some()) {
                // Attributes are 0.
                handle(&mut reply[n])?[..4].fill(0);
            }
        }
        let request = self.encode(Way::Request, &sent, &[]);
        exchange.lock().unwrap().reply =
            self.codec.encode(Way::Reply, &reply, &sent, self.format).ok()?;
        let opnum = self.procedure.opnum.unwrap();
        let answer =
            client.call_raw(opnum, |_| Ok(request.clone())).await.unwrap_or_else(|error| {
                let json = self.codec.to_json(Way::Request, &sent);
                let reply = self.codec.to_json(Way::Reply, &reply);
                panic!("{}: {error}: {json:?}\n{}\n{reply:?}", self.what, hex(&request))
            });
        let received = std::mem::take(&mut exchange.lock().unwrap().request);
        let expected = self.encode(Way::Request, &expected, &[]);
        self.same("request", &expected, &received, &sent);

        let limits = DecodeLimits::default();
        let decoded = self.codec.decode(Way::Reply, answer.stub(), &sent, self.format, limits);
        let mut decoded =
            decoded.unwrap_or_else(|error| panic!("{}: the reply: {error}", self.what));
        for (n, name, parameter) in self.handles() {
            if parameter.is_none_or(|parameter| parameter.direction.is_out) {
                let at_relay = *handle(&mut decoded[n])?;
                let at_recorder = std::mem::replace(handle(&mut reply[n])?, at_relay);
                assert_eq!(at_relay == NIL, at_recorder == NIL, "{}", self.what);
                if at_relay != NIL {
                    open.0.insert(name, (at_relay, at_recorder));
                }
            }
        }
        let expected = self.encode(Way::Reply, &reply, &sent);
        self.same("reply", &expected, answer.stub(), &reply);
        assert_eq!(decoded, reply, "{}", self.what);
        Some(())
    }

    fn same(&self, which: &str, dynamic: &[u8], derived: &[u8], values: &[Value]) {
        assert!(
            dynamic == derived,
            "{} {:?}: the {which}\ndynamic {}\nderived {}\n{values:?}",
            self.what,
            self.format,
            hex(dynamic),
            hex(derived)
        );
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All procedures of an interface, in one transfer syntax. Returns how many were called, and those of which the derived code has
/// nothing, or the dynamic codec.
async fn relayed(entry: &Entry, path: &Path, ndr64: bool) -> (usize, Vec<String>) {
    let imported = Importer::new().directory(published()).import([path]);
    assert_eq!(imported.diagnostics.errors(), 0);
    let model = &imported.model;
    let id = entry.interface.id.uuid.into_bytes();
    let mut all = model.defined_interfaces().map(|(_, interface)| interface);
    let interface = all.find(|interface| interface.uuid.is_some_and(|uuid| uuid.0 == id)).unwrap();

    let exchange = Arc::new(Mutex::new(Exchange::default()));
    // With descriptions of its procedures, the server would give it a request that ends with a pipe in parts.
    let without_pipes = Interface { procedures: &[], ..*entry.interface };
    let interface_there = Box::leak(Box::new(without_pipes));
    let recorder = Recorder { interface: interface_there, exchange: exchange.clone() };
    let recorder = Server::builder().offer(recorder).build().unwrap();
    let syntax = if ndr64 { SyntaxId::NDR64 } else { SyntaxId::NDR20 };
    let settings = ClientBuilder::new().transfer_syntaxes(&[syntax]);
    let relay = (entry.relay)(settings.over(recorder.in_process())).await.unwrap();
    let association = settings.over(relay.in_process());
    let client = Client::bind(&association, entry.interface).await.unwrap();
    assert_eq!(client.is_ndr64(), ndr64);

    let (mut count, mut left_out) = (0, Vec::new());
    let (mut open, mut draw) = (Handles::default(), Draw(u64::from(ndr64)));
    let (mut opens, mut others) = (Vec::new(), Vec::new());
    for procedure in procedures(model, interface) {
        let what = format!("{}: {}", entry.name, procedure.is.name);
        let derived = entry.interface.procedure(procedure.opnum.unwrap());
        let codec = match Codec::new(model, procedure) {
            Ok(codec) if derived.is_some_and(|of| !of.maybe) => codec,
            _ => {
                left_out.push(what);
                continue;
            }
        };
        let format = Format { ndr64, big_endian: false };
        let relayed = Relayed { what, model, codec, procedure, format };
        let handles = relayed.handles();
        let is_in = handles.iter().any(|(_, _, of)| of.is_some_and(|of| of.direction.is_in));
        // Those that open handles first.
        if handles.is_empty() || is_in { others.push(relayed) } else { opens.push(relayed) }
    }
    let samples = SAMPLES[usize::from(!entry.idl.contains('/'))];
    for relayed in opens.iter().chain(&others) {
        let mut calls = 0;
        for _ in 0..samples {
            let called = relayed.call(&client, &exchange, &mut open, &mut draw).await;
            calls += usize::from(called.is_some());
        }
        match calls {
            0 => left_out.push(format!("{} (no values)", relayed.what)),
            _ => count += 1,
        }
    }
    // What is here is here to be compared.
    assert!(entry.name != "everything" || left_out.is_empty(), "{left_out:?}");
    (count, left_out)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Where published files are: beside the repository, or where `PUBLISHED_IDL` says.
fn published() -> PathBuf {
    std::env::var_os("PUBLISHED_IDL").map_or(root().join("../shared/idl"), PathBuf::from)
}

/// Where an interface's IDL is.
fn path_of(entry: &Entry) -> PathBuf {
    let folder = if entry.idl.contains('/') { root() } else { published() };
    folder.join(entry.idl)
}

#[tokio::test]
async fn the_dynamic_codec_is_the_derived_one() {
    let mut all = 0;
    for entry in entries() {
        let path = path_of(&entry);
        // What is written here imports one that is published.
        let dtyp = published().join("ms-dtyp.idl");
        let is_whole = !entry.idl.contains("ms-") || dtyp.exists();
        if !path.exists() || !is_whole {
            println!("{}: `{}`, or what it imports, is not here", entry.name, entry.idl);
            continue;
        }
        for ndr64 in [false, true] {
            let (count, left_out) = relayed(&entry, &path, ndr64).await;
            println!("{} (NDR64: {ndr64}): {count} procedures; left out: {left_out:?}", entry.name);
            all += count;
        }
    }
    println!("{all} procedures and transfer syntaxes");
    assert!(all >= 60, "{all}");
}
