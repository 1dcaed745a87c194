//! Attacks on NTLM's handshake, and on calls behind it, over a connection.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rpc_runtime::prelude::*;
use rpc_runtime::protocol::PacketType;
use rpc_runtime::security::{
    AuthenticationLevel, Fragment, Initiator, Needs, SecurityContext, Step,
};
use rpc_tests::raw::{Raw, message};

use crate::clients::{Trailer, auth3, bind, multiplexing, next, with};
use crate::package::{LEVELS, PASSWORD, Package, initiator};
use crate::relay::{self, Way, header, tampering};
use crate::service::{Service, WhoClient};

const ALL_LEVELS: [AuthenticationLevel; 4] =
    [AuthenticationLevel::Connect, LEVELS[0], LEVELS[1], LEVELS[2]];

/// Where the flags are in each of the three messages (MS-NLMP section 2.2.1).
const FLAGS_AT: [usize; 3] = [12, 20, 60];

/// UNICODE, SIGN, SEAL, NTLM, ALWAYS_SIGN, EXTENDED_SESSIONSECURITY, TARGET_INFO, 128, KEY_EXCH, 56.
const SECURITY_BITS: [u32; 10] = [0, 4, 5, 9, 15, 19, 23, 29, 30, 31];

/// Who a client is to the server when the tokens are changed, if it is somebody.
async fn who(
    (server, service): &(Server, Service),
    client: ClientBuilder,
    change: impl FnMut(Way, Vec<u8>) -> Vec<Vec<u8>> + Send + 'static,
) -> Result<String> {
    let before = service.ran.load(Ordering::SeqCst);
    let builder = client.connect_timeout(Duration::from_secs(5));
    let association = builder.over(relay::through(server, change));
    let call = async { WhoClient::bind(&association).await?.who().await };
    let result = tokio::time::timeout(Duration::from_secs(10), call).await.expect("it ends");
    let ran = service.ran.load(Ordering::SeqCst) - before;
    assert_eq!(ran, usize::from(result.is_ok()), "{result:?}");
    result.map(|who| who.unwrap().to_string())
}

/// What a client supposes of each refusal.
const SUPPOSED: [&str; 2] = [
    "; the server had not confirmed the password before: the user or the password may be wrong",
    "; expected a user that it knows, and the right password or ticket",
];

/// A refusal by the server, which says no more than that: its text.
fn refused(result: Result<String>) -> String {
    let error = result.expect_err("a refusal");
    assert_eq!(error.status(), Status::ACCESS_DENIED, "{error}");
    let mut text = error.to_string();
    for own in SUPPOSED {
        text = text.replace(own, "");
    }
    for word in ["MIC", "password", "hash", "alice", "there is no", "NTLM"] {
        assert!(!text.contains(word), "{text}");
    }
    text
}

fn same(_: Way, pdu: Vec<u8>) -> Vec<Vec<u8>> {
    vec![pdu]
}

/// Whatever the reason, a client sees the same.
#[tokio::test]
async fn a_refused_client_does_not_learn_why() {
    let ours = Package::Ntlm.server();
    for level in ALL_LEVELS {
        let client = |user, password| {
            ClientBuilder::new().level(level).authenticate(initiator(user, password))
        };
        let said = who(&ours, client("alice", PASSWORD), same).await.unwrap();
        assert_eq!(said, format!("alice at {level} by NTLM"));
        let mut texts = Vec::new();
        for (user, password) in [("alice", "wrong"), ("alice", ""), ("mallory", PASSWORD)] {
            texts.push(refused(who(&ours, client(user, password), same).await));
        }
        let last = |change: fn(&mut Vec<u8>)| {
            tampering(move |number, token| {
                if number == 2 {
                    change(token)
                }
            })
        };
        let changes: [fn(&mut Vec<u8>); 5] = [
            |token| token[72..88].fill(0),
            |token| token[80] ^= 1,
            |token| deny_mic(token),
            |token| token.truncate(87),
            |token| token.fill(0xff),
        ];
        for change in changes {
            texts.push(refused(who(&ours, client("alice", PASSWORD), last(change)).await));
        }
        assert!(texts.iter().all(|text| *text == texts[0]), "{texts:?}");
    }
}

/// Says in `MsvAvFlags` that there is no MIC.
fn deny_mic(authenticate: &mut [u8]) {
    let pair = [6, 0, 4, 0, 2, 0, 0, 0];
    let at = authenticate.windows(8).position(|eight| eight == pair).expect("AvFlags");
    authenticate[at + 4] = 0;
}

/// Each bit of the flags of each message, alone and in all three messages, at each level.
#[tokio::test]
async fn flags_cannot_be_negotiated_away() {
    let ours = Package::Ntlm.server();
    for level in ALL_LEVELS {
        let client =
            || ClientBuilder::new().level(level).authenticate(initiator("alice", PASSWORD));
        for bit in 0..32 {
            for only in [Some(0), Some(1), Some(2), None] {
                let change = tampering(move |number, token| {
                    if only.is_none_or(|only| only == number) {
                        token[FLAGS_AT[number] + bit / 8] ^= 1 << (bit % 8);
                    }
                });
                let result = who(&ours, client(), change).await;
                let error = result.expect_err("the MIC is over all three messages");
                assert_eq!(error.status(), Status::ACCESS_DENIED, "bit {bit} of {only:?}: {error}");
            }
        }
    }
}

/// Without a time in CHALLENGE a client sends no MIC: the proof alone protects what was agreed. The server notices that its
/// time is missing.
#[tokio::test]
async fn nobody_can_have_the_mic_left_out() {
    let ours = Package::Ntlm.server();
    for level in ALL_LEVELS {
        let cleared = (0..SECURITY_BITS.len()).map(Some).chain([None]);
        for cleared in cleared {
            let change = tampering(move |number, token| {
                if let Some(cleared) = cleared.filter(|_| number < 3) {
                    let bit = SECURITY_BITS[cleared];
                    token[FLAGS_AT[number] + bit as usize / 8] &= !(1 << (bit % 8));
                }
                if number == 1 {
                    let time = token.windows(4).position(|four| four == [7, 0, 8, 0]);
                    // A kind of pair that nobody knows.
                    token[time.expect("a time")] = 0x77;
                }
            });
            let client =
                ClientBuilder::new().level(level).authenticate(initiator("alice", PASSWORD));
            let error = who(&ours, client, change).await.expect_err("a refusal");
            assert_eq!(error.status(), Status::ACCESS_DENIED, "{error}");
        }
    }
}

/// What a client sends to the server.
type Recorded = Arc<Mutex<Vec<Vec<u8>>>>;

fn recording(recorded: &Recorded) -> impl FnMut(Way, Vec<u8>) -> Vec<Vec<u8>> + Send + 'static {
    let notes = recorded.clone();
    move |way, pdu| {
        if way == Way::ToServer {
            notes.lock().unwrap().push(pdu.clone());
        }
        vec![pdu]
    }
}

#[tokio::test]
async fn a_session_cannot_be_played_again() {
    for package in [Package::Ntlm, Package::Negotiate] {
        for level in ALL_LEVELS {
            let ours = package.server();
            let recorded = Recorded::default();
            who(&ours, package.client(level), recording(&recorded)).await.unwrap();
            let (server, service) = &ours;
            // At once, and as a client that waits for answers would.
            for waits in [false, true] {
                let mut raw = relay::raw(server);
                let pdus = recorded.lock().unwrap().clone();
                assert!(pdus.len() >= 3);
                for pdu in pdus {
                    let is_bind = header(&pdu).packet != Ok(PacketType::Auth3);
                    raw.send(&pdu).await;
                    if waits && is_bind && raw.receive().await.is_none() {
                        break;
                    }
                }
                while !waits && raw.receive().await.is_some() {}
                assert_eq!(service.ran.load(Ordering::SeqCst), 1, "{package:?}, {level}");
            }
        }
    }
}

/// The last leg of one connection in another, whose server has another challenge.
#[tokio::test]
async fn a_proof_is_good_for_one_connection() {
    for level in ALL_LEVELS {
        let ours = Package::Ntlm.server();
        let proofs: Recorded = Recorded::default();
        let notes = proofs.clone();
        let keeps = tampering(move |number, token| {
            if number == 2 {
                notes.lock().unwrap().push(token.clone());
            }
        });
        who(&ours, Package::Ntlm.client(level), keeps).await.unwrap();
        let proof = proofs.lock().unwrap()[0].clone();
        let change = tampering(move |number, token| {
            if number == 2 {
                token.clone_from(&proof);
            }
        });
        refused(who(&ours, Package::Ntlm.client(level), change).await);
    }
}

/// A request of one connection in another one of the same user.
#[tokio::test]
async fn a_request_is_good_for_one_connection() {
    for package in [Package::Ntlm, Package::Negotiate] {
        for level in LEVELS {
            let ours = package.server();
            let recorded = Recorded::default();
            who(&ours, package.client(level), recording(&recorded)).await.unwrap();
            let request = recorded.lock().unwrap().pop().unwrap();
            assert_eq!(header(&request).packet, Ok(PacketType::Request));
            let spliced = move |_, pdu: Vec<u8>| match header(&pdu).packet {
                Ok(PacketType::Request) => {
                    assert_eq!(header(&pdu).call_id, header(&request).call_id);
                    vec![request.clone()]
                }
                _ => vec![pdu],
            };
            who(&ours, package.client(level), spliced).await.unwrap_err();
        }
    }
}

/// A raw client, with a context of NTLM at this number.
async fn establish(
    raw: &mut Raw,
    pdu: Vec<u8>,
    (level, number): (AuthenticationLevel, u32),
) -> Box<dyn SecurityContext> {
    let trailer: Trailer = (10, level.to_wire(), number);
    let handshake = initiator("alice", PASSWORD).initiate(&Needs::of(level)).unwrap();
    let Step::Continue(negotiate, handshake) = handshake.step(Vec::new()).await.unwrap() else {
        panic!("no NEGOTIATE")
    };
    raw.send(&with(pdu, trailer, &negotiate)).await;
    let (_, answer) = raw.receive().await.unwrap();
    let challenge = answer[relay::token(&answer).unwrap()].to_vec();
    let Step::Done(Some(authenticate), context) = handshake.step(challenge).await.unwrap() else {
        panic!("no AUTHENTICATE")
    };
    raw.send(&with(auth3(), trailer, &authenticate)).await;
    context
}

/// A request under a context, whose trailer says so.
fn protected(
    context: &mut dyn SecurityContext,
    (call, level, number): (u32, AuthenticationLevel, u32),
) -> Vec<u8> {
    let request = message(PacketType::Request, call, 0, &[], false);
    let mut pdu = with(request, (10, level.to_wire(), number), &[0; 16]);
    let (ahead, token) = pdu.split_at_mut(32);
    let (header, trailer) = ahead.split_at_mut(24);
    let fragment = Fragment { header, stub: &mut [], trailer, token, header_signing: false };
    context.protect(fragment).unwrap();
    pdu
}

/// Two contexts of one user on one connection, each with keys of its own.
#[tokio::test]
async fn a_verifier_of_another_context_is_refused() {
    for level in LEVELS {
        for (exchanged, answer) in [(false, PacketType::Response), (true, PacketType::Fault)] {
            let (server, service) = Package::Ntlm.server();
            let mut raw = relay::raw(&server);
            let mut first = establish(&mut raw, multiplexing(), (level, 1)).await;
            let alter = bind(PacketType::AlterContext);
            let mut second = establish(&mut raw, alter, (level, 2)).await;
            let contexts = match exchanged {
                false => [(&mut first, 1), (&mut second, 2)],
                true => [(&mut first, 2), (&mut second, 1)],
            };
            let runs = if exchanged { 0 } else { 2 };
            for (call, (context, number)) in (10..).zip(contexts) {
                raw.send(&protected(&mut **context, (call, level, number))).await;
                let Some((packet, status)) = next(&mut raw).await else { continue };
                assert_eq!(packet, answer, "{level}");
                assert_eq!(status, if exchanged { 5 } else { 0 });
            }
            assert_eq!(service.ran.load(Ordering::SeqCst), runs, "{level}");
        }
    }
}

#[tokio::test]
async fn handshakes_have_an_end_and_tokens_a_length() {
    for (package, service) in [(Package::Ntlm, 10), (Package::Negotiate, 9)] {
        let (server, methods) = package.server();
        let trailer: Trailer = (service, 6, 1);
        // As long as a PDU can be, of anything, and of what begins as a message does.
        for start in [&b""[..], b"NTLMSSP\0\x01\0\0\0", b"\x60\x83\x00\xff\x00\x06\x06"] {
            let mut token = start.to_vec();
            let whole = bind(PacketType::Bind);
            token.resize(65_535 - with(whole.clone(), trailer, &[]).len(), 0xff);
            let mut raw = relay::raw(&server);
            raw.send(&with(whole, trailer, &token)).await;
            assert_eq!(next(&mut raw).await, Some((PacketType::BindNak, 9)));
            assert_eq!(next(&mut raw).await, None);
        }
        // The first leg again and again.
        let recorded = Recorded::default();
        let level = AuthenticationLevel::Privacy;
        let ours = (server.clone(), methods.clone());
        who(&ours, package.client(level), recording(&recorded)).await.unwrap();
        let first = recorded.lock().unwrap()[0].clone();
        let negotiate = first[relay::token(&first).unwrap()].to_vec();
        let mut raw = relay::raw(&server);
        raw.send(&first).await;
        assert_eq!(next(&mut raw).await, Some((PacketType::BindAck, 0)));
        let mut answers = 0;
        for _ in 0..100 {
            let alter = bind(PacketType::AlterContext);
            raw.send(&with(alter, trailer, &negotiate)).await;
        }
        while let Some((packet, status)) = next(&mut raw).await {
            assert_eq!(packet, PacketType::Fault, "{status}");
            answers += 1;
        }
        assert!(answers <= 2, "{answers}");
        assert_eq!(methods.ran.load(Ordering::SeqCst), 1);
    }
}
