//! What an idle connection costs: the resident memory that each takes, at the server and at the client, once it has
//! bound and made a call. Both are processes of their own, which are this program again.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use rpc_benches::{Limit, Table};
use rpc_runtime::prelude::*;
use rpc_runtime::security::AuthenticationLevel;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::process::{Address, Flavor, Peer, ServerProcess};
use super::{Outcome, connect_with, security};

/// How many connections there are before counting begins, so that what all share is there.
const BEFORE: usize = 200;
const CONNECTIONS: usize = 10_000;

/// How many files each process has open beside its connections, at most.
const FILES: usize = 100;

/// How long both sides have to come to rest.
const REST: Duration = Duration::from_millis(1500);

/// The most that a connection may take, in bytes, at each side.
const MOST: f64 = 4096.0;
/// The most that a security context may add to that.
const CONTEXT: f64 = 1024.0;

/// How a client connects.
const PLAIN: &str = "plain";
const NTLM: &str = "ntlm";

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let connections = raise_file_limit()?;
    let heading = format!("bytes of an idle connection, of {connections}");
    table.heading(&heading, "ours", "");
    let [at_server, at_client] = measure(connections, PLAIN)?;
    table.figure("at the server", at_server, Limit::AtMost(MOST));
    table.figure("at the client", at_client, Limit::AtMost(MOST));
    let with = measure(connections, NTLM)?;
    table.figure("more with NTLM, at the server", with[0] - at_server, Limit::AtMost(CONTEXT));
    table.figure("more with NTLM, at the client", with[1] - at_client, Limit::AtMost(CONTEXT));
    Ok(())
}

/// The bytes that each of some connections takes, at the server and at the client.
fn measure(connections: usize, how: &str) -> Outcome<[f64; 2]> {
    let server = ServerProcess::start(Peer::Rpc, Flavor::TwoWorkers)?;
    let Address { port, .. } = server.address;
    let mut client = Command::new(std::env::current_exe()?)
        .args(["--idle", &port.to_string(), &server.id().to_string(), &connections.to_string()])
        .arg(how)
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    let output = client.stdout.take().ok_or("the client has no output")?;
    BufReader::new(output).read_line(&mut line)?;
    client.wait()?;
    let mut bytes = line.split_whitespace().map(str::parse);
    let (at_server, at_client) = bytes.next().zip(bytes.next()).ok_or("the client failed")?;
    Ok([at_server?, at_client?])
}

/// Lets this process, and those that it starts, have as many files open as the system permits. Returns how many connections
/// fit: all, unless an administrator permits fewer.
fn raise_file_limit() -> Outcome<usize> {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit })?;
    // No maximum is no limit.
    let most = limit.maximum.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
    let fit = most.saturating_sub(BEFORE + FILES).min(CONNECTIONS);
    if fit == 0 { Err("too few files may be open".into()) } else { Ok(fit) }
}

/// Is the client, if this process was started to be.
pub(crate) fn connect_if_wanted() -> Outcome<()> {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--idle").skip(1);
    let (Some(port), Some(server), Some(connections)) =
        (arguments.next(), arguments.next(), arguments.next())
    else {
        return Ok(());
    };
    let builder = match arguments.next().as_deref() {
        Some(NTLM) => security::builder(AuthenticationLevel::Privacy),
        _ => ClientBuilder::new(),
    };
    let (address, connections) = (Address::local(port.parse()?), connections.parse()?);
    let resident = |process: &str| -> Outcome<usize> {
        let statm = std::fs::read_to_string(format!("/proc/{process}/statm"))?;
        let pages = statm.split_whitespace().nth(1).ok_or("no resident pages")?;
        Ok(pages.parse::<usize>()? * rustix::param::page_size())
    };
    Flavor::TwoWorkers.runtime()?.block_on(async {
        let mut clients = Vec::with_capacity(BEFORE + connections);
        let mut connect_to = async |count| {
            for _ in 0..count {
                let client = connect_with(&builder, &address).await?;
                client.add(1).await?;
                clients.push(client);
            }
            tokio::time::sleep(REST).await;
            Outcome::Ok((resident(&server)?, resident("self")?))
        };
        let before = connect_to(BEFORE).await?;
        let after = connect_to(connections).await?;
        let each = |before: usize, after: usize| after.saturating_sub(before) / connections;
        println!("{} {}", each(before.0, after.0), each(before.1, after.1));
        Outcome::Ok(())
    })?;
    std::process::exit(0);
}
