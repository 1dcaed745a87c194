//! What is logged and printed of an authenticated connection: why a client is refused, and no secret. A program of its own:
//! `tracing` has one subscriber for all threads of a process.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use rpc_runtime::prelude::*;
use rpc_runtime::security::ntlm::{
    Credentials, HashLookup, HashTable, NtHash, Ntlm, NtlmAcceptor, Verified,
};
use rpc_runtime::security::spnego::{Negotiate, NegotiateAcceptor};
use rpc_runtime::security::{Acceptor, AuthenticationLevel, Identity, Initiator, Needs, Step};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

const PASSWORD: &str = "correct horse battery";
/// The same as NTLM keeps it: MD4 of it in UTF-16.
const HASH_OF_PASSWORD: u128 = 0x3d21_1b74_dd72_9be1_e552_b472_7594_f3eb;
/// The hash of another user's password.
const HASH: [u8; 16] = [0xd7, 1, 0xc3, 3, 0xb4, 5, 0xf6, 7, 0xe8, 9, 0xea, 11, 0xac, 13, 0x9e, 15];

#[rpc_interface(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7ba7", version = "1.0")]
trait Plain {
    async fn add(&self, a: u32, b: u32) -> Result<u32>;
}

#[derive(Debug)]
struct Service;

impl Plain for Service {
    async fn add(&self, a: u32, b: u32) -> Result<u32> {
        Ok(a + b)
    }
}

/// All that is traced, whatever its level, as text.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0.lock().unwrap(), "{field}={value:?} ");
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        attributes.record(&mut self.clone());
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
        self.0.lock().unwrap().push('\n');
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// Whether a text has these bytes, in hexadecimal or as a list of numbers.
fn shows(text: &str, secret: &[u8]) -> bool {
    let text: String = text.to_lowercase().split_whitespace().collect();
    let numbers: Vec<_> = secret.iter().map(u8::to_string).collect();
    let hex: Vec<_> = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let list: Vec<_> = secret.iter().map(|byte| format!("0x{byte:x}")).collect();
    [numbers.join(","), hex.concat(), list.join(",")].iter().any(|secret| text.contains(secret))
}

#[test]
fn secrets_that_are_shown_are_found() {
    assert!(shows(&format!("{HASH:?}"), &HASH) && shows(&format!("{HASH:#?}"), &HASH));
    assert!(shows(&format!("{HASH:02X?}").replace(", ", ""), &HASH));
    assert!(shows(&format!("{HASH:#x?}"), &HASH) && !shows(&format!("{:?}", &HASH[1..]), &HASH));
}

fn accounts() -> HashTable {
    let accounts = HashTable::new().account("alice", NtHash::of_password(PASSWORD));
    accounts.account("bob", NtHash::new(HASH))
}

/// What is printed of both ends of a connection, with its session key.
async fn call(
    initiator: impl Initiator + Clone + 'static,
    acceptor: impl Acceptor + Clone + 'static,
    level: AuthenticationLevel,
) -> Result<(String, Vec<u8>)> {
    let mut printed = format!("{initiator:?} {acceptor:#?}");
    let builder = Server::builder().authenticate(acceptor);
    let _ = write!(printed, "{builder:?}");
    let server = builder.offer(PlainServer::new(Service)).build()?;
    let builder = ClientBuilder::new().authenticate(initiator).level(level);
    let association = builder.over(server.in_process());
    let client = PlainClient::bind(&association).await?;
    client.add(1, 2).await?;
    let authentication = association.authentication().expect("an authenticated client");
    let key = authentication.session_key().expect("a key").to_vec();
    let _ = write!(printed, "{builder:?} {association:#?} {client:?} {server:#?}");
    let _ = write!(printed, "{authentication:?} {:#?}", authentication.identity());
    Ok((printed, key))
}

/// What is printed of a handshake on its way.
async fn handshake() -> (String, Vec<u8>) {
    let needs = Needs::of(AuthenticationLevel::Privacy).to("host/server");
    let client = Ntlm::new(Credentials::password("", "alice", PASSWORD));
    let begun = client.initiate(&needs).unwrap().step(Vec::new()).await.unwrap();
    let mut printed = format!("{needs:?} {begun:?}");
    let Step::Continue(negotiate, client) = begun else { panic!("an end") };
    let server = NtlmAcceptor::new(accounts()).accept(&needs).unwrap();
    let Step::Continue(challenge, server) = server.step(negotiate).await.unwrap() else {
        panic!("an end")
    };
    let done = client.step(challenge).await.unwrap();
    let _ = write!(printed, "{done:?}");
    let Step::Done(Some(authenticate), context) = done else { panic!("no end") };
    let done = server.step(authenticate).await.unwrap();
    let _ = write!(printed, "{done:?} {context:?}");
    (printed, context.peer().session_key.as_ref().unwrap().to_vec())
}

#[tokio::test]
async fn why_a_client_is_refused_is_logged_and_secrets_are_not() {
    let log = Log::default();
    tracing::subscriber::set_global_default(log.clone()).unwrap();
    let hash = NtHash::new(HASH);
    let client = |user, password| Ntlm::new(Credentials::password("", user, password));
    let of_hash = Ntlm::new(Credentials::hash("", "bob", hash.clone()));
    let acceptor = NtlmAcceptor::new(accounts());
    let known = hash.clone();
    let lookup = HashLookup::new(move |_| Ok(Some((Identity::new("bob", ""), known.clone()))));
    let mut printed = format!("{hash:?} {of_hash:?} {lookup:?}");
    let _ = write!(printed, "{:?}", Verified::new(Identity::new("bob", ""), HASH));
    let mut keys = Vec::new();
    let mut note = |(text, key): (String, Vec<u8>)| {
        printed.push_str(&text);
        keys.push(key);
    };
    note(handshake().await);
    for level in [AuthenticationLevel::Integrity, AuthenticationLevel::Privacy] {
        note(call(client("alice", PASSWORD), acceptor.clone(), level).await.unwrap());
        note(call(of_hash.clone(), acceptor.clone(), level).await.unwrap());
        let both = Negotiate::new([Arc::new(client("alice", PASSWORD)) as _]);
        let accepts = NegotiateAcceptor::new([Arc::new(acceptor.clone()) as _]);
        note(call(both, accepts.clone(), level).await.unwrap());

        for (user, password) in [("alice", "wrong"), ("mallory", PASSWORD), ("", PASSWORD)] {
            let error = call(client(user, password), acceptor.clone(), level).await.unwrap_err();
            assert_eq!(error.status(), Status::ACCESS_DENIED);
            let both = Negotiate::new([Arc::new(client(user, password)) as _]);
            let error = call(both, accepts.clone(), level).await.unwrap_err();
            assert_eq!(error.status(), Status::ACCESS_DENIED);
        }
    }
    let log = log.0.lock().unwrap().clone();
    assert!(log.contains("a wrong password for alice"), "{log}");
    assert!(log.contains("there is no user mallory"), "{log}");
    let password = Vec::from_iter(PASSWORD.encode_utf16().flat_map(u16::to_le_bytes));
    let hash_of_password = HASH_OF_PASSWORD.to_be_bytes();
    assert!(NtHash::of_password(PASSWORD) == NtHash::new(hash_of_password));
    for text in [&log, &printed] {
        assert!(!text.contains(PASSWORD) && !text.contains("wrong\""), "{text}");
        for secret in [&password[..], PASSWORD.as_bytes(), &HASH, &hash_of_password] {
            assert!(!shows(text, secret), "{text}");
        }
        for key in &keys {
            assert!(key.len() == 16 && !shows(text, key), "{text}");
        }
    }
}
