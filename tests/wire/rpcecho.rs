//! The stubs of rpcecho against the bytes of Samba's own encoder (`samba_rpcecho.txt`).

use std::collections::BTreeMap;

use rpc_examples::rpcecho::{
    Echo, Enum1, Enum1Wide, Enum2, Enum3, Info, Info1, Info4, Info5, Info6, Info7, RpcechoClient,
    RpcechoServer, Surrounding,
};
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{PacketType, SyntaxId};
use rpc_tests::hex;
use rpc_tests::raw::{Raw, message};

const PROCEDURES: [&str; 10] = [
    "AddOne",
    "EchoData",
    "SinkData",
    "SourceData",
    "TestCall",
    "TestCall2",
    "TestSleep",
    "TestEnum",
    "TestSurrounding",
    "TestDoublePointer",
];

fn opnum(case: &str) -> u16 {
    let procedure = case.split('.').next().unwrap();
    PROCEDURES.iter().position(|known| *known == procedure).expect("a procedure") as u16
}

/// The stubs by case, direction and syntax.
fn golden() -> BTreeMap<(String, String, String), Vec<u8>> {
    let lines = include_str!("samba_rpcecho.txt").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let [case, direction, syntax, bytes] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("four words: {line}");
            };
            let bytes = if bytes == "-" { Vec::new() } else { hex(bytes) };
            ((case.to_owned(), direction.to_owned(), syntax.to_owned()), bytes)
        })
        .collect()
}

#[tokio::test]
async fn the_server_answers_sambas_bytes_with_sambas_bytes() {
    let golden = golden();
    let mut compared = 0;
    for ((case, direction, syntax), request) in &golden {
        // Two seconds of sleep prove nothing about layout.
        if direction != "in" || case.starts_with("TestSleep") {
            continue;
        }
        let server = Server::builder().offer(RpcechoServer::new(Echo)).build().unwrap();
        let (mut raw, stream) = Raw::pair();
        tokio::spawn(async move { server.serve(stream).await });
        let id = if syntax == "ndr64" { SyntaxId::NDR64 } else { SyntaxId::NDR20 };
        let ack = raw.bind(RpcechoClient::INTERFACE.id, id).await;
        assert_eq!(ack.results[0].result, 0);
        let big = syntax == "ndr-be";
        raw.send(&message(PacketType::Request, 2, opnum(case), request, big)).await;
        let (header, pdu) = raw.receive().await.expect("an answer");
        assert_eq!(header.packet, Ok(PacketType::Response), "{case} {syntax}");
        // Answers are little endian, whatever the request was.
        let answer = if syntax == "ndr64" { "ndr64" } else { "ndr" };
        let expected = &golden[&(case.clone(), "out".to_owned(), answer.to_owned())];
        assert_eq!(&pdu[24..], expected, "{case} {syntax}");
        compared += 1;
    }
    assert_eq!(compared, 84);
}

/// A client whose server knows Samba's requests, and answers with Samba's responses.
async fn client(syntax: &'static str) -> RpcechoClient {
    let (mut raw, stream) = Raw::pair();
    tokio::spawn(async move {
        let golden = golden();
        let id = if syntax == "ndr64" { SyntaxId::NDR64 } else { SyntaxId::NDR20 };
        raw.accept(id).await;
        // Our requests are little endian; the server's answers may be either.
        let request = if syntax == "ndr-be" { "ndr" } else { syntax };
        while let Some((header, pdu)) = raw.receive().await {
            let opnum_ = u16::from_le_bytes([pdu[22], pdu[23]]);
            let known = golden.iter().find(|((case, direction, in_), stub)| {
                direction == "in"
                    && in_ == request
                    && opnum(case) == opnum_
                    && stub[..] == pdu[24..]
            });
            let Some(((case, _, _), _)) = known else {
                panic!(
                    "Samba has no such {} request: {:02x?}",
                    PROCEDURES[opnum_ as usize],
                    &pdu[24..]
                );
            };
            let stub = &golden[&(case.clone(), "out".to_owned(), syntax.to_owned())];
            let answer = message(PacketType::Response, header.call_id, 0, stub, syntax == "ndr-be");
            raw.send(&answer).await;
        }
    });
    let association = ClientBuilder::new().over(stream);
    RpcechoClient::bind(&association).await.unwrap()
}

#[tokio::test]
async fn the_client_sends_and_understands_sambas_bytes() {
    for syntax in ["ndr", "ndr-be", "ndr64"] {
        let client = client(syntax).await;
        let mut out = 0;
        client.add_one(0x1234_5678, &mut out).await.unwrap();
        assert_eq!(out, 0x1234_5679);

        let (data, mut out) = ([1, 2, 3, 4, 5], [0; 5]);
        client.echo_data(5, &data, &mut out).await.unwrap();
        assert_eq!(out, data);
        client.sink_data(5, &data).await.unwrap();
        client.echo_data(0, &[], &mut []).await.unwrap();

        for text in ["", "input", "h\u{e9}\u{1d11e}"] {
            let mut out = None;
            client.test_call(&WString::from(text), &mut out).await.unwrap();
            assert_eq!(out, Some(WString::from(text)));
        }

        for (level, expected) in [
            (1, Info::Info1(10)),
            (2, Info::Info2(20)),
            (3, Info::Info3(30)),
            (4, Info::Info4(Info4 { v: 40 })),
            (5, Info::Info5(Info5 { v1: 50, v2: 60 })),
            (6, Info::Info6(Info6 { v1: 70, info1: Info1 { v: 80 } })),
            (7, Info::Info7(Info7 { v1: 80, info4: Info4 { v: 90 } })),
        ] {
            let mut info = Info::Info1(0);
            assert_eq!(client.test_call2(level, &mut info).await.unwrap(), 0);
            assert_eq!(info, expected, "{syntax}");
        }

        for (first, second, third) in [
            (1, (1, 2), Enum3::E1(Enum1::Two)),
            (1, (76, 0x1234_5678), Enum3::E1(Enum1::Other(76))),
            (2, (1, 2), Enum3::E2(Enum2 { e1: Enum1::Two, e2: Enum1Wide::One })),
            (
                2,
                (76, 76),
                Enum3::E2(Enum2 { e1: Enum1::Other(76), e2: Enum1Wide::Other(0x1234_5678) }),
            ),
        ] {
            let mut foo1 = if first == 1 { Enum1::One } else { Enum1::Two };
            let e1 = if second.0 == 1 { Enum1::One } else { Enum1::Other(second.0) };
            let e2 = if second.1 == 2 { Enum1Wide::Two } else { Enum1Wide::Other(second.1) };
            let (mut foo2, mut foo3) = (Enum2 { e1, e2 }, third);
            client.test_enum(&mut foo1, &mut foo2, &mut foo3).await.unwrap();
            assert_eq!((foo2, foo3), (Enum2 { e1: Enum1::Two, e2 }, third), "{syntax}");
        }

        for tail in [vec![], vec![1, 2], vec![1, 2, 3]] {
            let x = tail.len() as u32;
            let mut data = Surrounding { x, surrounding: Tail(tail) };
            client.test_surrounding(&mut data).await.unwrap();
            assert_eq!(data, Surrounding { x: 2 * x, surrounding: Tail(vec![0; 2 * x as usize]) });
        }

        let to_12 = Some(Box::new(Some(Box::new(12))));
        for (data, expected) in [(None, 0), (Some(Box::new(None)), 0), (to_12, 12)] {
            assert_eq!(client.test_double_pointer(&data).await.unwrap(), expected);
        }
    }
}
