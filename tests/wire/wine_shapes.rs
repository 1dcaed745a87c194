//! The stubs of `shapes` against the bytes of Wine's rpcrt4 (`golden/wine_shapes.txt`).

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{Fault, PacketType, SyntaxId};
use rpc_tests::encoding::Encoding;
use rpc_tests::raw::{Raw, message};
use rpc_tests::shapes::{Service, ShapesClient, ShapesServer, checks};
use rpc_tests::{SYNTAXES, hex};

struct Call {
    opnum: u16,
    request: Vec<u8>,
    /// Stub data, or a fault's status as it is on the wire.
    reply: Result<Vec<u8>, u32>,
}

/// Wine's calls, in the order of `checks::run_small`.
fn golden() -> Vec<Call> {
    let lines = include_str!("golden/wine_shapes.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(call).collect()
}

fn call(line: &str) -> Call {
    let [name, request, reply] = line.split(' ').collect::<Vec<_>>()[..] else {
        panic!("three words: {line}");
    };
    let procedures = ShapesClient::INTERFACE.procedures;
    let opnum = procedures.iter().position(|known| known.name == name).expect("a procedure");
    let stub = |text: &str| if text == "-" { Vec::new() } else { hex(text) };
    let reply = match reply.strip_prefix("fault:") {
        Some(status) => Err(u32::from_str_radix(status, 16).expect("hex digits")),
        None => Ok(stub(reply)),
    };
    Call { opnum: opnum as u16, request: stub(request), reply }
}

#[tokio::test]
async fn the_server_answers_wines_bytes_with_wines_bytes() {
    let server = Server::builder().offer(ShapesServer::new(Service)).build().unwrap();
    let mut raw = Raw::client_of(&server, ShapesClient::INTERFACE.id).await;
    let golden = golden();
    for call in &golden {
        let what = ShapesClient::INTERFACE.procedures[usize::from(call.opnum)].name;
        match (raw.call(call.opnum, &call.request).await, &call.reply) {
            (Ok(ours), Ok(wines)) => Encoding::Little.assert_same(&ours, wines, what),
            (ours, wines) => {
                assert_eq!(
                    ours.err(),
                    wines.as_ref().err().map(|s| Status::from_wire(*s)),
                    "{what}"
                );
            }
        }
    }
    assert_eq!(golden.len(), CALLS);
}

const CALLS: usize = 50;

/// A server that knows Wine's requests one after the other, and answers as Wine does.
async fn wine(mut raw: Raw) {
    raw.accept(SyntaxId::NDR20).await;
    for call in golden() {
        let what = ShapesClient::INTERFACE.procedures[usize::from(call.opnum)].name;
        let (header, pdu) = raw.receive().await.expect("a request");
        assert_eq!(pdu[22..24], call.opnum.to_le_bytes(), "{what}");
        Encoding::Little.assert_same(&pdu[24..], &call.request, what);
        let answer = match &call.reply {
            Ok(stub) => message(PacketType::Response, header.call_id, 0, stub, false),
            Err(status) => fault(header.call_id, *status),
        };
        raw.send(&answer).await;
    }
}

fn fault(call_id: u32, status: u32) -> Vec<u8> {
    let mut pdu = Vec::new();
    Fault { context: 0, status }.write(call_id, true, &mut pdu);
    pdu
}

#[tokio::test]
async fn the_client_sends_wines_bytes_and_understands_wines_answers() {
    let (raw, stream) = Raw::pair();
    let wine = tokio::spawn(wine(raw));
    let association = ClientBuilder::new().over(stream);
    let client = ShapesClient::bind(&association).await.unwrap();
    let checks = checks::run_small(&client).await;
    wine.await.unwrap();
    assert_eq!((checks.passed, checks.failed), (51, 0));
}

/// Every shape through both sides, in each transfer syntax, also in fragments.
#[tokio::test]
async fn every_shape_is_the_same_in_ndr64() {
    for syntax in SYNTAXES {
        let server = Server::builder().offer(ShapesServer::new(Service)).build().unwrap();
        let builder = ClientBuilder::new().transfer_syntaxes(&[syntax]).max_fragment(1432);
        let client = ShapesClient::bind(&builder.over(server.in_process())).await.unwrap();
        let checks = checks::run(&client).await;
        assert_eq!((checks.passed, checks.failed), (52, 0), "{syntax:?}");
    }
}
