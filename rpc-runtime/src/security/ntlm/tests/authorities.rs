//! Who knows the users.

use super::super::authority::Claim;
use super::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor, client, shake};
use crate::error::{Error, Result};
use crate::security::ntlm::HashLookup;
use crate::security::{AuthenticationLevel, Identity, Needs};
use crate::status::Status;

fn identity(server: &NtlmAcceptor, domain: &str, user: &str) -> Result<Identity> {
    let needs = Needs::of(AuthenticationLevel::Privacy);
    let client = Ntlm::new(Credentials::password(domain, user, "right"));
    let (_, server) = shake((&client, &needs), (server, &needs), |_, _| ())?;
    Ok(server.peer().identity.clone())
}

fn right() -> NtHash {
    NtHash::of_password("right")
}

#[test]
fn a_table_knows_the_servers_users_and_those_of_domains() {
    let table = HashTable::new()
        .account("Alice", right())
        .domain_account("Example", "Zoë", right())
        .domain_account("Example", "alice", NtHash::of_password("another"));
    assert_eq!(format!("{table:?}"), "HashTable(3 accounts)");
    let server = NtlmAcceptor::new(table);
    for domain in ["", "DESK", "OTHER"] {
        let alice = identity(&server, domain, "aLICE").unwrap();
        assert_eq!((&*alice.name, &*alice.domain), ("Alice", ""), "as she is registered");
    }
    let zoe = identity(&server, "EXAMPLE", "zOË").unwrap();
    assert_eq!(zoe.to_string(), r"Example\Zoë");
    // Another letter, which has the same upper case elsewhere.
    identity(&server, "", "alıce").unwrap_err();
    identity(&server, "OTHER", "Zoë").unwrap_err();
    identity(&server, "example", "Alice").unwrap_err();
    let error = identity(&server, "", "bob\n").unwrap_err();
    assert_eq!(error.to_string(), r"RPC_S_ACCESS_DENIED (5): NTLM: there is no user bob\n");
}

#[test]
fn a_closure_knows_users_or_that_it_cannot_tell() {
    let server = NtlmAcceptor::new(HashLookup::new(|claim: &Claim| match claim.user() {
        "ALICE" => Ok(Some((Identity::new("alice", "DOMAIN"), right()))),
        "broken" => Err(Error::new(Status::SERVER_TOO_BUSY, "the database does not answer")),
        _ => Ok(None),
    }));
    assert_eq!(identity(&server, "domain", "ALICE").unwrap().to_string(), r"DOMAIN\alice");
    assert_eq!(identity(&server, "", "bob").unwrap_err().status(), Status::ACCESS_DENIED);
    assert_eq!(identity(&server, "", "broken").unwrap_err().status(), Status::SERVER_TOO_BUSY);
}

#[test]
fn hashes_serve_as_passwords() {
    let needs = Needs::of(AuthenticationLevel::Privacy);
    let client = Ntlm::new(Credentials::hash("EXAMPLE", "alice", right()));
    shake((&client, &needs), (&super::server(), &needs), |_, _| ()).unwrap();
}

#[test]
fn secrets_are_not_printed() {
    let shown = format!("{:?} {:?} {:?}", client("right"), right(), super::server());
    assert!(shown.contains(r"EXAMPLE\alice") && shown.contains("NtHash(..)"), "{shown}");
    for byte in right().0.bytes() {
        assert!(!shown.contains(&format!("{byte:02x}{byte:02x}")) && !shown.contains("right"));
    }
}
