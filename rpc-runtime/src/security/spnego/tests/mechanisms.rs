//! What both ends see of the package that was chosen.

use super::*;
use crate::security::{Authentication, SecurityContext};

/// What the two ends say of their contexts.
fn authentications(client: &dyn Initiator, server: &dyn Acceptor) -> [Authentication; 2] {
    let needs = integrity();
    let mut open = [Some(client.initiate(&needs).unwrap()), Some(server.accept(&needs).unwrap())];
    let mut established = [None, None];
    let (mut turn, mut token) = (0, Some(Vec::new()));
    while let (Some(handshake), Some(sent)) = (open[turn].take(), token.take()) {
        match now(handshake.step(sent)).unwrap() {
            Step::Continue(next, handshake) => {
                (open[turn], token) = (Some(handshake), Some(next));
            }
            Step::Done(last, context) => (established[turn], token) = (Some(context), last),
        }
        turn = 1 - turn;
    }
    established.map(|context: Option<Box<dyn SecurityContext>>| {
        let negotiate = AuthenticationService::NEGOTIATE;
        Authentication::of(negotiate, needs.level, context.expect("an end").peer())
    })
}

#[test]
fn both_ends_see_what_was_chosen() {
    for (offered, accepted, chosen) in [
        (&[KERBEROS, NTLM][..], &[KERBEROS, NTLM][..], KERBEROS),
        (&[KERBEROS, NTLM], &[NTLM], NTLM),
        (&[NTLM], &[KERBEROS, NTLM], NTLM),
    ] {
        let (client, server) = (client(&toys(offered, 3)), server(&toys(accepted, 3)));
        for end in authentications(&client, &server) {
            assert_eq!(end.service(), AuthenticationService::NEGOTIATE);
            assert_eq!(end.mechanism(), chosen, "{offered:?} {accepted:?}");
        }
    }
}

#[cfg(feature = "ntlm")]
#[test]
fn ntlm_is_seen() {
    use crate::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
    use std::sync::Arc;

    let client = Ntlm::new(Credentials::password("", "alice", "right"));
    let accounts = HashTable::new().account("alice", NtHash::of_password("right"));
    let client = Negotiate::new([Arc::new(client) as Arc<dyn Initiator>]);
    let server = NegotiateAcceptor::new([Arc::new(NtlmAcceptor::new(accounts)) as Arc<_>]);
    let [client, server] = authentications(&client, &server);
    assert_eq!([client.mechanism(), server.mechanism()], [NTLM; 2]);
    assert_eq!(client.session_key(), server.session_key());
}

/// Who could not be asked is not who refused: the status is told apart through SPNEGO too.
#[cfg(feature = "ntlm")]
#[test]
fn a_busy_authority_is_told_from_one_that_refuses() {
    use crate::security::ntlm::{Claim, Credentials, HashLookup, Ntlm, NtlmAcceptor};
    use crate::status::Status;
    use std::sync::Arc;

    let client = Ntlm::new(Credentials::password("", "alice", "right"));
    let client = Negotiate::new([Arc::new(client) as Arc<dyn Initiator>]);
    for status in [Status::SERVER_TOO_BUSY, Status::ACCESS_DENIED] {
        let busy = HashLookup::new(move |_: &Claim| Err(Error::from_static(status, "not now")));
        let server = NegotiateAcceptor::new([Arc::new(NtlmAcceptor::new(busy)) as Arc<_>]);
        let session = Session::run(&client, &server, &integrity(), |_, _| ()).unwrap();
        assert_eq!(session.server.refusal().status(), status);
    }
}
