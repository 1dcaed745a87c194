//! What somebody between the two sides can do.

use super::*;
use crate::security::spnego::der::{self, SEQUENCE, context};
use crate::security::spnego::tokens::{Init, Response, State, init, mechanism_list};
use crate::status::Status;

/// Changes a response.
fn change(token: &mut Vec<u8>, to: impl FnOnce(Response<'_>) -> Vec<u8>) {
    *token = to(Response::read(token).expect("a response"));
}

fn mic(token: &[u8]) -> Option<Vec<u8>> {
    Response::read(token).ok()?.mic.map(<[u8]>::to_vec)
}

#[test]
fn signatures_that_are_missing_wrong_or_of_another_are_refused() {
    let mut tried = 0;
    sessions(|offered, accepted, tokens| {
        let (client, server) = (client(&toys(offered, tokens)), server(&toys(accepted, tokens)));
        let run = |number: usize, signature: Option<&[u8]>| {
            let between = |n: usize, token: &mut Vec<u8>| {
                if n == number {
                    change(token, |response| Response { mic: signature, ..response }.write());
                }
            };
            Session::run(&client, &server, &integrity(), between).expect("a session")
        };
        let whole = Session::run(&client, &server, &integrity(), |_, _| ()).expect("a session");
        let signatures: Vec<_> = whole.tokens.iter().map(|token| mic(token)).collect();
        for (number, signature) in signatures.iter().enumerate() {
            let Some(signature) = signature else { continue };
            // The last token may leave its sender established: it cannot know.
            let receiver = |session: Session| {
                if number.is_multiple_of(2) { session.server } else { session.client }
            };
            let mut wrong = signature.clone();
            *wrong.last_mut().expect("not empty") ^= 1;
            let error = receiver(run(number, Some(&wrong)));
            assert_eq!(error.refusal().status(), Status::ACCESS_DENIED);
            let reflected = signatures.iter().flatten().find(|other| *other != signature);
            let error = receiver(run(number, Some(reflected.expect("the other side's"))));
            assert_eq!(error.refusal().status(), Status::ACCESS_DENIED);
            assert_eq!(run(number, None).both(), None, "{offered:?} {accepted:?} {tokens}");
            tried += 1;
        }
    });
    assert!(tried > 30, "{tried} signatures");
}

#[test]
fn a_signature_before_the_context_is_refused() {
    sessions(|offered, accepted, tokens| {
        let (client, server) = (client(&toys(offered, tokens)), server(&toys(accepted, tokens)));
        let whole = Session::run(&client, &server, &integrity(), |_, _| ()).expect("a session");
        for early in 1..whole.tokens.len() {
            if mic(&whole.tokens[early]).is_some() {
                break;
            }
            let between = |n: usize, token: &mut Vec<u8>| {
                if n == early {
                    change(token, |response| {
                        Response { mic: Some(b"a signature"), ..response }.write()
                    });
                }
            };
            let session = Session::run(&client, &server, &integrity(), between);
            assert_eq!(session.expect("a session").both(), None);
        }
    });
}

/// Kerberos is taken out of the offer, or put behind NTLM, so that the server chooses NTLM.
#[test]
fn a_changed_offer_is_refused() {
    let ntlm: &[u8] = &[0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 0x0a];
    for tokens in 1..=5 {
        let both = toys(&[KERBEROS, NTLM], tokens);
        let (client, server) = (client(&both), server(&both));
        for (reordered, requested, stripped) in
            (0..8).map(|bits| (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0))
        {
            let between = |n: usize, token: &mut Vec<u8>| {
                if n == 0 {
                    let offer = std::mem::take(token);
                    let kerberos = Init::read(&offer).expect("an offer").mechanisms;
                    let behind = if reordered { &kerberos[..2] } else { &[] };
                    let list = mechanism_list([&[ntlm], behind].concat());
                    *token = init(&list, None);
                    return;
                }
                change(token, |response| {
                    let requests = n == 1 && requested;
                    let state = if requests { Some(State::RequestMic) } else { response.state };
                    let mic = response.mic.filter(|_| !stripped);
                    Response { state, mic, ..response }.write()
                });
            };
            let session = Session::run(&client, &server, &integrity(), between);
            let session = session.expect("a session");
            assert_eq!(session.client.established(), None, "{tokens} {reordered} {stripped}");
        }
    }
}

#[test]
fn what_the_server_chooses_is_held_to_the_offer() {
    let ntlm: &[u8] = &[0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 0x0a];
    let spnego: &[u8] = &[0x2b, 6, 1, 5, 5, 2];
    let two = Toy::new(KERBEROS, 3).token(2);
    let chosen = Response { mechanism: Some(ntlm), ..Response::default() };
    let refused = [
        ("rejected", Response { state: Some(State::Reject), ..Response::default() }),
        ("not offered", Response { mechanism: Some(spnego), ..Response::default() }),
        ("that has not begun", Response { state: Some(State::Completed), ..chosen }),
        ("that has not begun", Response { token: Some(&two), ..chosen }),
        ("that has not begun", Response { mic: Some(&two), ..chosen }),
        ("no token", Response::default()),
        ("no token", Response { state: Some(State::Completed), ..Response::default() }),
        (
            "the server completed",
            Response { state: Some(State::Completed), token: Some(&two), ..Response::default() },
        ),
    ];
    for (what, response) in refused {
        let both = client(&toys(&[KERBEROS, NTLM], 3));
        let mut side = Side::Open(both.initiate(&integrity()).expect("an offer"));
        side.step(Vec::new()).expect("an offer");
        assert_eq!(side.step(response.write()), None);
        assert!(side.refusal().to_string().contains(what), "{what}: {}", side.refusal());
    }
    // And not chosen, nor asked for a signature, for a second time.
    let again = [
        ("too late", Response { state: Some(State::RequestMic), ..Response::default() }),
        ("too late", chosen),
        (
            "a token of a mechanism that is established",
            Response { token: Some(&two), ..Response::default() },
        ),
        (
            "there is none to come",
            Response { state: Some(State::Incomplete), ..Response::default() },
        ),
        ("rejected", Response { state: Some(State::Reject), ..Response::default() }),
    ];
    for (what, response) in again {
        let both = client(&toys(&[KERBEROS, NTLM], 3));
        let mut side = Side::Open(both.initiate(&integrity()).expect("an offer"));
        side.step(Vec::new()).expect("an offer");
        side.step(Response { token: Some(&two), ..Response::default() }.write()).expect("a token");
        assert_eq!(side.step(response.write()), None);
        assert!(side.refusal().to_string().contains(what), "{what}: {}", side.refusal());
    }
}

#[test]
fn a_client_that_rejects_is_done_with() {
    let toy = Toy::new(NTLM, 3);
    let session = Session::run(&client(&[toy]), &server(&[toy]), &integrity(), |n, token| {
        if n == 2 {
            change(token, |response| Response { state: Some(State::Reject), ..response }.write());
        }
    });
    let session = session.expect("a session");
    assert!(session.server.refusal().to_string().contains("rejected"));
}

#[test]
fn offers_without_a_mechanism_that_is_here_are_refused() {
    let offer = |identifiers: Vec<&[u8]>| init(&mechanism_list(identifiers), Some(b"token"));
    let unknown: &[u8] = &[0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 0x1e];
    let no_list = {
        let spnego = der::element(der::OBJECT_IDENTIFIER, &[0x2b, 6, 1, 5, 5, 2]);
        let choice = der::element(context(0), &der::element(SEQUENCE, &[]));
        der::element(der::APPLICATION, &[spnego, choice].concat())
    };
    let refused = [
        (offer(vec![]), Status::UNKNOWN_AUTHN_SERVICE),
        (offer(vec![unknown]), Status::UNKNOWN_AUTHN_SERVICE),
        (offer(vec![unknown; 16]), Status::UNKNOWN_AUTHN_SERVICE),
        (offer(vec![&[]]), Status::UNKNOWN_AUTHN_SERVICE),
        (no_list, Status::UNKNOWN_AUTHN_SERVICE),
        (offer(vec![unknown; 17]), Status::PROTOCOL_ERROR),
        (offer(vec![&[0x2b; 32]]), Status::UNKNOWN_AUTHN_SERVICE),
        (offer(vec![&[0x2b; 33]]), Status::PROTOCOL_ERROR),
        (Vec::new(), Status::PROTOCOL_ERROR),
        (der::element(der::APPLICATION, &der::element(6, unknown)), Status::PROTOCOL_ERROR),
        (Response::default().write(), Status::PROTOCOL_ERROR),
        (init(&mechanism_list([unknown]), Some(&vec![0; 65536])), Status::PROTOCOL_ERROR),
    ];
    for (token, status) in refused {
        let both = server(&toys(&[KERBEROS, NTLM], 3));
        let mut side = Side::Open(both.accept(&integrity()).expect("a server"));
        assert_eq!(side.step(token), None);
        assert_eq!(side.refusal().status(), status);
    }
}

#[test]
fn tokens_of_64_kib_are_taken() {
    let list = mechanism_list([&[0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 0x0a][..]]);
    let around = init(&list, Some(&vec![7; 60_000])).len() - 60_000;
    for (length, what) in [(65_536, "another token"), (65_537, "more than 64 KiB")] {
        let token = init(&list, Some(&vec![7; length - around]));
        assert_eq!(token.len(), length);
        let both = server(&toys(&[NTLM], 3));
        let mut side = Side::Open(both.accept(&integrity()).expect("a server"));
        side.step(token);
        assert!(side.refusal().to_string().contains(what), "{}", side.refusal());
    }
}

/// No panic, no mechanism that was not offered, and nothing that ends too early is taken.
#[test]
fn every_token_cut_short_or_with_a_bit_changed() {
    sessions(|offered, accepted, tokens| {
        let (client, server) = (client(&toys(offered, tokens)), server(&toys(accepted, tokens)));
        let whole = Session::run(&client, &server, &integrity(), |_, _| ()).expect("a session");
        for (number, token) in whole.tokens.iter().enumerate() {
            let run = |changed: &dyn Fn(&mut Vec<u8>)| {
                let between = |n: usize, token: &mut Vec<u8>| {
                    if n == number {
                        changed(token);
                    }
                };
                Session::run(&client, &server, &integrity(), between).expect("a session")
            };
            for length in 0..token.len() {
                let session = run(&|token| token.truncate(length));
                assert_eq!(session.both(), None, "{offered:?} {accepted:?} {number} {length}");
            }
            for bit in 0..token.len() * 8 {
                let session = run(&|token| token[bit / 8] ^= 1 << (bit % 8));
                if let Some((client, server)) = session.both() {
                    assert_eq!(client.split(' ').next(), server.split(' ').next());
                }
            }
        }
    });
}
