//! C programs over Wine's rpcrt4, as client and as server: `shapes.idl` and `counters.idl`, compiled with widl and mingw.

mod authenticated;
mod counters;
mod recorder;
mod workshop;

use std::fmt::Write;
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_tests::shapes::{Service, ShapesClient, ShapesServer, checks};

use crate::run;
use recorder::Recorder;
use workshop::Workshop;

/// What `client.c` counts.
const CLIENT_CHECKS: u32 = 74;

/// What `checks::run` counts.
const OUR_CHECKS: u32 = 52;

/// Runs a C client against the server at a port.
async fn client(workshop: &Workshop, name: &str, checks: u32, port: u16) {
    let output = run(workshop.program(name).arg(port.to_string())).await;
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}{errors}");
    let last = text.lines().last().unwrap_or_default();
    assert_eq!(last, format!("{checks} passed, 0 failed"), "{text}");
}

/// What becomes of an attempt to call Wine's server, or of the second or third if no answer comes.
///
/// When a request comes before the sending of the last reply has returned, its sending thread may wait for
/// an event that its receiving thread has taken away, for ever.
async fn attempts<T>(attempt: impl AsyncFn() -> T) -> T {
    for _ in 0..3 {
        if let Ok(value) = tokio::time::timeout(Duration::from_secs(10), attempt()).await {
            return value;
        }
    }
    panic!("no answer of Wine's server, three times");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs wine64, mingw-w64-tools, gcc-mingw-w64-x86-64"]
async fn wine_as_client() {
    let workshop = Workshop::shared().await;
    let server = Server::builder().offer(ShapesServer::new(Service)).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let port = endpoint.binding().endpoint().parse().unwrap();
    client(&workshop, "client", CLIENT_CHECKS, port).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs wine64, mingw-w64-tools, gcc-mingw-w64-x86-64"]
async fn wine_as_server() {
    let workshop = Workshop::shared().await;
    let (_server, port) = workshop.server("server").await;
    let checks = attempts(async || {
        let client = ShapesClient::connect(&Binding::tcp("127.0.0.1", port)).await.unwrap();
        checks::run(&client).await
    });
    let checks = checks.await;
    assert_eq!((checks.passed, checks.failed), (OUR_CHECKS, 0));
}

/// It carries one call at a time and answers every call with the number 1, so that the second waits for the first,
/// also where that was given up.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs wine64, mingw-w64-tools, gcc-mingw-w64-x86-64"]
async fn wine_as_server_of_two_calls_at_once() {
    let workshop = Workshop::shared().await;
    let (_server, port) = workshop.server("server").await;
    let client = attempts(async || {
        let client = ShapesClient::connect(&Binding::tcp("127.0.0.1", port)).await.unwrap();
        let insert = async |number: i16| {
            let mut tree = None;
            client.insert(&mut tree, number).await.unwrap();
            assert_eq!(tree.unwrap().number, number);
        };
        for n in 0..10 {
            tokio::join!(insert(n), insert(n + 100), insert(n + 200));
            let _ = tokio::time::timeout(Duration::ZERO, insert(n + 300)).await;
            insert(n + 400).await;
        }
    });
    client.await;
}

/// The golden bytes of `tests/wire/wine_shapes.rs`: what Wine says to Wine.
///
/// With `WRITE_GOLDEN=1` they are made again, instead of compared.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs wine64, mingw-w64-tools, gcc-mingw-w64-x86-64"]
async fn wine_still_says_the_golden_bytes() {
    let workshop = Workshop::shared().await;
    let (_server, port) = workshop.server("server").await;
    let calls = attempts(async || {
        let recorder = Recorder::before(port).await;
        client(&workshop, "client", CLIENT_CHECKS, recorder.port()).await;
        recorder.calls()
    });

    let mut text = String::from(HEADER);
    for call in calls.await.into_iter().filter(|call| call.request.len() < 1000) {
        let name = ShapesClient::INTERFACE.procedures[usize::from(call.opnum)].name;
        writeln!(text, "{name} {} {}", call.request, call.reply).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/wire/golden/wine_shapes.txt");
    if std::env::var_os("WRITE_GOLDEN").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(path).unwrap());
}

const HEADER: &str = "\
# Stub data of tests/interop/wine/shapes.idl, by Wine's rpcrt4 as client and as server. To make it again:
#
#     WRITE_GOLDEN=1 cargo test -p rpc-tests --test interop -- --ignored golden
#
# PROCEDURE REQUEST REPLY, in the order of client.c, without calls in several fragments. A reply may be a
# fault with its status; no bytes are \"-\".

";
