//! Mistakes of people who use the command: each is one error that says the fault, then what was expected.

mod support;

use std::path::Path;

use serde_json::json;
use support::{IDL, SHELVES, answer, echo, refused, rpcurl};

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_say_what_was_expected() {
    let (server, binding) = echo().await;
    let call = async |name: &str, given: &str| {
        refused(&rpcurl(&["call", &binding, IDL, name, given]).await, 1)
    };
    let all = [
        ("rpcecho.AddOn", "{}", "`rpcecho` has no procedure `AddOn`; expected `AddOne`, perhaps"),
        ("rpcehco.AddOne", "{}", "there is no interface `rpcehco`; expected `rpcecho`, perhaps"),
        ("AddOne", "{}", "there is no interface `AddOne`; expected `rpcecho.AddOne`, perhaps"),
        ("rpcecho", "{}", "`rpcecho` is an interface; expected INTERFACE.PROCEDURE"),
        (
            "rpcecho.AddOne",
            "{}",
            "parameters.in_data: missing; expected an integer from 0 to 4294967295",
        ),
        (
            "rpcecho.AddOne",
            r#"{"in_data": -1}"#,
            "parameters.in_data: -1; expected an integer from 0 to 4294967295",
        ),
        (
            "rpcecho.AddOne",
            r#"{"in_data": 2.5}"#,
            "parameters.in_data: 2.5; expected an integer from 0 to 4294967295",
        ),
        (
            "rpcecho.AddOne",
            r#"{"in_data": []}"#,
            "parameters.in_data: an array; expected an integer from 0 to 4294967295",
        ),
        (
            "rpcecho.AddOne",
            r#"{"in_dat": 1}"#,
            "parameters: there is no member `in_dat`; expected `in_data`, perhaps",
        ),
        (
            "rpcecho.AddOne",
            r#"[1]"#,
            "parameters: an array; expected an object with the members `in_data`",
        ),
        ("rpcecho.AddOne", r#"{"in_data": }"#, "expected a JSON object"),
        (
            "rpcecho.EchoData",
            r#"{"in_data": "0"}"#,
            "parameters.in_data: \"0\"; expected hexadecimal digits, two a byte",
        ),
        (
            "rpcecho.AddOne",
            r#"{"in_data": 1, "out_data": 2}"#,
            "parameters: `out_data` comes back and is not sent; expected it left out",
        ),
        (
            "rpcecho.EchoData",
            r#"{"in_data": [1, 256]}"#,
            "parameters.in_data[1]: 256; expected an integer from 0 to 255",
        ),
        (
            "rpcecho.TestCall",
            r#"{"s1": [97, "x"]}"#,
            "parameters.s1[1]: \"x\"; expected an integer from 0 to 65535",
        ),
        (
            "rpcecho.EchoData",
            r#"{"len": 3, "in_data": "00"}"#,
            "parameters.in_data: 1 element; expected 3",
        ),
        (
            "rpcecho.SourceData",
            r#"{"len": 1048577}"#,
            "parameters.len: 1048577 is out of range; expected 0 to 1048576",
        ),
        (
            "rpcecho.TestCall",
            r#"{"s1": "a\u0000b"}"#,
            "parameters.s1: a NUL within a string; expected one at its end alone",
        ),
        (
            "rpcecho.TestEnum",
            r#"{"foo1": 1, "foo2": {"e1": "ECHO_ENUM9", "e2": 1}, "foo3": {"e1": 1}}"#,
            "parameters.foo2.e1: \"ECHO_ENUM9\"; expected `ECHO_ENUM1`, perhaps",
        ),
        (
            "rpcecho.TestEnum",
            r#"{"foo1": 1, "foo2": {"e1": 1, "e2": 1}, "foo3": {"e2": {"e1": 1, "e2": 1}}}"#,
            "parameters.foo3: the arm `e2`, but the discriminant is 1; expected the arm `e1`",
        ),
        (
            "rpcecho.TestSurrounding",
            r#"{"data": {"surrounding": [1, {}, 3]}}"#,
            "parameters.data.surrounding[1]: an object; expected an integer from 0 to 65535",
        ),
    ];
    for (name, given, expected) in all {
        let told = call(name, given).await;
        assert!(told.contains(expected), "{name} {given}: {told}");
    }
    // Nothing was sent for any of them.
    assert_eq!(server.statistics().calls_received, 0);
    let fault = call("rpcecho.TestCall2", r#"{"level": 9}"#).await;
    assert!(fault.contains("0xc0000148") && fault.contains("rpcecho::TestCall2"), "{fault}");
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_that_are_not_understood() {
    let all: &[(&[&str], &str)] = &[
        (&[], "no command; expected `list`, `describe` or `call`"),
        (&["cal"], "`cal` is no command"),
        (&["call", "x"], "`call` takes a binding, a file, INTERFACE.PROCEDURE, and JSON"),
        (
            &["call", "ncacn_ip_tcp:x", "y", "a.b", "n=1"],
            "`n=1` is neither a name nor a JSON object",
        ),
        (&["list", "x", "--usr", "a"], "`--usr` is no option; expected `--user`, perhaps"),
        (&["list", "x", "--ndr", "--ndr64"], "`--ndr` and `--ndr64`"),
        (&["list", "x", "--level", "high"], "`--level high` is no level"),
        (&["list", "x", "--password", "a"], "expected `--user`"),
        (&["list", "x", "--timeout", "soon"], "`--timeout soon` is no time; expected seconds"),
        (&["list", "x", "--object"], "`--object` without a value"),
        (
            &["list", "x", "--user", "a", "--hash", "a4f4"],
            "`--hash` with what is no hash; expected 32 hexadecimal digits",
        ),
        (
            &["list", "x", "--compact"],
            "`--compact` means nothing for `list`; expected it with `call`",
        ),
        (
            &["describe", "x", "--ndr"],
            "`--ndr` means nothing for `describe`; expected it with `call`",
        ),
        (&["call", "x.idl", "ncacn_ip_tcp:x", "a.b"], "expected one before the file"),
        (&["call", "ncacn_ip_tcp:x", "y", "a.b", "5"], "`5` is neither a name nor a JSON object"),
        (&["list", "x", "--user", "--password", "a"], "`--user` without a value"),
        (&["list", "x", "--mapper-port", "0"], "`--mapper-port 0` is no port; expected 1 to 65535"),
        (&["list", "x", "--compact=yes"], "`--compact=yes`: `--compact` has no value"),
        (&["--compact", "lists"], "`lists` is no command; expected `list`, perhaps"),
        (
            &["call", "ncacn_ip_tcp:x", "y", "a.b", "{}", "{}"],
            "`{}` stands behind `a.b`, which has its JSON already",
        ),
        (&["call", "ncacn_ip_tcp:x", "y", "{}"], "`{}` stands behind no procedure"),
        (&["call", "ncacn_ip_tcp:x", "y", "a.b", "-", "a.b", "-"], "`-` twice; expected it once"),
    ];
    for (arguments, expected) in all {
        let told = refused(&rpcurl(arguments).await, 2);
        assert!(told.contains(expected) && told.contains("usage:"), "{arguments:?}: {told}");
        // The rest of the help would hide it.
        assert!(told.lines().count() < 10, "{told}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_rpcurl"));
        let output = command.arg(std::ffi::OsString::from_vec(vec![0xff])).output().unwrap();
        assert!(refused(&output, 2).contains("is no UTF-8; expected text"));
    }
    let help = rpcurl(&["--help"]).await;
    assert!(help.status.success() && help.stdout.starts_with(b"usage:"));
    let version = rpcurl(&["--version"]).await;
    assert_eq!(
        String::from_utf8_lossy(&version.stdout),
        format!("rpcurl {}\n", env!("CARGO_PKG_VERSION"))
    );
    let types = Path::new(env!("CARGO_TARGET_TMPDIR")).join("types.idl");
    std::fs::write(&types, "typedef long NUMBER;").unwrap();
    let told = refused(&rpcurl(&["describe", types.to_str().unwrap()]).await, 1);
    assert!(told.ends_with("types.idl` has no interface that can be called\n"), "{told}");
    let told = refused(&rpcurl(&["describe", "not-there.idl"]).await, 1);
    assert!(told.starts_with("error[MIDL1001]: `not-there.idl` cannot be read: "), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

/// Unions by their labels, and arrays and numbers that are too large.
#[tokio::test(flavor = "multi_thread")]
async fn values_of_structures_and_unions() {
    let fixed = json!({"bytes": "000102", "digit": 3});
    let (number, none) = (json!({"number": 1}), json!({"bytes": "00", "digit": 3}));
    for (name, value, expected) in [
        (
            "id",
            json!("1234"),
            "\"1234\"; expected a uuid, such as 12345778-1234-abcd-ef00-0123456789ac",
        ),
        ("id", json!(7), "7; expected a uuid, such as 12345778-1234-abcd-ef00-0123456789ac"),
        // It would be an infinity.
        ("weight", json!(1e300), "1e+300; expected a number from -3.4028235e38 to 3.4028235e38"),
    ] {
        let given = json!({"book": number, "fixed": fixed, (name): value}).to_string();
        let call = ["call", "ncacn_ip_tcp:127.0.0.1[1]", SHELVES, "shelves.find", &given];
        let told = refused(&rpcurl(&call).await, 1);
        assert_eq!(told, format!("shelves.find: parameters.{name}: {expected}\n"));
    }
    for (book, fixed, expected) in [
        (json!(7), &fixed, "book: 7; expected an object with one of `name`, `number`, `default`"),
        (json!({"nam": "x"}), &fixed, "book: there is no member `nam`; expected `name`, perhaps"),
        (
            json!({"name": "x", "number": 3}),
            &fixed,
            "book: an object with 2 arms; expected one of `name`",
        ),
        (
            json!({}),
            &fixed,
            "book: an object with 0 arms; expected one of `name`, `number`, `default`",
        ),
        (
            json!({"kind": "BY_NUMBER", "name": "x"}),
            &fixed,
            "book: the arm `name`, but the discriminant is BY_NUMBER; expected the arm `number`",
        ),
        (
            json!({"default": null}),
            &fixed,
            "book: this arm has no label from which the discriminant could be derived; expected `kind` beside it",
        ),
        (json!({"default": 1}), &fixed, "book: 1; expected null, as the arm is empty"),
        (number.clone(), &none, "fixed.bytes: 1 element; expected 3"),
        (
            number,
            &json!({"bytes": "000102", "digit": 10}),
            "fixed.digit: 10 is out of range; expected 1 to 9",
        ),
    ] {
        let given = json!({"book": book, "fixed": fixed}).to_string();
        let call = ["call", "ncacn_ip_tcp:127.0.0.1[1]", SHELVES, "shelves.find", &given];
        let told = refused(&rpcurl(&call).await, 1);
        assert!(told.starts_with(&format!("shelves.find: parameters.{expected}")), "{told}");
    }
}

/// What helps is the form of the command that was meant.
#[tokio::test(flavor = "multi_thread")]
async fn only_the_forms_of_the_command_are_shown() {
    for (arguments, form) in [
        (&["list"][..], "usage: rpcurl list HOST"),
        (&["--compact", "describe"], "usage: rpcurl describe FILE.idl"),
        (&["call", "x", "--usr", "a"], "usage: rpcurl call BINDING"),
    ] {
        let told = refused(&rpcurl(arguments).await, 2);
        let shown: Vec<&str> = told.lines().filter(|line| line.contains("rpcurl ")).collect();
        assert!(shown[0].starts_with(form) && shown[1].contains("--help"), "{told}");
        assert_eq!(shown.len(), 2, "{told}");
    }
    let told = refused(&rpcurl(&["cal"]).await, 2);
    assert!(told.contains("usage: rpcurl list") && told.contains("       rpcurl call"), "{told}");
    // Options may stand before the command.
    let described = rpcurl(&["--compact", "-D", "A=1", "describe", IDL, "rpcecho.AddOne"]).await;
    assert_eq!(answer(&described)["opnum"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn bindings_that_are_written_otherwise() {
    for (given, meant) in [
        ("127.0.0.1:31000", "ncacn_ip_tcp:127.0.0.1[31000]"),
        ("localhost[31000]", "ncacn_ip_tcp:localhost[31000]"),
        ("dc.example.com", "ncacn_ip_tcp:dc.example.com"),
        ("ncacn_ip_tcp:localhost:31000", "ncacn_ip_tcp:localhost[31000]"),
        ("ncacn_ip_tcp:localhost:[31000]", "ncacn_ip_tcp:localhost[31000]"),
        ("tcp://localhost:31000", "ncacn_ip_tcp:localhost[31000]"),
        ("ncacn_ip_tcp://localhost[31000]", "ncacn_ip_tcp:localhost[31000]"),
        ("[::1]:135", "ncacn_ip_tcp:[::1][135]"),
        ("/run/names.sock", "ncalrpc:[/run/names.sock]"),
        ("ncalrpc:/run/names.sock", "ncalrpc:[/run/names.sock]"),
    ] {
        let told = refused(&rpcurl(&["call", given, IDL, "rpcecho.AddOne"]).await, 2);
        let expected = format!(
            "`{given}` is no binding, which is `ncacn_ip_tcp:host[port]`, `ncacn_ip_tcp:host` or `ncalrpc:[path]`; \
             expected `{meant}`\n"
        );
        assert!(told.starts_with(&expected), "{told}");
        assert!(!told.contains("RPC_S_"), "{told}");
    }
    for (given, expected) in [
        ("ncacn_np:host[\\pipe\\x]", "named pipes are not here; expected `ncacn_ip_tcp:host`"),
        ("ncacn_ip_tcp:host:99999", "`ncacn_ip_tcp:host:99999` is no binding, which is"),
        ("ncacn_ip_tcp:host[http]", "the endpoint of ncacn_ip_tcp:host[http] is no port"),
        ("nope@ncacn_ip_tcp:host[1]", "is no uuid; expected that of an object"),
    ] {
        let told = refused(&rpcurl(&["call", given, IDL, "rpcecho.AddOne"]).await, 2);
        assert!(told.contains(expected) && !told.contains("RPC_S_"), "{told}");
    }
    for given in ["host:135", "ncacn_ip_tcp:host[135]"] {
        let told = refused(&rpcurl(&["list", given]).await, 2);
        assert!(
            told.contains("expected the host alone, `host`, or `host --mapper-port 135`"),
            "{told}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn procedures_that_are_not_called() {
    for (name, expected) in [
        (
            "shelves.told",
            "`shelves.told` cannot be called: it is a `callback`, which a server calls at its client; \
          expected one that clients call",
        ),
        (
            "shelves.count",
            "`shelves.count` cannot be called: it is `local`: it is not on the wire; \
          expected `RemoteCount`, which travels in its place",
        ),
        ("shelves.Opnum5NotUsedOnWire", "it only has a number, which is not used on the wire"),
        ("names.name", "`names` cannot be called: it is `local`: it is not on the wire"),
    ] {
        for command in [
            &["call", "ncacn_ip_tcp:127.0.0.1[1]", SHELVES, name][..],
            &["describe", SHELVES, name],
        ] {
            let told = refused(&rpcurl(command).await, 1);
            assert!(told.contains(expected), "{told}");
        }
    }
}

/// Who reads what is shown may have seen enough, and a disk may be full.
#[cfg(target_os = "linux")]
#[test]
fn output_that_is_not_taken() {
    use std::process::{Command, Stdio};
    let describe = |to: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rpcurl"));
        command.args(["describe", IDL]).stdout(to).stderr(Stdio::piped());
        command.spawn().unwrap().wait_with_output().unwrap()
    };
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let enough = describe(writer.into());
    assert!(enough.status.success() && enough.stderr.is_empty(), "{enough:?}");
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let told = refused(&describe(full.into()), 1);
    assert!(told.starts_with("standard output cannot be written: "), "{told}");
}
