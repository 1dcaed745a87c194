//! Somebody between client and server, who changes what passes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::{Fault, Header, PacketFlags, PacketType};
use rpc_runtime::security::AuthenticationLevel;

use crate::package::{LEVELS, Package};
use crate::relay::{self, Way, header};
use crate::service::{Service, WhoClient, WhoServer};
use crate::toy::Toy;

/// A package at a level.
type How = (Package, AuthenticationLevel);

/// All packages at all levels that protect something.
fn all() -> impl Iterator<Item = How> {
    Package::ALL.into_iter().flat_map(|package| LEVELS.map(|level| (package, level)))
}

/// A client whose PDUs are changed.
async fn client(
    server: &Server,
    (package, level): How,
    change: impl FnMut(Way, Vec<u8>) -> Vec<Vec<u8>> + Send + 'static,
) -> Result<WhoClient> {
    let builder = package.client(level).connect_timeout(Duration::from_secs(5));
    WhoClient::bind(&builder.over(relay::through(server, change))).await
}

fn is(pdu: &[u8], packet: PacketType) -> bool {
    header(pdu).packet == Ok(packet)
}

async fn ends<T>(call: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::time::timeout(Duration::from_secs(10), call).await.expect("the call ends")
}

/// All bytes but those of the length, which says how much belongs to the PDU, and of the data representation.
fn places(length: usize) -> impl Iterator<Item = usize> {
    (2..length).filter(|at| !(4..12).contains(at))
}

#[tokio::test]
async fn a_request_of_which_a_byte_is_changed_does_not_run() {
    for how in all() {
        let (server, service) = how.0.server();
        for at in places(24 + 16 + 8 + 16) {
            let client = client(&server, how, move |way, mut pdu| {
                if way == Way::ToServer && is(&pdu, PacketType::Request) {
                    assert!(pdu.len() > at);
                    pdu[at] ^= 1;
                }
                vec![pdu]
            });
            let client = client.await.unwrap();
            let error = ends(client.echo(4, b"abcd", &mut Vec::new())).await.unwrap_err();
            assert_ne!(error.status(), Status::OK, "{how:?}, byte {at}");
        }
        assert_eq!(service.ran.load(Ordering::SeqCst), 0, "{how:?}");
    }
}

#[tokio::test]
async fn a_reply_of_which_a_byte_is_changed_is_not_believed() {
    for how in all() {
        let (server, _) = how.0.server();
        for at in places(24 + 16 + 8 + 16) {
            let client = client(&server, how, move |way, mut pdu| {
                if way == Way::ToClient && is(&pdu, PacketType::Response) {
                    assert!(pdu.len() > at);
                    pdu[at] ^= 1;
                }
                vec![pdu]
            });
            let client = client.await.unwrap();
            let mut same = Vec::new();
            let error = ends(client.echo(4, b"abcd", &mut same)).await.unwrap_err();
            assert!(same.is_empty() && error.may_have_executed(), "{how:?}, byte {at}: {error}");
        }
    }
}

/// What somebody does to a signature.
type Damage = fn(&mut Vec<u8>);

/// Every fragment of a long message is checked, whichever one is damaged.
#[tokio::test]
async fn every_fragment_is_checked() {
    let damages: [(&str, Damage); 4] = [
        ("changed", |pdu| *pdu.last_mut().unwrap() ^= 1),
        ("cut off", |pdu| relay::resize_token(pdu, 15)),
        ("taken away", |pdu| relay::resize_token(pdu, 0)),
        ("longer", |pdu| relay::resize_token(pdu, 17)),
    ];
    let ways = [(Way::ToServer, PacketType::Request), (Way::ToClient, PacketType::Response)];
    let bytes = vec![7; 20_000];
    for (package, level) in all() {
        let (server, service) = package.server();
        for ((name, damage), (way, packet)) in
            damages.into_iter().flat_map(|damage| ways.map(|way| (damage, way)))
        {
            for fragment in 0..14 {
                let mut seen = 0;
                let stream = relay::through(&server, move |this, mut pdu| {
                    if this == way && is(&pdu, packet) {
                        if seen == fragment {
                            damage(&mut pdu);
                        }
                        seen += 1;
                    }
                    vec![pdu]
                });
                let association = package.client(level).max_fragment(1432).over(stream);
                let client = WhoClient::bind(&association).await.unwrap();
                let before = service.ran.load(Ordering::SeqCst);
                ends(client.echo(20_000, &bytes, &mut Vec::new())).await.unwrap_err();
                let ran = service.ran.load(Ordering::SeqCst) - before;
                let what = format!("{package:?}, {level}, fragment {fragment}, {name}");
                assert_eq!(ran, usize::from(way == Way::ToClient), "{what}");
            }
        }
    }
}

/// The second request is the first one once more, or comes before it, or alone.
#[tokio::test]
async fn requests_cannot_be_repeated_exchanged_or_left_out() {
    type Make = fn(Vec<u8>, Vec<u8>) -> Vec<Vec<u8>>;
    let attacks: [(&str, Make, usize); 4] = [
        ("repeated", |first, second| vec![first.clone(), first, second], 1),
        ("exchanged", |first, second| vec![second, first], 0),
        ("left out", |_, second| vec![second], 0),
        ("as they are", |first, second| vec![first, second], 2),
    ];
    for how in all() {
        for (name, make, runs) in attacks {
            let (server, service) = how.0.server();
            let mut kept: Option<Vec<u8>> = None;
            let client = client(&server, how, move |way, pdu| {
                if way == Way::ToClient || !is(&pdu, PacketType::Request) {
                    return vec![pdu];
                }
                match kept.take() {
                    None => {
                        kept = Some(pdu);
                        Vec::new()
                    }
                    Some(first) => make(first, pdu),
                }
            });
            let client = client.await.unwrap();
            let (a, b) = tokio::join!(ends(client.who()), ends(client.who()));
            assert_eq!(a.is_ok() && b.is_ok(), runs == 2, "{how:?}, {name}");
            let ran = service.ran.load(Ordering::SeqCst);
            assert!(ran <= runs, "{how:?}, {name}: {ran} ran");
        }
    }
}

#[tokio::test]
async fn a_reply_without_a_verifier_is_not_believed() {
    for how in all() {
        let (server, _) = how.0.server();
        let client = client(&server, how, |way, pdu| {
            if way == Way::ToServer || !is(&pdu, PacketType::Response) {
                return vec![pdu];
            }
            let call = header(&pdu).call_id;
            vec![rpc_tests::raw::message(PacketType::Response, call, 0, &[0; 24], false)]
        });
        let error = ends(client.await.unwrap().who()).await.unwrap_err();
        assert_eq!(error.status(), Status::PROTOCOL_ERROR, "{how:?}");
    }
}

/// It says that the call failed, and whoever sent it can bring about no more than that.
#[tokio::test]
async fn a_fault_without_a_verifier_tells_no_more_than_that_the_call_failed() {
    for how in all() {
        let (server, service) = how.0.server();
        let before = service.ran.load(Ordering::SeqCst);
        let faults = Arc::new(AtomicUsize::new(0));
        let sent = faults.clone();
        let client = client(&server, how, move |way, pdu| {
            if way == Way::ToServer
                || !is(&pdu, PacketType::Response)
                || sent.fetch_add(1, Ordering::SeqCst) != 0
            {
                return vec![pdu];
            }
            let status = Status::SERVER_UNAVAILABLE.to_wire();
            let mut fault = Vec::new();
            Fault { context: 0, status }.write(header(&pdu).call_id, false, &mut fault);
            vec![fault]
        });
        let client = client.await.unwrap();
        let error = ends(client.who()).await.unwrap_err();
        assert_eq!(error.status(), Status::SERVER_UNAVAILABLE, "{how:?}");
        assert!(error.may_have_executed(), "it did");
        assert_eq!(service.ran.load(Ordering::SeqCst) - before, 1);
        // The reply that was kept back is missing now in what the client has seen.
        assert!(ends(client.who()).await.is_err(), "{how:?}");
    }
}

#[tokio::test]
async fn nobody_can_have_headers_left_unsigned() {
    for how in all() {
        for only in [None, Some(Way::ToServer), Some(Way::ToClient)] {
            // A client that would talk to such a server says in each request what it said in its bind.
            for allow in [false, true] {
                let (server, service) = how.0.server();
                let stream = relay::through(&server, move |way, pdu| {
                    if only.is_none_or(|only| only == way) {
                        return relay::without_header_signing(way, pdu);
                    }
                    vec![pdu]
                });
                let builder = how.0.client(how.1).allow_unsigned_headers(allow);
                let result = match WhoClient::bind(&builder.over(stream)).await {
                    Ok(client) => ends(client.who()).await.map(drop),
                    Err(error) => Err(error),
                };
                // NTLM signs headers whether or not it was granted, and the server knows that the client wants it.
                let harmless = how.0 != Package::Toy && only == Some(Way::ToClient);
                assert!(result.is_err() || harmless, "{how:?}, {only:?}, {allow}");
                assert_eq!(service.ran.load(Ordering::SeqCst), usize::from(result.is_ok()));
            }
        }
    }
}

/// The level and the package in the bind are what the client asked for, whatever the server is told.
#[tokio::test]
async fn nobody_can_lower_the_level() {
    for how in all() {
        for (at, value) in [(1, 2), (1, 4), (1, 5), (1, 6), (0, 98), (4, 9)] {
            let (server, service) = how.0.server();
            let client = client(&server, how, move |way, mut pdu| {
                let of = header(&pdu);
                if way == Way::ToServer && of.packet == Ok(PacketType::Bind) {
                    let trailer = pdu.len() - usize::from(of.auth_length) - 8;
                    pdu[trailer + at] = value;
                }
                vec![pdu]
            });
            let is_same = at == 1 && value == how.1.to_wire();
            let result = match client.await {
                Ok(client) => ends(client.who()).await.map(drop),
                Err(error) => Err(error),
            };
            assert_eq!(result.is_ok(), is_same, "{how:?}, {at}: {value}: {result:?}");
            assert_eq!(service.ran.load(Ordering::SeqCst), usize::from(is_same));
        }
    }
}

/// An answer to the bind in which nothing was authenticated.
#[tokio::test]
async fn a_server_that_leaves_its_token_out_is_not_believed() {
    for how in all() {
        let (server, service) = how.0.server();
        let client = client(&server, how, |way, mut pdu| {
            let of = header(&pdu);
            if way == Way::ToClient && of.packet == Ok(PacketType::BindAck) {
                pdu.truncate(pdu.len() - usize::from(of.auth_length) - 8);
                pdu[10..12].fill(0);
                let length = (pdu.len() as u16).to_le_bytes();
                pdu[8..10].copy_from_slice(&length);
            }
            vec![pdu]
        });
        let error = client.await.unwrap_err();
        assert_eq!(error.status(), Status::PROTOCOL_ERROR, "{how:?}");
        assert_eq!(service.ran.load(Ordering::SeqCst), 0);
    }
}

/// Both may be sent by anybody, so that they end a call and nothing else.
#[tokio::test]
async fn cancels_and_orphans_are_taken_with_a_verifier_and_without() {
    for how in all() {
        let (server, _) = how.0.server();
        let client = client(&server, how, |way, pdu| {
            if way == Way::ToClient || !is(&pdu, PacketType::Request) {
                return vec![pdu];
            }
            let mut stray = Vec::new();
            let mut of = Header::new(PacketType::Orphaned, PacketFlags::WHOLE, 77);
            of.fragment_length = 16;
            of.write(&mut stray);
            vec![stray, pdu]
        });
        ends(client.await.unwrap().who()).await.unwrap();
    }
}

/// Another interface than the one that the client wants, in a bind or an alter_context, which nothing protects.
#[tokio::test]
async fn nobody_can_choose_another_interface() {
    use crate::service::CarefulServer;
    for level in LEVELS {
        for (packet, number) in [(PacketType::Bind, 1), (PacketType::AlterContext, 1)] {
            let service = Service::default();
            let server =
                Server::builder().authenticate(Toy::of("")).offer(WhoServer::new(service.clone()));
            let server = server.offer(CarefulServer::new(service.clone())).build().unwrap();
            let (who, careful) = (
                WhoClient::INTERFACE.id.uuid.to_bytes_le(),
                crate::service::CarefulClient::INTERFACE.id.uuid.to_bytes_le(),
            );
            let stream = relay::through(&server, move |way, mut pdu| {
                if way == Way::ToServer && is(&pdu, packet) {
                    let wanted =
                        if packet == PacketType::Bind { (who, careful) } else { (careful, who) };
                    let at = pdu.windows(16).position(|bytes| bytes == wanted.0);
                    if let Some(at) = at {
                        pdu[at..at + 16].copy_from_slice(&wanted.1);
                    }
                }
                vec![pdu]
            });
            let builder = ClientBuilder::new()
                .authenticate(Toy::of("alice"))
                .level(level.max(AuthenticationLevel::Integrity));
            let association = builder.over(stream);
            let client = WhoClient::bind(&association).await.unwrap();
            let first = ends(client.who()).await;
            let ran = service.ran.load(Ordering::SeqCst);
            if packet == PacketType::Bind {
                assert_eq!((first.unwrap_err().status(), ran), (Status::ACCESS_DENIED, 0));
                continue;
            }
            first.unwrap();
            let client = crate::service::CarefulClient::bind(&association).await.unwrap();
            let error = ends(client.who()).await.unwrap_err();
            assert_eq!(
                (error.status(), service.ran.load(Ordering::SeqCst)),
                (Status::ACCESS_DENIED, number)
            );
        }
    }
}
