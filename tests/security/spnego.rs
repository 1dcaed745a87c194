//! Attacks on what SPNEGO negotiates, over a connection: NTLM behind a toy in Kerberos' place, which both sides have.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::security::spnego::{Negotiate, NegotiateAcceptor};
use rpc_runtime::security::{Acceptor, AuthenticationLevel, AuthenticationService, Initiator};

use crate::package::{LEVELS, PASSWORD, acceptor, initiator};
use crate::relay::{self, tampering};
use crate::service::{Service, WhoClient, WhoServer};
use crate::toy::Toy;

const SPNEGO: &[u8] = &[6, 6, 0x2b, 6, 1, 5, 5, 2];
const KERBEROS: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 1, 2, 2];
const OLD_KERBEROS: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x82, 0xf7, 0x12, 1, 2, 2];
const NTLM: &[u8] = &[6, 10, 0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 0x0a];
const UNKNOWN: &[u8] = &[6, 3, 0x2a, 3, 4];

/// A toy with the number of Kerberos.
fn kerberos(name: &'static str) -> Arc<Toy> {
    Arc::new(Toy { service: AuthenticationService::KERBEROS, ..Toy::of(name) })
}

fn server(packages: &[Arc<dyn Acceptor>]) -> (Server, Service) {
    let service = Service::default();
    let builder = Server::builder().authenticate(NegotiateAcceptor::new(packages.iter().cloned()));
    (builder.offer(WhoServer::new(service.clone())).build().unwrap(), service)
}

/// What a server says of a client that prefers Kerberos and has NTLM, when the tokens are changed.
async fn who(
    (server, service): &(Server, Service),
    level: AuthenticationLevel,
    tamper: impl FnMut(usize, &mut Vec<u8>) + Send + 'static,
) -> Result<String> {
    let packages: [Arc<dyn Initiator>; 2] =
        [kerberos("alice"), Arc::new(initiator("alice", PASSWORD))];
    let builder = ClientBuilder::new().authenticate(Negotiate::new(packages)).level(level);
    let builder = builder.connect_timeout(Duration::from_secs(5));
    let before = service.ran.load(Ordering::SeqCst);
    let association = builder.over(relay::through(server, tampering(tamper)));
    let call = async { WhoClient::bind(&association).await?.who().await };
    let result = tokio::time::timeout(Duration::from_secs(10), call).await.expect("it ends");
    let ran = service.ran.load(Ordering::SeqCst) - before;
    assert_eq!(ran, usize::from(result.is_ok()), "{result:?}");
    result.map(|who| who.unwrap().to_string())
}

/// An element in DER.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut element = vec![tag];
    match length {
        0..=127 => element.push(length as u8),
        128..=255 => element.extend([0x81, length as u8]),
        _ => element.extend([0x82, (length >> 8) as u8, length as u8]),
    }
    element.extend(content);
    element
}

/// An offer of these, with a token of the first or without.
fn offer(mechanisms: &[&[u8]], token: Option<&[u8]>) -> Vec<u8> {
    let list = der(0x30, &mechanisms.concat());
    let token = token.map(|token| der(0xa2, &der(4, token))).unwrap_or_default();
    let init = der(0xa0, &der(0x30, &[der(0xa0, &list), token].concat()));
    der(0x60, &[SPNEGO, &init].concat())
}

fn both() -> [Arc<dyn Acceptor>; 2] {
    [kerberos(""), Arc::new(acceptor())]
}

#[tokio::test]
async fn the_package_that_the_client_prefers_is_chosen() {
    let ntlm: [Arc<dyn Acceptor>; 1] = [Arc::new(acceptor())];
    for level in LEVELS {
        let said = who(&server(&both()), level, |_, _| ()).await.unwrap();
        assert_eq!(said, format!("TOYS\\alice at {level} by SPNEGO"));
        let said = who(&server(&ntlm), level, |_, _| ()).await.unwrap();
        assert_eq!(said, format!("alice at {level} by SPNEGO"));
    }
}

/// The offer in another order, shorter, longer, or with others.
#[tokio::test]
async fn an_offer_that_was_changed_is_refused() {
    let ours = server(&both());
    let offers: [&[&[u8]]; 8] = [
        &[NTLM],
        &[NTLM, KERBEROS],
        &[NTLM, OLD_KERBEROS, KERBEROS],
        &[UNKNOWN, NTLM],
        &[UNKNOWN, NTLM, KERBEROS],
        &[KERBEROS, NTLM],
        &[OLD_KERBEROS, KERBEROS],
        &[],
    ];
    for level in LEVELS {
        for mechanisms in offers {
            for token in [None, Some(&b"1 alice"[..])] {
                // That it is signed is asked for, not asked for, and denied.
                for state in [None, Some(1), Some(3)] {
                    let changed = offer(mechanisms, token);
                    let tamper = move |number, sent: &mut Vec<u8>| {
                        if number == 0 {
                            sent.clone_from(&changed);
                        }
                        if let Some(state) = state.filter(|_| number == 1) {
                            let at = sent.windows(4).position(|four| four == [0xa0, 3, 0x0a, 1]);
                            let at = at.expect("a state");
                            sent[at + 4] = state;
                        }
                    };
                    match who(&ours, level, tamper).await {
                        // Kerberos was still preferred, and used.
                        Ok(said) => {
                            assert_eq!(said, format!("TOYS\\alice at {level} by SPNEGO"));
                            let first = mechanisms[0];
                            assert!(first == KERBEROS || first == OLD_KERBEROS);
                        }
                        Err(error) => {
                            let text = error.to_string();
                            assert!(!text.contains("alice"), "{text}");
                        }
                    }
                }
            }
        }
    }
}

/// With one package there is nothing to choose, and the offer is signed nevertheless.
#[tokio::test]
async fn a_server_with_ntlm_alone_sees_that_the_offer_was_changed() {
    let ntlm: [Arc<dyn Acceptor>; 1] = [Arc::new(acceptor())];
    let ours = server(&ntlm);
    for level in LEVELS {
        for mechanisms in [&[NTLM][..], &[KERBEROS, NTLM], &[UNKNOWN, NTLM], &[NTLM, KERBEROS]] {
            let changed = offer(mechanisms, None);
            let tamper = move |number, sent: &mut Vec<u8>| {
                if number == 0 {
                    sent.clone_from(&changed);
                }
            };
            who(&ours, level, tamper).await.unwrap_err();
        }
    }
}

/// No byte of the exchange can be changed to any effect but a refusal, or none.
#[tokio::test]
async fn whatever_is_changed_is_refused_or_harmless() {
    let ntlm: [Arc<dyn Acceptor>; 1] = [Arc::new(acceptor())];
    let ours = server(&ntlm);
    let level = AuthenticationLevel::Privacy;
    let lengths: Arc<std::sync::Mutex<Vec<usize>>> = Arc::default();
    let notes = lengths.clone();
    let measure = move |_, token: &mut Vec<u8>| notes.lock().unwrap().push(token.len());
    who(&ours, level, measure).await.unwrap();
    let lengths = lengths.lock().unwrap().clone();
    assert!(lengths.len() >= 5, "{lengths:?}");
    for (number, length) in lengths.into_iter().enumerate() {
        for at in 0..length {
            let tamper = move |this, token: &mut Vec<u8>| {
                if this == number {
                    token[at] ^= 1;
                }
            };
            if let Ok(said) = who(&ours, level, tamper).await {
                assert_eq!(said, "alice at privacy by SPNEGO");
            }
        }
    }
}
