//! Stubs that others made: those that were recorded between a client and a server of Windows, built with Microsoft's MIDL, and
//! examples by hand from the rules.

mod support;

use rpc_runtime::ndr::DecodeLimits;
use rpcurl::codec::{Codec, Format, Way};
use serde_json::{Value as Json, json};
use support::of_text;

use Way::{Reply, Request};

/// `[ms_union]` or nothing, a name, an enumeration or a number for discriminants, and arms.
fn union(attributes: &str, switch: &str, arms: &str) -> String {
    format!("typedef [{attributes}switch_type({switch})] union {{ {arms} }} U;")
}

const ARMS: &str =
    "[case(0)] ; [case(1)] char c; [case(2)] short s; [case(4)] long l; [case(8)] hyper h;";
const LEVEL: &str = "typedef enum { V0, V1, V2, V4 = 4, V8 = 8 } LEVEL;";

/// A procedure's stub.
type Stub<'a> = (Way, bool, Json, &'a str);

/// Each stub is what the JSON comes to, and the other way round.
fn check(what: &str, types: &str, procedure: &str, stubs: &[Stub<'_>]) {
    let imported = of_text(&format!(
        "[uuid(7c0f3a52-6a2e-4a6d-8f2b-1d6a5e9c4b11), pointer_default(unique)] interface i {{ {types} {procedure}; }}"
    ));
    let codec = only_codec(&imported);
    let mut request = Vec::new();
    for (way, ndr64, json, hex) in stubs {
        let format = Format { ndr64: *ndr64, big_endian: false };
        let values = codec.from_json(*way, json).unwrap_or_else(|error| panic!("{what}: {error}"));
        let stub = codec.encode(*way, &values, &request, format).unwrap();
        let stub: String = stub.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(stub, *hex, "{what}: {json}");
        let bytes: Vec<u8> = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect();
        let limits = DecodeLimits::default().with_refuse_trailing(true);
        let decoded = codec.decode(*way, &bytes, &request, format, limits).unwrap();
        let shown = codec.to_json(*way, &decoded).unwrap();
        let again = codec.from_json(*way, &shown).unwrap();
        assert_eq!((&again, &decoded), (&values, &values), "{what}: {shown}");
        if *way == Request {
            request = decoded;
        }
    }
}

#[test]
fn unions_of_windows() {
    let simple = |attributes, arms| union(attributes, "char", arms);
    let level_16 =
        union("", "short", "[case(0)] ; [case(2)] short s; [case(4)] long l; [case(8)] hyper h;");
    let in_16 = |level: i32, arm: &str, value: Json| json!({"level": level, "u": {arm: value}});
    check(
        "01",
        &level_16,
        "void f([in] short level, [in, switch_is(level)] U u)",
        &[
            (Request, false, in_16(0, "case 0", Json::Null), "00000000"),
            (Request, false, in_16(2, "s", json!(-1)), "02000200ffff"),
            (Request, false, in_16(4, "l", json!(-1)), "04000400ffffffff"),
            (Request, false, in_16(8, "h", json!(-1)), "0800080000000000ffffffffffffffff"),
        ],
    );
    // The discriminant follows from the arm.
    let of = |arm: &str, value: Json| json!({"u": {arm: value}});
    let in_char = "void f([in] char l, [in, switch_is(l)] U u)";
    check(
        "05",
        &simple("", "[case(1)] short s;"),
        in_char,
        &[
            (Request, false, of("s", json!(0x43)), "01014300"),
            (Request, true, of("s", json!(0x43)), "010001004300"),
        ],
    );
    check(
        "06",
        &simple("", "[case(1)] long l;"),
        in_char,
        &[
            (Request, false, of("l", json!(0x43)), "0101000043000000"),
            (Request, true, of("l", json!(0x43)), "010000000100000043000000"),
        ],
    );
    check(
        "07",
        &simple("", "[case(1)] hyper h;"),
        in_char,
        &[
            (Request, false, of("h", json!(0x43)), "01010000000000004300000000000000"),
            (
                Request,
                true,
                of("h", json!(0x43)),
                "010000000000000001000000000000004300000000000000",
            ),
        ],
    );
    let between = "void f([in] short l, [in] char v, [in, switch_is(l)] U u)";
    check(
        "03",
        &union("", "short", "[case(1)] char c;"),
        between,
        &[
            (Request, false, json!({"v": 0x56, "u": {"c": 0x43}}), "01005600010043"),
            (Request, true, json!({"v": 0x56, "u": {"c": 0x43}}), "01005600010043"),
        ],
    );
    let all = [
        of("case 0", Json::Null),
        of("c", json!(0xff)),
        of("s", json!(-1)),
        of("l", json!(-1)),
        of("h", json!(-1)),
    ];
    let ndr64 = [
        "00000000000000000000000000000000",
        "01000000000000000100000000000000ff",
        "02000000000000000200000000000000ffff",
        "04000000000000000400000000000000ffffffff",
        "08000000000000000800000000000000ffffffffffffffff",
    ];
    let each = |ndr: [&'static str; 5]| {
        let stub = |n: usize, ndr64, hex| (Request, ndr64, all[n].clone(), hex);
        let ndr = ndr.into_iter().enumerate().map(move |(n, hex)| stub(n, false, hex));
        ndr.chain((0..5).map(move |n| stub(n, true, ndr64[n]))).collect::<Vec<Stub<'_>>>()
    };
    let plain =
        ["0000", "0101ff", "0202ffff", "04040000ffffffff", "0808000000000000ffffffffffffffff"];
    check("08", &simple("", ARMS), in_char, &each(plain));
    let aligned = [
        "0000000000000000",
        "0101000000000000ff",
        "0202000000000000ffff",
        "0404000000000000ffffffff",
        "0808000000000000ffffffffffffffff",
    ];
    check("09", &simple("ms_union, ", ARMS), in_char, &each(aligned));
}

#[test]
fn unions_of_windows_by_enumerations() {
    let behind = |arm: &str, value: Json| json!({"u": {arm: value}, "c": 0x63});
    let types = format!("{LEVEL} {}", union("", "LEVEL", ARMS));
    check(
        "14",
        &types,
        "void f([in] LEVEL l, [in, switch_is(l)] U u, [in] char c)",
        &[
            (Request, false, behind("case 0", Json::Null), "0000000063"),
            (Request, false, behind("c", json!(0xff)), "01000100ff63"),
            (Request, false, behind("h", json!(-1)), "0800080000000000ffffffffffffffff63"),
            (Request, true, behind("case 0", Json::Null), "0000000000000000000000000000000063"),
            (Request, true, behind("c", json!(0xff)), "01000000000000000100000000000000ff63"),
            (Request, true, behind("l", json!(-1)), "04000000000000000400000000000000ffffffff63"),
        ],
    );
    let types = format!(
        "{LEVEL} {} typedef struct {{ LEVEL level; [switch_is(level)] U u; }} S;",
        union("ms_union, ", "LEVEL", ARMS)
    );
    let procedure = "void f([in, ref] LEVEL *l, [in, switch_is(*l)] U *u, [out, ref] S *s, [in, out, ref] char *c)";
    let back = |arm: &str, value: Json| json!({"s": {"u": {arm: value}}, "c": 0x63});
    check(
        "17",
        &types,
        procedure,
        &[
            (Request, false, behind("case 0", Json::Null), "000000000000000063"),
            (Reply, false, back("case 0", Json::Null), "000000000000000063"),
            (Request, false, behind("c", json!(0xff)), "0100010000000000ff63"),
            (Reply, false, back("c", json!(0xff)), "0100010000000000ff63"),
            (Request, true, behind("c", json!(0xff)), "01000000000000000100000000000000ff63"),
            (
                Reply,
                true,
                back("c", json!(0xff)),
                "01000000000000000100000000000000ff0000000000000063",
            ),
            (Request, true, behind("l", json!(-1)), "04000000000000000400000000000000ffffffff63"),
            (
                Reply,
                true,
                back("l", json!(-1)),
                "04000000000000000400000000000000ffffffff0000000063",
            ),
        ],
    );
}

#[test]
fn arrays_of_windows() {
    let (cd, returned) = ("cd".repeat(52), 0x6575_7254);
    check(
        "DRS_EXTENSIONS",
        "typedef struct { [range(1, 10000)] long cb; [size_is(cb)] byte rgb[]; } E;",
        "long f([out] E **e)",
        &[
            (Request, false, json!({}), ""),
            (
                Reply,
                false,
                json!({"e": {"rgb": cd}, "return": returned}),
                &format!("000002003400000034000000{cd}54727565"),
            ),
            (
                Reply,
                true,
                json!({"e": {"cb": 52, "rgb": cd}, "return": returned}),
                &format!("0000020000000000340000000000000034000000{cd}54727565"),
            ),
        ],
    );
    check(
        "fixed",
        "",
        "void f([in] long a[2])",
        &[(Request, false, json!({"a": [1, 2]}), "0100000002000000")],
    );
    check(
        "strings",
        "typedef struct { long count; [size_is(count), string] char *names[]; } S;",
        "void f([in] S *s)",
        &[(
            Request,
            false,
            json!({"s": {"names": ["foo", "bar2", null]}}),
            "0300000003000000000002000400020000000000040000000000000004000000666f6f0005000000000000000500\
             00006261723200",
        )],
    );
}

/// Aliases of full pointers, of which only the first brings what it points to (C706 section 14.3.12.3).
#[test]
fn aliases() {
    let types = "typedef struct _N { [ptr] struct _N *next; [ptr] long *value; } N;";
    // What `list` and `list.next` share is behind the pointer that is followed first, though the other one stands before it.
    let shared = json!({"list": {
        "next": {"next": {"=": "parameters.list"}, "value": 7},
        "value": {"=": "parameters.list.next.value"},
    }});
    let hex = "000002000400020008000200000002000800020007000000";
    check("aliases", types, "void f([in, ptr] N *list)", &[(Request, false, shared, hex)]);
}

/// What is no encoding of any value is refused, and so is an alias of nothing.
#[test]
fn nonsense() {
    let imported = of_text(
        "[uuid(7c0f3a52-6a2e-4a6d-8f2b-1d6a5e9c4b11), pointer_default(unique)] interface i {
            typedef struct _N { struct _N *next; } N;
            typedef struct { } EMPTY;
            typedef struct { [range(0, 0xffffffff)] unsigned long n; [size_is(n)] N *nodes; } NODES;
            void f([in, string] wchar_t *s, [in] NODES *nodes, [in, ptr] long *p);
        }",
    );
    let codec = only_codec(&imported);
    let decode = |hex: &str, limits| {
        let bytes: Vec<u8> = (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect();
        codec.decode(Request, &bytes, &[], Format::default(), limits).unwrap_err().to_string()
    };
    let limits = DecodeLimits::default();
    for (hex, expected) in [
        ("", "parameters.s: 0 bytes are left; expected 4 at least (byte 0 of the stub data)"),
        ("010000000000000002000000", "parameters.s: elements 0 and 2 more; expected 1 at most"),
        ("0100000000000000010000004100", "parameters.s: a string without a NUL at its end"),
        (
            "0200000000000000020000000000000000000000000000000000000000000000",
            "parameters.s: a NUL within a string",
        ),
        // 2³² − 1 nodes of 4 bytes each are not there, and cost nothing.
        (
            "01000000000000000100000000000000ffffffff00000200ffffffff",
            "parameters.nodes.nodes.*: values of more than 67108864 bytes",
        ),
        (
            "0100000000000000010000000000000002000000000002000300000000000000000000000000000000000000",
            "parameters.nodes.nodes: the number of elements 3; expected 2, as its attributes say",
        ),
    ] {
        let told = decode(hex, limits);
        assert!(told.starts_with(expected), "{hex}: {told}");
    }
    // Each node is 4 bytes, and leads to another one.
    let deep = "010000000000000001000000000000000100000004000200".to_owned()
        + "01000000"
        + &"08000200".repeat(100_000);
    assert!(decode(&deep, limits).contains("nested too deep; expected 200 levels at most"));
    let few = limits.with_memory(100);
    let some = "0100000000000000010000000000000002000000000002000200000000000000000000000000000000";
    assert!(decode(some, few).contains("values of more than 100 bytes"));

    let alias = json!({"s": "", "nodes": {"nodes": null}, "p": {"=": "parameters.q"}});
    let values = codec.from_json(Request, &alias).unwrap();
    let told = codec.encode(Request, &values, &[], Format::default()).unwrap_err().to_string();
    assert!(told.starts_with("parameters.p: an alias of `parameters.q`"), "{told}");
}

/// What typedefs say of their uses: numbers are within their ranges, whichever way they go, and a null pointer need not agree
/// with its size where a typedef says so.
#[test]
fn typedefs_with_attributes() {
    let idl = "[uuid(7c0f3a52-6a2e-4a6d-8f2b-1d6a5e9c4b11), pointer_default(unique)] interface i {
        typedef [range(2, 4)] unsigned long FEW;
        typedef FEW SOME;
        typedef SOME *PSOME;
        typedef [range(1, 9)] byte DIGIT;
        typedef enum { A, B, C } LETTER;
        typedef [range(A, B)] LETTER EARLY;
        typedef [string, range(1, 3)] wchar_t *NAME;
        typedef NAME NICK;
        typedef [disable_consistency_check] DIGIT *LAX;
        typedef struct { SOME some; EARLY early; [unique] NICK nick; DIGIT pair[2]; } ALL;
        typedef struct { long n; [size_is(n)] LAX lax; } OPEN;
        long f([in] FEW few, [in, size_is(few)] SOME *list, [in] PSOME place, [in] ALL *all, [in] OPEN *open,
               [out] FEW *after);
    }";
    // The same types, of any values.
    let any = idl
        .replace("range(2, 4)", "range(0, 99)")
        .replace("range(1, 9)", "range(0, 99)")
        .replace("range(A, B)", "range(A, C)")
        .replace("range(1, 3)", "range(0, 99)");
    let (strict, any) = (of_text(idl), of_text(&any));
    let (strict, any) = (only_codec(&strict), only_codec(&any));

    let all = json!({"some": 2, "early": "A", "nick": "ab", "pair": "0109"});
    let open = json!({"n": 5, "lax": null});
    let request = json!({"few": 2, "list": [2, 4], "place": 3, "all": all, "open": open});
    let reply = json!({"after": 2, "return": 7});
    let sent = strict.from_json(Request, &request).unwrap();
    for (way, pointer, wrong, expected) in [
        (Request, "/few", json!(5), "few: 5 is out of range; expected 2 to 4"),
        (Request, "/list/1", json!(1), "list[1]: 1 is out of range; expected 2 to 4"),
        (Request, "/place", json!(5), "place: 5 is out of range; expected 2 to 4"),
        (Request, "/all/some", json!(0), "all.some: 0 is out of range; expected 2 to 4"),
        (Request, "/all/early", json!("C"), "all.early: 2 is out of range; expected 0 to 1"),
        (Request, "/all/nick", json!("abc"), "all.nick: 4 elements; expected 1 to 3"),
        (Request, "/all/pair", json!("010a"), "all.pair[1]: 10 is out of range; expected 1 to 9"),
        (
            Request,
            "/open/lax",
            json!("0101010100"),
            "open.lax[4]: 0 is out of range; expected 1 to 9",
        ),
        (Reply, "/after", json!(1), "after: 1 is out of range; expected 2 to 4"),
    ] {
        let mut json = if way == Request { request.clone() } else { reply.clone() };
        let format = Format::default();
        let limits = DecodeLimits::default();
        let good = strict.from_json(way, &json).unwrap();
        let stub = strict.encode(way, &good, &sent, format).unwrap();
        assert_eq!(strict.decode(way, &stub, &sent, format, limits).unwrap(), good);

        *json.pointer_mut(pointer).unwrap() = wrong;
        if pointer == "/few" {
            json["list"] = json!([2, 2, 2, 2, 2]);
        }
        let values = any.from_json(way, &json).unwrap();
        let stub = any.encode(way, &values, &sent, format).unwrap();
        let expected = format!("parameters.{expected}");
        let told = strict.encode(way, &values, &sent, format).unwrap_err();
        assert_eq!(told.to_string(), expected);
        let told = strict.decode(way, &stub, &sent, format, limits).unwrap_err();
        assert_eq!(told.to_string(), expected);
    }
}

/// What code of a program's own writes is refused, and not taken for the type that the IDL shows.
#[test]
fn types_that_travel_as_something_else() {
    for (types, parameter, expected) in [
        (
            "typedef [user_marshal(HERE)] long THERE;",
            "[in] THERE there",
            "parameters.there: a type that code of the program's writes (`user_marshal`): not supported",
        ),
        (
            "typedef [wire_marshal(long *)] hyper THERE;",
            "[in] THERE there",
            "parameters.there: a pointer for another type (`wire_marshal`): not supported",
        ),
        (
            "typedef [transmit_as(long)] hyper *THERE;",
            "[in, unique] THERE there",
            "parameters.there: an attribute beside those of a type for which another one travels; \
             expected the type alone",
        ),
        (
            "",
            "[in, cs_stag] unsigned long code",
            "parameters.code: characters that travel in another code (`cs_tag`): not supported",
        ),
    ] {
        let imported = of_text(&format!(
            "[uuid(7c0f3a52-6a2e-4a6d-8f2b-1d6a5e9c4b11)] interface i {{ typedef long HERE; {types}
             void f({parameter}); }}"
        ));
        let (_, interface) = imported.model.defined_interfaces().next().unwrap();
        let told = Codec::new(&imported.model, &interface.procedures[0]).err().unwrap();
        assert_eq!(told.to_string(), expected);
    }
    // What travels is known, and is what the bytes are.
    let transmitted = "typedef [transmit_as(long)] byte THERE;";
    let list = json!({"n": 2, "list": [1, -1]});
    let hex = "020000000200000001000000ffffffff";
    let procedure = "void f([in] long n, [in, size_is(n)] THERE *list)";
    check("transmitted", transmitted, procedure, &[(Request, false, list, hex)]);
}

/// The codec of the only procedure.
fn only_codec(imported: &rpc_idl::Imported) -> Codec<'_> {
    let (_, interface) = imported.model.defined_interfaces().next().unwrap();
    Codec::new(&imported.model, &interface.procedures[0]).unwrap()
}
