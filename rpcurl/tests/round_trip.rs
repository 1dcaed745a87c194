//! What is encoded is decoded, and what is shown as JSON is read from it: values at random of all procedures of
//! `rpc-idl`'s test files.

mod support;

use rpc_idl::model::{InterfaceKind, ProcedureKind};
use rpc_runtime::ndr::DecodeLimits;
use rpcurl::codec::{Codec, Format, Value, Way};
use support::{Draw, imported};

const FILES: &[&str] = &[
    "arrays",
    "common",
    "configured",
    "constants",
    "expressions",
    "interfaces",
    "names",
    "pipes",
    "pointers",
    "preprocessor",
    "recursive",
    "shares",
    "unions",
];

fn round_trip(codec: &Codec<'_>, way: Way, values: &[Value], request: &[Value], what: &str) {
    for format in [(false, false), (true, false), (false, true), (true, true)] {
        let format = Format { ndr64: format.0, big_endian: format.1 };
        let stub = codec.encode(way, values, request, format).unwrap();
        let limits = DecodeLimits::default().with_refuse_trailing(true);
        let decoded = codec.decode(way, &stub, request, format, limits).unwrap();
        assert_eq!(decoded, values, "{what}");
    }
    let json = codec.to_json(way, values).unwrap();
    let text = serde_json::to_string(&json).unwrap();
    let json = serde_json::from_str(&text).unwrap();
    let read =
        codec.from_json(way, &json).unwrap_or_else(|error| panic!("{what}: {error}: {text}"));
    let again = codec.to_json(way, &read).unwrap();
    assert_eq!(again, json, "{what}");
    // Sizes of [out] arrays are named by the request.
    if way == Way::Request {
        assert_eq!(read, values, "{what}: {text}");
    }
}

#[test]
fn all_procedures() {
    let mut count = 0;
    for file in FILES {
        let imported = imported(file);
        for (_, interface) in imported.model.defined_interfaces() {
            for procedure in &interface.procedures {
                if interface.kind != InterfaceKind::Plain || procedure.kind != ProcedureKind::Remote
                {
                    continue;
                }
                let what = format!("{file}: {}.{}", interface.is.name, procedure.is.name);
                let codec = match Codec::new(&imported.model, procedure) {
                    Ok(codec) => codec,
                    Err(error) => {
                        println!("{what}: {error}");
                        continue;
                    }
                };
                count += 1;
                for seed in 0..200 {
                    let mut draw = Draw::new(seed);
                    let mut draw = |n| draw.below(n);
                    let request = match codec.sample(Way::Request, &[], &mut draw) {
                        Ok(request) => request,
                        Err(error) => panic!("{what}: {error}"),
                    };
                    round_trip(&codec, Way::Request, &request, &[], &what);
                    let reply = match codec.sample(Way::Reply, &request, &mut draw) {
                        Ok(reply) => reply,
                        // The request's numbers may allow of none.
                        Err(_) => continue,
                    };
                    round_trip(&codec, Way::Reply, &reply, &request, &what);
                }
            }
        }
    }
    println!("{count} procedures");
    assert!(count >= 20, "{count}");
}
