//! The command, over real sockets: against the example server of Samba's test interface, and against what can go wrong.

mod support;

use std::path::Path;
use std::process::Command;

use rpc_examples::rpcecho::{Echo, RpcechoServer};
use rpc_runtime::endpoint_mapper::Mapper;
use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;
use rpc_runtime::security::ntlm::{HashTable, NtHash, NtlmAcceptor};
use serde_json::{Value as Json, json};
use support::{ANY, IDL, SHELVES, answer, echo, refused, rpcurl};

#[tokio::test(flavor = "multi_thread")]
async fn every_procedure_of_rpcecho() {
    let (server, binding) = echo().await;
    for syntax in ["--ndr", "--ndr64"] {
        let call = async |name: &str, given: Json| {
            let (name, given) = (format!("rpcecho.{name}"), given.to_string());
            answer(&rpcurl(&["call", &binding, IDL, &name, &given, syntax]).await)
        };
        let given = json!({"in_data": 41});
        assert_eq!(call("AddOne", given).await, json!({"out_data": 42}));
        // By its number, with the size derived, and with one that is given.
        let given = json!({"in_data": "00ff7e"});
        assert_eq!(call("1", given).await, json!({"out_data": "00ff7e"}));
        let given = json!({"len": 3, "in_data": [0, 255, "0x7e"]});
        assert_eq!(call("EchoData", given).await, json!({"out_data": "00ff7e"}));
        assert_eq!(call("SinkData", json!({"data": ""})).await, json!({}));
        let given = json!({"len": 4});
        assert_eq!(call("SourceData", given).await, json!({"data": "00010203"}));
        let given = json!({"s1": "Zoë 😀"});
        assert_eq!(call("TestCall", given).await, json!({"s2": "Zoë 😀"}));
        // Half of a surrogate pair is not lost.
        let given = json!({"s1": [0x61, 0xd800]});
        assert_eq!(call("TestCall", given).await, json!({"s2": [0x61, 0xd800]}));
        let given = json!({"level": 7});
        let info = json!({"info7": {"v1": 80, "info4": {"v": 90}}});
        assert_eq!(call("TestCall2", given).await, json!({"info": info, "return": 0}));
        let given = json!({"foo1": "ECHO_ENUM2", "foo2": {"e1": 76, "e2": "ECHO_ENUM1_32"},
                           "foo3": {"e2": {"e1": 1, "e2": 2}}});
        let back = json!({"foo1": "ECHO_ENUM2", "foo2": {"e1": "ECHO_ENUM2", "e2": "ECHO_ENUM1_32"},
                          "foo3": {"e2": {"e1": "ECHO_ENUM1", "e2": "ECHO_ENUM2_32"}}});
        assert_eq!(call("TestEnum", given).await, back);
        let given = json!({"data": {"surrounding": [1, 2]}});
        let back = json!({"data": {"x": 4, "surrounding": [0, 0, 0, 0]}});
        assert_eq!(call("TestSurrounding", given).await, back);
        for (data, returned) in [(json!(1000), 1000), (json!(null), 0), (json!({"*": null}), 0)] {
            let back = call("TestDoublePointer", json!({"data": data})).await;
            assert_eq!(back, json!({"return": returned}));
        }
    }
    drop(server);
}

#[tokio::test(flavor = "multi_thread")]
async fn parameters_in_a_file_and_on_standard_input() {
    let (_server, binding) = echo().await;
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("parameters.json");
    std::fs::write(&file, r#"{"in_data": 1}"#).unwrap();
    let of_file = format!("@{}", file.display());
    let output = rpcurl(&["call", &binding, IDL, "rpcecho.AddOne", &of_file, "--compact"]).await;
    assert_eq!(output.stdout, b"{\"out_data\":2}\n");

    let mut command = Command::new(env!("CARGO_BIN_EXE_rpcurl"));
    command.args(["call", &binding, IDL, "rpcecho.AddOne", "-"]);
    command.stdin(std::fs::File::open(&file).unwrap());
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    assert_eq!(answer(&output), json!({"out_data": 2}));
}

/// Results are named by later calls of the same connection.
#[tokio::test(flavor = "multi_thread")]
async fn several_calls() {
    let (_server, binding) = echo().await;
    let calls = [
        "rpcecho.AddOne",
        r#"{"in_data": 1}"#,
        "rpcecho.AddOne",
        r#"{"in_data": {"$": "out_data"}}"#,
        "rpcecho.SourceData",
        r#"{"len": {"$": "/out_data"}}"#,
        "rpcecho.EchoData",
        r#"{"in_data": {"$": "data"}}"#,
    ];
    let call = ["call", &*binding, IDL, "--compact"];
    let output = rpcurl(&[&call[..], &calls].concat()).await;
    let shown = String::from_utf8(output.stdout).unwrap();
    let expected = [
        "{\"out_data\":2}",
        "{\"out_data\":3}",
        "{\"data\":\"000102\"}",
        "{\"out_data\":\"000102\"}",
    ];
    assert_eq!(shown.lines().collect::<Vec<_>>(), expected, "{:?}", output.stderr);

    let calls = ["rpcecho.AddOne", r#"{"in_data": {"$": "nothing"}}"#];
    let told = refused(&rpcurl(&[&call[..], &calls].concat()).await, 1);
    assert!(told.contains("no earlier result has `nothing`"), "{told}");
}

/// The port is the endpoint mapper's to say, and `list` shows what it knows.
#[tokio::test(flavor = "multi_thread")]
async fn by_the_endpoint_mapper() {
    let mapper = Mapper::new();
    let server = mapper.offer(Server::builder().offer(RpcechoServer::new(Echo))).build().unwrap();
    let endpoint = server.listen(ANY).await.unwrap();
    mapper.insert_server(&server, std::slice::from_ref(&endpoint)).unwrap();
    let port = endpoint.binding().endpoint();

    let listed = rpcurl(&["list", "127.0.0.1", "--mapper-port", port]).await;
    assert!(listed.status.success(), "{listed:?}");
    let listed = String::from_utf8(listed.stdout).unwrap();
    let id = "60a15ec5-4de8-11d7-a637-005056a20182 v1.0";
    assert_eq!(listed, format!("{id}  ncacn_ip_tcp:127.0.0.1[{port}]  Rpcecho\n"));

    let given = r#"{"in_data": 1}"#;
    let mapper_port = ["--mapper-port", port];
    let call = ["call", "ncacn_ip_tcp:127.0.0.1", IDL, "rpcecho.AddOne", given];
    let output = rpcurl(&[&call[..], &mapper_port].concat()).await;
    assert_eq!(answer(&output), json!({"out_data": 2}));
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_password_a_hash_and_a_wrong_one() {
    // The hash is that of MS-NLMP section 4.2.2.1.2.
    let (password, hash) = ("Password", "a4f49c406510bdcab6824ee7c30fd852");
    let accounts = HashTable::new().account("alice", NtHash::of_password(password));
    let server = Server::builder()
        .offer(RpcechoServer::new(Echo))
        .authenticate(NtlmAcceptor::new(accounts))
        .min_level(AuthenticationLevel::Privacy)
        .build()
        .unwrap();
    let endpoint = server.listen(ANY).await.unwrap();
    let binding = endpoint.binding().to_string();
    let call = async |options: &[&str]| {
        let call = ["call", &*binding, IDL, "rpcecho.AddOne", r#"{"in_data": 1}"#];
        rpcurl(&[&call[..], options].concat()).await
    };
    for of_alice in [["--password", password], ["--hash", hash]] {
        let answered = call(&[&["--user", "alice"][..], &of_alice].concat()).await;
        assert_eq!(answer(&answered), json!({"out_data": 2}));
    }

    let wrong = refused(&call(&["--user", "alice", "--password", "staple"]).await, 1);
    assert!(
        wrong.contains("RPC_S_ACCESS_DENIED") || wrong.contains("RPC_S_SEC_PKG_ERROR"),
        "{wrong}"
    );
    let wrong = refused(&call(&["--user", "alice", "--hash", "a4f4"]).await, 2);
    assert!(wrong.contains("32"), "{wrong}");
    let unknown = refused(&call(&[]).await, 1);
    assert!(unknown.contains("RPC_S_ACCESS_DENIED"), "{unknown}");
    assert!(
        unknown.ends_with("expected a user, perhaps, by `--user` or `--kerberos`\n"),
        "{unknown}"
    );
    let low = refused(&call(&["--user=alice", "--password=Password", "--level=connect"]).await, 1);
    assert!(low.contains("called at the level `connect`"), "{low}");
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_are_not_there_or_of_another_kind() {
    // Bound, and no longer listening.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let binding = format!("ncacn_ip_tcp:127.0.0.1[{port}]");
    let call = ["call", &*binding, IDL, "rpcecho.AddOne", r#"{"in_data": 1}"#];
    let dead = refused(&rpcurl(&call).await, 1);
    assert!(dead.contains("RPC_S_SERVER_UNAVAILABLE") && dead.contains(&binding), "{dead}");

    let dead =
        refused(&rpcurl(&["list", "127.0.0.1", "--mapper-port", &port.to_string()]).await, 1);
    assert!(dead.contains("; expected an endpoint mapper there"), "{dead}");

    // It accepts, and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let binding = format!("ncacn_ip_tcp:127.0.0.1[{port}]");
    let call = ["call", &*binding, IDL, "rpcecho.AddOne", r#"{"in_data": 1}"#, "--timeout", "0.2"];
    let silent = refused(&rpcurl(&call).await, 1);
    assert!(silent.contains("200ms"), "{silent}");

    let server = Mapper::new().offer(Server::builder()).build().unwrap();
    let endpoint = server.listen(ANY).await.unwrap();
    let binding = endpoint.binding().to_string();
    let call = ["call", &*binding, IDL, "rpcecho.AddOne", r#"{"in_data": 1}"#];
    let other = refused(&rpcurl(&call).await, 1);
    assert!(other.contains("RPC_S_UNKNOWN_IF"), "{other}");
}

#[tokio::test(flavor = "multi_thread")]
async fn descriptions() {
    let listed = rpcurl(&["describe", IDL]).await;
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.starts_with("rpcecho 60a15ec5-4de8-11d7-a637-005056a20182 v1.0\n"), "{listed}");
    assert!(listed.contains("\n   9 TestDoublePointer\n"), "{listed}");
    assert_eq!(rpcurl(&["describe", IDL, "rpcecho"]).await.stdout, listed.as_bytes());
    let listed = rpcurl(&["describe", SHELVES]).await;
    let listed = String::from_utf8(listed.stdout).unwrap();
    let last = "   4 RemoteCount\n   6 forget  (cannot be called: it is not answered (`maybe`), and nothing would be \
        shown)\n     told  (cannot be called: it is a `callback`)\n";
    assert!(listed.ends_with(last), "{listed}");

    let described = answer(&rpcurl(&["describe", IDL, "rpcecho.TestEnum"]).await);
    let shape = json!({
        "foo1": "ECHO_ENUM1 | ECHO_ENUM2; may be left out",
        "foo2": {"e1": "ECHO_ENUM1 | ECHO_ENUM2", "e2": "ECHO_ENUM1_32 | ECHO_ENUM2_32"},
        // Only the arm is given.
        "foo3": {"one of": {
            "discriminant 1": {"e1": "ECHO_ENUM1 | ECHO_ENUM2"},
            "discriminant 2": {"e2": "echo_Enum2, as above"},
        }},
    });
    assert_eq!(described["opnum"], 7);
    assert_eq!(described["in"], shape);
    let described = answer(&rpcurl(&["describe", IDL, "rpcecho.TestCall"]).await);
    assert_eq!(described["in"], json!({"s1": "string"}));
    assert_eq!(described["out"], json!({"s2": "string or null"}));

    // Labels by their names, and pipes with what is in them.
    let described = async |file: &str, name: &str| {
        let file = format!("{}/tests/idl/{file}", env!("CARGO_MANIFEST_DIR"));
        answer(&rpcurl(&["describe", &file, name]).await)
    };
    let arms = json!([
        {"name": "string or null", "kind": "BY_NAME"},
        {"number": "i32", "kind": "BY_NUMBER"},
        {"default": null, "kind": "any other"},
    ]);
    assert_eq!(described("shelves.idl", "shelves.find").await["in"]["book"]["one of"], arms);
    let pairs = json!({"pipe of": [{"low": "u32", "high": "u32"}]});
    assert_eq!(described("pipes.idl", "files.get").await["out"]["pairs"], pairs);
    assert_eq!(described("pipes.idl", "files.put").await["in"]["data"], "pipe of bytes, hex");
}
