//! The service of the example `key_value` for users with accounts. Calls are sealed, everybody who has an account reads, and a
//! bucket's values are changed by its maker alone.
//!
//! ```sh
//! # The accounts: on each line a name, a colon, and the hash of a password, as `pdbedit -L -w` prints it too.
//! hash() { printf %s "$1" | iconv -t utf-16le | openssl dgst -md4 -provider legacy -r | cut -d' ' -f1; }
//! (umask 077; echo "alice:$(hash 'correct horse')" >accounts; echo "bob:$(hash 'battery staple')" >>accounts)
//!
//! KEY_VALUE_ACCOUNTS=accounts cargo run --example secure_key_value -- server
//!
//! export KEY_VALUE_USER=alice; read -rs KEY_VALUE_PASSWORD; export KEY_VALUE_PASSWORD
//! cargo run --example secure_key_value -- set fruit apple red
//! cargo run --example secure_key_value -- get fruit apple
//! ```
//!
//! Without a word after `--`, all of it runs in one process, and ends. Passwords are never words of a command line, which
//! everybody on the machine can read.
//!
//! With the feature `gssapi` the server takes Kerberos too, with the keys of a keytab, and a client uses the tickets that
//! `kinit` left, if there are any for this server, and its password otherwise:
//!
//! ```sh
//! KEY_VALUE_KEYTAB=/etc/rpc.keytab cargo run -p rpc-examples --features gssapi --example secure_key_value -- server
//!
//! kinit alice
//! KEY_VALUE_SERVER='ncacn_ip_tcp:server.example.com[31137]' \
//!     cargo run -p rpc-examples --features gssapi --example secure_key_value -- get fruit apple
//! ```
//!
//! | variable | of | |
//! |---|---|---|
//! | `KEY_VALUE_SERVER` | both | the binding; otherwise `ncacn_ip_tcp:127.0.0.1[31137]` |
//! | `KEY_VALUE_ACCOUNTS` | the server | the file of accounts |
//! | `KEY_VALUE_KEYTAB` | the server | the keytab |
//! | `KEY_VALUE_USER`, `KEY_VALUE_PASSWORD` | both | the client's user; a server's one account, if it has no file |
//! | `KEY_VALUE_PRINCIPAL` | the client | the server's principal name; otherwise `host/` and the binding's host |

use std::env::var;
use std::sync::Arc;
use std::time::Duration;

use rpc_examples::key_value::{self, COMMANDS, KeyValueClient, KeyValueServer, Store, stopped};
use rpc_runtime::prelude::*;
use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
use rpc_runtime::security::spnego::{Negotiate, NegotiateAcceptor};
use rpc_runtime::security::{Acceptor, AuthenticationLevel, Initiator};
use tracing::info;

type Failure = Box<dyn std::error::Error>;

/// A package that a server accepts.
type Accepted = Arc<dyn Acceptor>;

/// A package that a client offers.
type Offered = Arc<dyn Initiator>;

/// Where the server is, unless it is said.
const BINDING: &str = "ncacn_ip_tcp:127.0.0.1[31137]";

fn binding() -> String {
    var("KEY_VALUE_SERVER").unwrap_or_else(|_| BINDING.to_owned())
}

/// The accounts in a file.
fn accounts(path: &str) -> Result<HashTable, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut accounts = HashTable::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.is_empty()) {
        let account = line.split_once(':').ok_or("no colon; expected a name, a colon and a hash");
        let account = account.map_err(Failure::from).and_then(|(user, hash)| {
            let hash: NtHash = hash.parse()?;
            Ok((user, hash))
        });
        let (user, hash) = account.map_err(|error| format!("{path}, line {number}: {error}"))?;
        accounts = accounts.account(user, hash);
    }
    Ok(accounts)
}

/// The user and the password of the environment.
fn user() -> Option<(String, String)> {
    Some((var("KEY_VALUE_USER").ok()?, var("KEY_VALUE_PASSWORD").ok()?))
}

/// What the server accepts, as the environment says.
fn accepted() -> Result<Vec<Accepted>, Failure> {
    let mut packages: Vec<Accepted> = Vec::new();
    if let Ok(path) = var("KEY_VALUE_ACCOUNTS") {
        packages.push(Arc::new(NtlmAcceptor::new(accounts(&path)?)));
    } else if let Some((user, password)) = user() {
        let account = HashTable::new().account(&user, NtHash::of_password(&password));
        packages.push(Arc::new(NtlmAcceptor::new(account)));
    }
    if let Ok(keytab) = var("KEY_VALUE_KEYTAB") {
        packages.push(kerberos::accepted(&keytab)?);
    }
    match packages.is_empty() {
        true => Err("nobody could call; expected KEY_VALUE_ACCOUNTS or KEY_VALUE_KEYTAB, or KEY_VALUE_USER with \
                     KEY_VALUE_PASSWORD"
            .into()),
        false => Ok(packages),
    }
}

/// Each package alone and within SPNEGO, because clients may begin with either.
fn server(packages: Vec<Accepted>) -> Result<Server> {
    let mut builder = Server::builder()
        .offer(KeyValueServer::new(Store::default()))
        .min_level(AuthenticationLevel::Privacy)
        .max_context_handles(1000)
        .idle_timeout(Duration::from_secs(3600));
    for package in &packages {
        builder = builder.authenticate(package.clone());
    }
    builder.authenticate(NegotiateAcceptor::new(packages)).build()
}

/// What the client offers, the best first, as the environment says.
fn offered() -> Result<Vec<Offered>, Failure> {
    let mut packages: Vec<Offered> = kerberos::offered().into_iter().collect();
    if let Some((user, password)) = user() {
        packages.push(Arc::new(Ntlm::new(Credentials::password("", user, &password))));
    }
    match packages.is_empty() {
        true => Err("no credentials; expected KEY_VALUE_USER and KEY_VALUE_PASSWORD".into()),
        false => Ok(packages),
    }
}

async fn connect(binding: &str, packages: Vec<Offered>) -> Result<KeyValueClient> {
    let mut settings = ClientBuilder::new()
        .authenticate(Negotiate::new(packages))
        .level(AuthenticationLevel::Privacy)
        .connect_timeout(Duration::from_secs(5))
        .call_timeout(Duration::from_secs(10));
    if let Ok(principal) = var("KEY_VALUE_PRINCIPAL") {
        settings = settings.principal(principal);
    }
    KeyValueClient::connect_with(&settings, binding).await
}

#[cfg(feature = "gssapi")]
mod kerberos {
    use std::sync::Arc;

    use rpc_runtime::Result;
    use rpc_runtime::security::gssapi::{Credentials, Kerberos, KerberosAcceptor};

    use super::{Accepted, Offered};

    /// With the keys of a keytab.
    pub(super) fn accepted(keytab: &str) -> Result<Accepted> {
        Ok(Arc::new(KerberosAcceptor::keytab(keytab)?))
    }

    /// With the tickets of `kinit`.
    pub(super) fn offered() -> Option<Offered> {
        Some(Arc::new(Kerberos::new(Credentials::default())))
    }
}

#[cfg(not(feature = "gssapi"))]
mod kerberos {
    use super::{Accepted, Failure, Offered};

    pub(super) fn accepted(_: &str) -> Result<Accepted, Failure> {
        Err("KEY_VALUE_KEYTAB, and no Kerberos in this build; expected `--features gssapi`".into())
    }

    pub(super) fn offered() -> Option<Offered> {
        None
    }
}

/// The client's error for everybody to see, and the success that should not have been.
fn refused<T>(what: &str, result: Result<T>) -> Result<(), Failure> {
    match result {
        Ok(_) => Err(format!("{what} was not refused").into()),
        Err(error) => {
            println!("{what}: {error}");
            Ok(())
        }
    }
}

/// Users of this run alone, and what each may do.
async fn all() -> Result<(), Failure> {
    let hash = NtHash::of_password;
    let accounts = HashTable::new().account("alice", hash("horse")).account("bob", hash("staple"));
    let server = server(vec![Arc::new(NtlmAcceptor::new(accounts))])?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    let binding = endpoint.binding().to_string();
    let user = async |user: &str, password: &str| {
        let package = Ntlm::new(Credentials::password("", user, password));
        connect(&binding, vec![Arc::new(package)]).await
    };

    let (alice, bob) = (user("alice", "horse").await?, user("bob", "staple").await?);
    key_value::set(&alice, "fruit", "apple", "red").await?;
    println!("bob reads: {:?}", key_value::list(&bob, "fruit").await?);
    refused("bob writes", key_value::set(&bob, "fruit", "apple", "green").await)?;
    refused("a wrong password", user("alice", "house").await)?;
    let stranger = KeyValueClient::connect(&*binding).await?;
    refused("a stranger reads", key_value::list(&stranger, "fruit").await)?;
    server.shutdown(Duration::from_secs(5)).await;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [] => all().await?,
        ["server"] => {
            let server = server(accepted()?)?;
            info!("the server listens at {}", server.listen(&*binding()).await?.binding());
            stopped().await?;
            server.shutdown(Duration::from_secs(5)).await;
        }
        ["set" | "get" | "list", ..] => {
            let client = connect(&binding(), offered()?).await?;
            key_value::run(&client, &words).await?;
        }
        _ => return Err(format!("no such command; expected `server`, {COMMANDS}").into()),
    }
    Ok(())
}
