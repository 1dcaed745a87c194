//! What is chosen, and what is signed.

use super::toy::Fails;
use super::*;
use crate::security::spnego::tokens::{Init, Response, State, init, mechanism_list};
use crate::status::Status;

#[test]
fn the_client_s_first_mechanism_that_the_server_has_is_used() {
    sessions(|offered, accepted, tokens| {
        let needs = integrity();
        let (client, server) = (client(&toys(offered, tokens)), server(&toys(accepted, tokens)));
        let session = Session::run(&client, &server, &needs, |_, _| ()).expect("a session");
        let chosen = *offered.iter().find(|service| accepted.contains(service)).expect("one");
        let preferred = chosen == offered[0];
        // Of NTLM's tokens the client's last one, unless it is the first; and always where another is chosen.
        let signed = !preferred || chosen == NTLM && tokens % 2 == 1 && tokens > 1;
        let how = format!("{chosen}{}", if signed { " s v" } else { "" });
        let both = Some((&*how, &*how));
        assert_eq!(session.both(), both, "{offered:?} {accepted:?} {tokens}");
    });
}

#[test]
fn at_connect_nothing_is_signed_that_cannot_be() {
    sessions(|offered, accepted, tokens| {
        let needs = Needs::of(AuthenticationLevel::Connect);
        for signs in [true, false] {
            let toys = |services| -> Vec<Toy> {
                toys(services, tokens).into_iter().map(|toy| Toy { signs, ..toy }).collect()
            };
            let (client, server) = (client(&toys(offered)), server(&toys(accepted)));
            let session = Session::run(&client, &server, &needs, |_, _| ()).expect("a session");
            let chosen = *offered.iter().find(|service| accepted.contains(service)).expect("one");
            let signed = signs && chosen != offered[0] && tokens % 2 == 1;
            let how = format!("{chosen}{}", if signed { " s v" } else { "" });
            let both = Some((&*how, &*how));
            assert_eq!(session.both(), both, "{offered:?} {accepted:?} {tokens} {signs}");
        }
    });
}

#[test]
fn a_context_that_should_sign_and_cannot_is_refused() {
    let unable = Toy { signs: false, ..Toy::new(NTLM, 3) };
    let session = Session::run(&client(&[unable]), &server(&[unable]), &integrity(), |_, _| ());
    let session = session.expect("a session");
    assert!(session.client.refusal().to_string().ends_with("it cannot sign"));
}

#[test]
fn the_tokens_are_those_of_the_standard() {
    let (client, server) = (client(&toys(&[KERBEROS, NTLM], 3)), server(&toys(&[NTLM], 3)));
    let session = Session::run(&client, &server, &integrity(), |_, _| ()).expect("a session");
    let [first, chosen, negotiate, challenge, authenticate, completed] = &*session.tokens else {
        panic!("{} tokens", session.tokens.len());
    };
    let first = Init::read(first).expect("an offer");
    assert_eq!(first.mechanisms.len(), 3);
    assert_eq!((first.token, first.mic), (Some(&*Toy::new(KERBEROS, 3).token(1)), None));
    let read = |token| Response::read(token).expect("an answer");
    let ntlm = Toy::new(NTLM, 3);
    let (one, two, three) = (ntlm.token(1), ntlm.token(2), ntlm.token(3));
    assert_eq!(
        read(chosen),
        Response {
            state: Some(State::RequestMic),
            mechanism: Some(first.mechanisms[2]),
            ..Response::default()
        }
    );
    let incomplete =
        |token| Response { state: Some(State::Incomplete), token, ..Response::default() };
    assert_eq!(read(negotiate), incomplete(Some(&one)));
    assert_eq!(read(challenge), incomplete(Some(&two)));
    let mic = |client: u8| [&[client, NTLM.0], first.list].concat();
    assert_eq!(read(authenticate), Response { mic: Some(&mic(1)), ..incomplete(Some(&three)) });
    let last =
        Response { state: Some(State::Completed), mic: Some(&mic(0)), ..Response::default() };
    assert_eq!(read(completed), last);
}

#[test]
fn a_mechanism_that_cannot_begin_is_not_offered() {
    for fails in [Fails::AtOnce, Fails::AtItsFirstStep] {
        let kerberos = Toy { fails, ..Toy::new(KERBEROS, 3) };
        let ntlm = Toy::new(NTLM, 3);
        let (client, server) = (client(&[kerberos, ntlm]), server(&toys(&[KERBEROS, NTLM], 3)));
        let session = Session::run(&client, &server, &integrity(), |_, _| ()).expect("a session");
        assert_eq!(session.both(), Some(("NTLM s v", "NTLM s v")), "{fails:?}");
        assert_eq!(Init::read(&session.tokens[0]).expect("an offer").mechanisms.len(), 1);
    }
    let kerberos = Toy { fails: Fails::AtOnce, ..Toy::new(KERBEROS, 3) };
    let error = client(&[kerberos]).initiate(&integrity()).err().expect("nothing to offer");
    assert!(error.to_string().ends_with("no ticket"), "{error}");
    let kerberos = Toy { fails: Fails::AtItsFirstStep, ..kerberos };
    let mut side = Side::Open(client(&[kerberos]).initiate(&integrity()).expect("an offer"));
    assert_eq!(side.step(Vec::new()), None);
    assert_eq!(side.refusal().status(), Status::ACCESS_DENIED);
    // A server without a keytab has NTLM all the same.
    let kerberos = Toy { fails: Fails::AtOnce, ..kerberos };
    let session = Session::run(
        &client_of_both(),
        &server(&[kerberos, Toy::new(NTLM, 3)]),
        &integrity(),
        |_, _| (),
    );
    assert_eq!(session.expect("a session").both(), Some(("NTLM s v", "NTLM s v")));
}

fn client_of_both() -> Negotiate {
    client(&toys(&[KERBEROS, NTLM], 3))
}

#[test]
fn packages_that_cannot_be_negotiated_are_left_out() {
    let netlogon = Toy::new(AuthenticationService::NETLOGON, 3);
    let nested = Toy::new(AuthenticationService::NEGOTIATE, 3);
    for toys in [&[][..], &[netlogon, nested]] {
        let error = client(toys).initiate(&integrity()).err().expect("nothing to offer");
        assert_eq!(error.status(), Status::UNKNOWN_AUTHN_SERVICE);
        let error = server(toys).accept(&integrity()).err().expect("nothing to choose");
        assert_eq!(error.status(), Status::UNKNOWN_AUTHN_SERVICE);
    }
    let kerberos = Toy::new(KERBEROS, 3);
    let other = Toy { tokens: 1, ..kerberos };
    let toys = [netlogon, kerberos, other];
    let session = Session::run(&client(&toys), &server(&toys), &integrity(), |_, _| ());
    let session = session.expect("a session");
    assert_eq!(session.both(), Some(("Kerberos", "Kerberos")));
    assert_eq!(Init::read(&session.tokens[0]).expect("an offer").mechanisms.len(), 2);
}

#[test]
fn a_mechanism_s_own_token_is_answered_without_spnego() {
    for service in [KERBEROS, NTLM] {
        let toy = Toy::new(service, 3);
        let both = server(&toys(&[KERBEROS, NTLM], 3));
        let session = Session::run(&toy, &both, &integrity(), |_, _| ()).expect("a session");
        let how = &*service.to_string();
        assert_eq!(session.both(), Some((how, how)));
        assert_eq!(session.tokens[1], toy.token(2));
        let other = server(&toys(&[if service == NTLM { KERBEROS } else { NTLM }], 3));
        let session = Session::run(&toy, &other, &integrity(), |_, _| ()).expect("a session");
        assert_eq!(session.server.refusal().status(), Status::UNKNOWN_AUTHN_SERVICE);
    }
}

#[test]
fn an_offer_without_a_token_is_answered_and_goes_on() {
    let toy = Toy::new(NTLM, 3);
    let mut side = Side::Open(server(&[toy]).accept(&integrity()).expect("a server"));
    let ntlm: &[u8] = &[0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 0x0a];
    let list = mechanism_list([ntlm]);
    let answer = side.step(init(&list, None)).expect("an answer");
    let expected =
        Response { state: Some(State::Incomplete), mechanism: Some(ntlm), ..Response::default() };
    assert_eq!(Response::read(&answer).expect("an answer"), expected);
    let first = toy.token(1);
    let next = Response { token: Some(&first), ..Response::default() }.write();
    let answer = side.step(next).expect("an answer");
    assert_eq!(Response::read(&answer).expect("an answer").token, Some(&*toy.token(2)));
}

/// Windows' error 1359: the client did not sign, and does not expect a signature.
#[test]
fn a_server_signs_only_what_the_client_does() {
    let toy = Toy::new(NTLM, 3);
    let mut side = Side::Open(server(&[toy]).accept(&integrity()).expect("a server"));
    let list = mechanism_list([&[0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 0x0a][..]]);
    side.step(init(&list, Some(&toy.token(1)))).expect("an answer");
    let third = toy.token(3);
    let last = Response { token: Some(&third), ..Response::default() }.write();
    let answer = side.step(last).expect("an answer");
    assert_eq!(answer, [0xa1, 7, 0x30, 5, 0xa0, 3, 0x0a, 1, 0]);
    assert_eq!(side.established(), Some("NTLM"));
}

/// Samba's server, where the client's token is the mechanism's last one: it signs alone, and completes when the client has
/// signed.
#[test]
fn a_server_that_signs_behind_the_client_s_last_token_completes() {
    let toy = Toy::new(KERBEROS, 3);
    let mut side = Side::Open(client(&[toy]).initiate(&integrity()).expect("an offer"));
    let offer = side.step(Vec::new()).expect("an offer");
    let offer = Init::read(&offer).expect("an offer");
    let (first, second, third) = (Some(offer.mechanisms[0]), toy.token(2), toy.token(3));
    let mic = |client: u8| [&[client, KERBEROS.0], offer.list].concat();
    let incomplete = Response { state: Some(State::Incomplete), ..Response::default() };
    let mut step = |response: Response<'_>| side.step(response.write());
    let last = step(Response { mechanism: first, token: Some(&second), ..incomplete });
    let last = last.expect("the mechanism's last token");
    assert_eq!(Response::read(&last).unwrap(), Response { token: Some(&third), ..incomplete });
    let signed = step(Response { mic: Some(&mic(0)), ..incomplete }).expect("a signature");
    assert_eq!(Response::read(&signed).unwrap(), Response { mic: Some(&mic(1)), ..incomplete });
    assert_eq!(step(Response { state: Some(State::Completed), ..Response::default() }), None);
    assert_eq!(side.established(), Some("Kerberos s v"));
}

#[test]
fn handshakes_do_not_go_on_for_ever() {
    let toy = Toy::new(KERBEROS, 15);
    let session = Session::run(&client(&[toy]), &server(&[toy]), &integrity(), |_, _| ());
    assert_eq!(session.expect("a session").both(), Some(("Kerberos", "Kerberos")));
    let toy = Toy::new(KERBEROS, 255);
    let session = Session::run(&client(&[toy]), &server(&[toy]), &integrity(), |_, _| ());
    let session = session.expect("a session");
    assert!(session.server.refusal().to_string().contains("without end"));
    assert_eq!(session.tokens.len(), 17);
    let mut side = Side::Open(client(&[toy]).initiate(&integrity()).expect("an offer"));
    side.step(Vec::new()).expect("an offer");
    for number in 1..=8 {
        let token = toy.token(2 * number);
        let next = Response { token: Some(&token), ..Response::default() }.write();
        assert!(side.step(next).is_some(), "token {number}");
    }
    assert_eq!(side.step(Response { token: Some(b"18"), ..Response::default() }.write()), None);
    assert!(side.refusal().to_string().contains("without end"));
}
