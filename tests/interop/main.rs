//! Real peers. They need packages that `cargo test` does not install, and are ignored without
//! `--ignored`; CI installs them (`.ci/run`), and there a missing peer is a failure.

mod binding;
mod endpoint_mapper;
mod handles;
mod interfaces;
#[cfg(feature = "gssapi")]
mod kerberos;
mod lsarpc;
mod security;
mod wine;

use std::net::TcpListener;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use rpc_examples::rpcecho::{Echo, RpcechoClient, RpcechoServer};
use rpc_runtime::prelude::*;

/// The ten tests of `smbtorture … rpc.echo`.
const TORTURE: [&str; 10] = [
    "echo.addone",
    "echo.sinkdata",
    "echo.echodata",
    "echo.sourcedata",
    "echo.testcall",
    "echo.testcall2",
    "echo.enum",
    "echo.surrounding",
    "echo.doublepointer",
    "echo.sleep",
];

async fn server(binding: &str) -> (Server, Binding) {
    let server = Server::builder().offer(RpcechoServer::new(Echo)).build().unwrap();
    let endpoint = server.listen(binding).await.unwrap();
    (server, endpoint.binding().clone())
}

async fn run(command: &mut Command) -> Output {
    let name = format!("{command:?}");
    let mut command = tokio::process::Command::from(std::mem::replace(command, Command::new("")));
    let output = command.kill_on_drop(true).stdin(Stdio::null()).output();
    let output = tokio::time::timeout(Duration::from_secs(120), output).await;
    output.unwrap_or_else(|_| panic!("{name} took too long")).unwrap_or_else(|error| {
        panic!("{name}: {error}; CI installs the peers, see .ci/run");
    })
}

/// Runs the test of this name once more, in a process of its own with another environment: it is this program again.
#[cfg(feature = "gssapi")]
fn again(test: &str, in_environment: impl FnOnce(&mut Command) -> &mut Command) {
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args([test, "--exact", "--ignored", "--nocapture"]).stdin(Stdio::null());
    let again = in_environment(&mut again).stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = again.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && text.contains("1 passed"), "{text}{errors}");
    print!("{text}");
}

async fn torture(options: &str) {
    let (_server, binding) = server("ncacn_ip_tcp:127.0.0.1[0]").await;
    let binding = binding.to_string().replace(']', &format!("{options}]"));
    let output = run(Command::new("smbtorture").args([&binding, "rpc.echo", "-U%"])).await;
    assert_tortured(&output);
}

fn assert_tortured(output: &Output) {
    let text = String::from_utf8_lossy(&output.stdout);
    assert_outcomes(&text, &TORTURE, &[], "");
    assert!(output.status.success(), "{text}");
}

/// What smbtorture says of a suite: these tests pass, and these fail, each for `reason`; there are no others.
fn assert_outcomes(text: &str, pass: &[&str], fail: &[&str], reason: &str) {
    let mut left: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("test: ")).collect();
    let mut take = |test: &str| {
        let place = left.iter().position(|at| *at == test);
        left.swap_remove(place.unwrap_or_else(|| panic!("{test} was not run:\n{text}")));
    };
    for test in pass {
        take(test);
        assert!(text.contains(&format!("success: {test}\n")), "{test} does not pass:\n{text}");
    }
    for test in fail {
        take(test);
        let (_, failure) = text
            .split_once(&format!("failure: {test} [\n"))
            .unwrap_or_else(|| panic!("{test} does not fail:\n{text}"));
        let failure = failure.lines().next().unwrap();
        assert!(failure.contains(reason), "{test} fails otherwise: {failure}");
    }
    assert!(left.is_empty(), "tests that are not known here: {left:?}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite)"]
async fn smbtorture() {
    torture("").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite)"]
async fn smbtorture_big_endian() {
    torture(",bigendian").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite)"]
async fn smbtorture_ndr64() {
    torture(",ndr64").await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs smbtorture (samba-testsuite)"]
async fn smbtorture_over_a_unix_socket() {
    let directory = std::env::temp_dir().join(format!("rpc-interop-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    let path = directory.display();
    let (server, _) = server(&format!("ncalrpc:[{path}/echo]")).await;
    let option = format!("--option=ncalrpc dir={path}");
    let mut torture = Command::new("smbtorture");
    let output = run(torture.args([&option, "ncalrpc:[echo]", "rpc.echo", "-U%"])).await;
    server.shutdown(Duration::from_secs(5)).await;
    std::fs::remove_dir_all(&directory).unwrap();
    assert_tortured(&output);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs python3-impacket"]
async fn impacket_as_client() {
    let (_server, binding) = server("ncacn_ip_tcp:127.0.0.1[0]").await;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/impacket_client.py");
    let output = run(Command::new("/usr/bin/python3").args([script, &binding.to_string()])).await;
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.trim_end().ends_with("passed, 0 failed"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs python3-impacket"]
async fn impacket_as_server() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/impacket_server.py");
    let mut impacket = tokio::process::Command::new("/usr/bin/python3")
        .args([script, &port.to_string()])
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("python3; CI installs the peers, see .ci/run");
    let binding = Binding::tcp("127.0.0.1", port);
    let mut client = RpcechoClient::connect(&binding).await;
    for _ in 0..100 {
        if client.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        client = RpcechoClient::connect(&binding).await;
    }
    let client = client.expect("Impacket's server");
    let checks = rpc_examples::rpcecho_checks::run(&client).await;
    impacket.kill().await.unwrap();
    assert_eq!((checks.passed, checks.failed), (35, 0));
}
