//! Pipes: their stubs, what is wrong with some, and calls over real sockets.

mod support;

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use rpc_idl::Imported;
use rpc_runtime::Interface;
use rpc_runtime::ndr::DecodeLimits;
use rpc_runtime::ndr::Sink;
use rpc_runtime::pipe::{PipeReader, PipeWriter};
use rpc_runtime::prelude::*;
use rpc_runtime::server::{Dispatch, Dispatched, ReplyStub, ServerCall};
use rpcurl::codec::{Codec, Format, Value, Way};
use serde_json::{Value as Json, json};
use support::of_text;

const IDL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/idl/pipes.idl");
const TYPES: &str = "typedef pipe byte BYTES; typedef [range(2, 3)] pipe unsigned short SHORTS;
    typedef pipe hyper HYPERS; typedef [range(0, 9)] byte DIGIT; typedef pipe DIGIT DIGITS;";

fn procedure(text: &str) -> Imported {
    of_text(&format!(
        "[uuid(7c0f3a52-6a2e-4a6d-8f2b-1d6a5e9c4b12)] interface i {{ {TYPES} void p({text}); }}"
    ))
}

fn codec(imported: &Imported) -> Codec<'_> {
    let (_, interface) = imported.model.defined_interfaces().next().unwrap();
    Codec::new(&imported.model, &interface.procedures[0]).unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(|byte| *byte != b' ').collect();
    let pairs = digits.chunks_exact(2).map(|pair| std::str::from_utf8(pair).unwrap());
    pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

const NDR: Format = Format { ndr64: false, big_endian: false };
const NDR64: Format = Format { ndr64: true, big_endian: false };
const BIG: Format = Format { ndr64: false, big_endian: true };

fn decoded(codec: &Codec<'_>, way: Way, hex: &str, format: Format) -> Result<Json, String> {
    let limits = DecodeLimits::default().with_refuse_trailing(true);
    let values = codec.decode(way, &bytes(hex), &[], format, limits);
    values.and_then(|values| codec.to_json(way, &values)).map_err(|error| error.to_string())
}

/// The JSON comes to the stub, and the other way round.
fn check(parameters: &str, way: Way, json: &Json, stubs: &[(Format, &str)]) {
    let imported = procedure(parameters);
    let codec = codec(&imported);
    let values = codec.from_json(way, json).unwrap();
    for (format, hex) in stubs {
        assert_eq!(codec.encode(way, &values, &[], *format).unwrap(), bytes(hex), "{format:?}");
        assert_eq!(decoded(&codec, way, hex, *format).unwrap(), *json, "{format:?}");
    }
}

#[test]
fn a_request_ends_with_its_pipes_and_a_reply_begins_with_them() {
    let request = json!({"data": "0a0b0c", "behind": 5});
    let stubs = [
        (NDR, "05000000 03000000 0a0b0c00 00000000"),
        (BIG, "00000005 00000003 0a0b0c00 00000000"),
        (
            NDR64,
            "05000000 00000000 0300000000000000 0a0b0c0000000000 fdffffffffffffff 0000000000000000 \
             0000000000000000",
        ),
    ];
    check("[in] BYTES *data, [in] long behind", Way::Request, &request, &stubs);

    let reply = json!({"before": 5, "data": "", "numbers": [1]});
    let stubs = [
        (NDR, "00000000 01000000 0100000000000000 00000000 05000000"),
        (
            NDR64,
            "0000000000000000 0000000000000000 0100000000000000 0100000000000000 ffffffffffffffff 0000000000000000 0000000000000000 05000000",
        ),
    ];
    let parameters = "[out] long *before, [out] BYTES *data, [out] HYPERS *numbers";
    check(parameters, Way::Reply, &reply, &stubs);
}

#[test]
fn chunks_are_as_large_as_the_range_says_and_say_nothing_of_the_values() {
    let imported = procedure("[in] SHORTS *numbers");
    let codec = codec(&imported);
    let encoded = |json: Json| {
        let values = codec.from_json(Way::Request, &json).unwrap();
        codec.encode(Way::Request, &values, &[], NDR).map_err(|error| error.to_string())
    };
    let four = encoded(json!({"numbers": [1, 2, 3, 4]})).unwrap();
    assert_eq!(four, bytes("02000000 01000200 02000000 03000400 00000000"));
    assert_eq!(encoded(json!({"numbers": []})).unwrap(), bytes("00000000"));
    let one = encoded(json!({"numbers": [1]})).unwrap_err();
    assert_eq!(
        one,
        "parameters.numbers: 1 element, which cannot be divided into chunks; expected chunks of 2 to 3"
    );

    let chunked = "03000000 010002000300 0000 02000000 04000500 00000000";
    let five = decoded(&codec, Way::Request, chunked, NDR).unwrap();
    assert_eq!(five, json!({"numbers": [1, 2, 3, 4, 5]}));
}

/// A call with pipes of Windows' (`pipe-sync-ndr32-downgrade-01`): the client had bound NDR64, and made it in NDR.
#[test]
fn of_windows() {
    let imported = of_text(
        "[uuid(7c0f3a52-6a2e-4a6d-8f2b-1d6a5e9c4b13), pointer_default(unique)] interface i {
            typedef struct { long l; [size_is(l)] char *m; } S;
            typedef struct { long a; short b; } E;
            typedef pipe E P;
            long p([out] S *out1, [out] P *out_pipe, [in] P in_pipe, [in] S in1);
        }",
    );
    let codec = codec(&imported);
    let request = "030000000000020003000000aaaaaa0001000000dddddddddddd000000000000";
    let element = |a: i64, b: i16| json!({"a": a, "b": b});
    let sent = json!({
        "in1": {"l": 3, "m": "aaaaaa"},
        "in_pipe": [element(-0x2222_2223, -0x2223)],
    });
    let values = codec.from_json(Way::Request, &sent).unwrap();
    assert_eq!(codec.encode(Way::Request, &values, &[], NDR).unwrap(), bytes(request));
    assert_eq!(
        decoded(&codec, Way::Request, request, NDR).unwrap(),
        json!({"in_pipe": sent["in_pipe"], "in1": sent["in1"]})
    );

    let chunk = |n: u8| [vec![n, 0, 0, 0], "cccccccccccc0000".repeat(n.into()).into_bytes()];
    let chunks = (1..=5).rev().map(|n| {
        let [count, elements] = chunk(n);
        let count: String = count.iter().map(|byte| format!("{byte:02x}")).collect();
        count + std::str::from_utf8(&elements).unwrap()
    });
    let reply =
        chunks.collect::<String>() + "00000000" + "030000000000020003000000bbbbbb0054727565";
    let received = json!({
        "out1": {"l": 3, "m": "bbbbbb"},
        "out_pipe": vec![element(-0x3333_3334, -0x3334); 15],
        "return": 0x6575_7254,
    });
    assert_eq!(decoded(&codec, Way::Reply, &reply, NDR).unwrap(), received);
}

#[test]
fn elements_that_a_pipe_may_not_have() {
    for (types, element) in [
        ("typedef struct { [unique] long *p; } S;", "S"),
        ("typedef struct { long n; [size_is(n)] long a[]; } S;", "S"),
        ("typedef struct { short n; [length_is(n)] long a[4]; } S;", "S"),
        ("typedef [string] wchar_t *S;", "S"),
        ("", "void"),
    ] {
        let idl = format!(
            "[uuid(7c0f3a52-6a2e-4a6d-8f2b-1d6a5e9c4b12), pointer_default(unique)] interface i {{
                {types} typedef pipe {element} P; void p([in] P data); }}"
        );
        let read = move |_: &Path| Ok(idl.clone().into_bytes());
        let imported = rpc_idl::Importer::new().reader(read).import(["test.idl"]);
        let (_, interface) = imported.model.defined_interfaces().next().unwrap();
        let refused = Codec::new(&imported.model, &interface.procedures[0]).err().unwrap();
        assert!(refused.to_string().contains("(MIDL2317)"), "{types} {element}: {refused}");
    }
}

#[test]
fn stubs_that_are_no_pipes() {
    let imported = procedure("[in] SHORTS *numbers");
    let codec = codec(&imported);
    for (stub, format, fault) in [
        ("02000000 01000200", NDR, "0 bytes are left; expected 4 at least"),
        ("02000000 0100", NDR, "0 bytes are left; expected 2 at least"),
        ("04000000 0100020003000400 00000000", NDR, "4 elements in a chunk; expected 2 to 3"),
        ("ffffffff", NDR, "4294967295 elements in a chunk; expected 2 to 3"),
        ("00000000 00000000", NDR, "4 bytes behind the last value; expected none"),
        (
            "0000000000000000 0100000000000000",
            NDR64,
            "a wrong number behind a chunk; expected its count, negated",
        ),
        (
            "0200000000000000 01000200 00000000 feffffffffffff7f",
            NDR64,
            "a wrong number behind a chunk; expected its count, negated",
        ),
    ] {
        let error = decoded(&codec, Way::Request, stub, format).unwrap_err();
        assert!(error.contains(fault), "{stub}: {error}");
    }

    // All chunks together cost no more than the limits allow.
    let imported = procedure("[in] BYTES *data");
    let codec = crate::codec(&imported);
    let stub = [bytes("00100000"), vec![1; 4096]].concat().repeat(20);
    let stub = [stub, bytes("00000000")].concat();
    let decode = |memory| {
        let limits = DecodeLimits::default().with_memory(memory);
        codec.decode(Way::Request, &stub, &[], NDR, limits)
    };
    assert!(
        matches!(&decode(1 << 20).unwrap()[0], Value::Array(array) if array.items.len() == 81920)
    );
    let error = decode(1 << 16).unwrap_err().to_string();
    assert!(error.contains("values of more than 65536 bytes"), "{error}");

    let imported = procedure("[in] DIGITS *digits");
    let codec = crate::codec(&imported);
    let error = decoded(&codec, Way::Request, "02000000 090a0000 00000000", NDR).unwrap_err();
    assert_eq!(error, "parameters.digits[1]: 10 is out of range; expected 0 to 9");

    // More than a chunk may have in NDR64.
    let imported = procedure("[in] HYPERS *numbers");
    let error = decoded(&crate::codec(&imported), Way::Request, "0000008000000000", NDR64);
    assert!(error.unwrap_err().contains("2147483648 elements in a chunk"));
}

#[derive(Clone, Copy, Debug, Ndr)]
struct Pair {
    low: u32,
    high: u32,
}

#[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c39", version = "1.0")]
trait Files {
    async fn put(&self, first: u32, data: PipeReader<u8>, #[out] sum: &mut i64) -> Result<u32>;
    async fn get(&self, n: u32, pairs: PipeWriter<Pair>, #[out] last: &mut u32) -> Result<u32>;
    async fn turn(&self, data: PipeReader<u8>, turned: PipeWriter<u8>) -> Result<u32>;
}

struct Store;

impl Files for Store {
    async fn put(&self, first: u32, mut data: PipeReader<u8>, sum: &mut i64) -> Result<u32> {
        *sum = first.into();
        while let Some(chunk) = data.pull().await? {
            *sum += chunk.into_iter().map(i64::from).sum::<i64>();
        }
        Ok(0)
    }

    async fn get(&self, n: u32, mut pairs: PipeWriter<Pair>, last: &mut u32) -> Result<u32> {
        for low in 0..n {
            pairs.push([Pair { low, high: low.wrapping_mul(low) }]).await?;
            *last = low;
        }
        Ok(n)
    }

    async fn turn(&self, mut data: PipeReader<u8>, mut turned: PipeWriter<u8>) -> Result<u32> {
        let mut all = Vec::new();
        while let Some(chunk) = data.pull().await? {
            all.extend(chunk.into_iter().map(|byte| !byte));
        }
        turned.push(all).await?;
        Ok(0)
    }
}

/// Says which transfer syntax each call comes in, and that there are no pairs.
struct Recorder(Arc<Mutex<Vec<bool>>>);

impl Dispatch for Recorder {
    fn interface(&self) -> &'static Interface {
        FilesClient::INTERFACE
    }

    fn dispatch(&self, call: ServerCall) -> Dispatched {
        self.0.lock().unwrap().push(call.is_ndr64());
        let mut encoder = call.encoder();
        encoder.bytes(if call.is_ndr64() { &[0; 24] } else { &[0; 12] }).unwrap();
        let reply = ReplyStub::new(encoder.into_bytes());
        Box::pin(core::future::ready(Ok(reply)))
    }
}

/// As Windows does (PIP-21).
#[tokio::test(flavor = "multi_thread")]
async fn a_call_with_pipes_is_made_in_ndr_unless_that_is_not_spoken() {
    let syntaxes = Arc::new(Mutex::default());
    let server = Server::builder().offer(Recorder(syntaxes.clone())).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let binding = endpoint.binding().to_string();
    for options in [&[][..], &["--ndr64"]] {
        let got = call(&binding, "get", r#"{"n": 0}"#, options).await;
        assert_eq!(answer(&got), json!({"pairs": [], "last": 0, "return": 0}));
    }
    assert_eq!(*syntaxes.lock().unwrap(), [false, true]);
}

async fn call(binding: &str, name: &str, given: &str, options: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rpcurl"));
    let name = format!("files.{name}");
    command.args(["call", binding, IDL, &name, given]).args(options).stdin(Stdio::null());
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

fn answer(output: &Output) -> Json {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_with_pipes() {
    let server = Server::builder().offer(FilesServer::new(Store)).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let binding = endpoint.binding().to_string();
    // Larger than a fragment.
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pipe.json");
    let large = "01".repeat(100_000);
    std::fs::write(&file, json!({"first": 7, "data": large}).to_string()).unwrap();
    let file = format!("@{}", file.display());
    for options in [&[][..], &["--ndr"], &["--ndr64"]] {
        let put = call(&binding, "put", &file, options).await;
        assert_eq!(answer(&put), json!({"sum": 100_007, "return": 0}));
        let turned = call(&binding, "turn", r#"{"data": "00ff0f"}"#, options).await;
        assert_eq!(answer(&turned), json!({"data": "ff00f0", "return": 0}));
        let turned = call(&binding, "turn", r#"{"data": ""}"#, options).await;
        assert_eq!(answer(&turned), json!({"data": "", "return": 0}));
        let got = call(&binding, "get", r#"{"n": 20000}"#, options).await;
        let got = answer(&got);
        assert_eq!((&got["last"], &got["return"]), (&json!(19_999), &json!(20_000)));
        let pairs = got["pairs"].as_array().unwrap();
        assert_eq!(pairs.len(), 20_000);
        assert_eq!(pairs[300], json!({"low": 300, "high": 90_000}));
    }
    let missing = call(&binding, "put", r#"{"first": 1}"#, &[]).await;
    let told = String::from_utf8(missing.stderr).unwrap();
    assert!(told.contains("parameters.data: missing; expected hexadecimal digits"), "{told}");
}
