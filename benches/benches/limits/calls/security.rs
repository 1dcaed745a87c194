//! What protection costs, with NTLM: calls with it and without, and the sealing of a long message beside the bare seal of
//! the same bytes.

use std::hint::black_box;
use std::time::Instant;

use rpc_benches::{Limit, Table, Unit, median};
use rpc_runtime::prelude::*;
use rpc_runtime::security::ntlm::{Credentials, HashTable, NtHash, Ntlm, NtlmAcceptor};
use rpc_runtime::security::{
    Acceptor, AuthenticationLevel, Fragment, Initiator, Needs, SecurityContext, Step,
};

use super::process::{Address, Cores, Flavor, Peer, Placement};
use super::{LARGE, NullClient, Outcome, SEQUENTIAL, connect, connect_with, in_turns, large};

const PASSWORD: &str = "correct horse";

/// Rounds per start, and calls in a round.
const LONG: (usize, usize) = (3, 10);

/// How many bytes of a stub a fragment carries between two ends of this runtime.
const STUB: usize = (5840 - 24 - 8 - 16) & !15;

pub(crate) fn acceptor() -> NtlmAcceptor {
    NtlmAcceptor::new(HashTable::new().account("alice", NtHash::of_password(PASSWORD)))
}

fn initiator() -> Ntlm {
    Ntlm::new(Credentials::password("", "alice", PASSWORD))
}

/// A client that authenticates.
pub(crate) fn builder(level: AuthenticationLevel) -> ClientBuilder {
    ClientBuilder::new().authenticate(initiator()).level(level)
}

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let cores = Cores::new()?;
    table.heading("a null call with NTLM, median", "protected", "plain");
    for level in [AuthenticationLevel::Integrity, AuthenticationLevel::Privacy] {
        for placement in [Placement::OneCore, Placement::TwoCores] {
            for flavor in Flavor::ALL {
                let rounds = move |ours, other| null_calls(level, ours, other);
                let race = in_turns(&cores, placement, flavor, Peer::Rpc, rounds)?;
                let name = format!("{level}, {}, {}", flavor.name(), placement.name());
                table.row(&name, Unit::Nanoseconds, race, Limit::AtMost(1.4));
            }
        }
    }
    table.heading("sealing 1 MiB there and back, with NTLM", "in calls", "bare");
    for level in [AuthenticationLevel::Integrity, AuthenticationLevel::Privacy] {
        let rounds = move |ours, other| long_calls(level, ours, other);
        let flavor = Flavor::CurrentThread;
        let race = in_turns(&cores, Placement::OneCore, flavor, Peer::Rpc, rounds)?;
        table.row(&level.to_string(), Unit::Nanoseconds, race, Limit::AtMost(1.15));
    }
    Ok(())
}

/// The medians of call times in nanoseconds.
async fn null_calls(
    level: AuthenticationLevel,
    ours: Address,
    other: Address,
) -> Outcome<Vec<(f64, f64)>> {
    let protected = connect_with(&builder(level), &ours).await?;
    let plain = connect(&other).await?;
    let mut rounds = Vec::new();
    for _ in 0..SEQUENTIAL.0 {
        rounds.push((null_call(&protected).await?, null_call(&plain).await?));
    }
    Ok(rounds)
}

async fn null_call(client: &NullClient) -> Outcome<f64> {
    let (mut times, round) = (Vec::new(), Instant::now());
    while round.elapsed() < SEQUENTIAL.1 {
        let start = Instant::now();
        client.null().await?;
        times.push(start.elapsed().as_nanos() as f64);
    }
    Ok(median(times.into_iter()))
}

/// How much longer a protected call takes than the same call without protection, and what the bare seals of its fragments
/// take: those of both ends, in both directions.
async fn long_calls(
    level: AuthenticationLevel,
    ours: Address,
    other: Address,
) -> Outcome<Vec<(f64, f64)>> {
    let protected = connect_with(&builder(level), &ours).await?;
    let plain = connect(&other).await?;
    let data = vec![7; LARGE];
    let (mut sends, mut receives) = contexts(level).await?;
    let mut rounds = Vec::new();
    for _ in 0..LONG.0 {
        let protected = long_call(&protected, &data).await?;
        let plain = long_call(&plain, &data).await?;
        rounds.push((protected - plain, 2.0 * bare(&mut *sends, &mut *receives)?));
    }
    Ok(rounds)
}

async fn long_call(client: &NullClient, data: &[u8]) -> Outcome<f64> {
    let mut times = Vec::new();
    for _ in 0..LONG.1 {
        let start = Instant::now();
        large::echo(client, data).await?;
        times.push(start.elapsed().as_nanos() as f64);
    }
    Ok(median(times.into_iter()))
}

/// What it takes to seal and to open the fragments of a long message in one direction, in a buffer that stays.
fn bare(sends: &mut dyn SecurityContext, receives: &mut dyn SecurityContext) -> Outcome<f64> {
    let (header, trailer, header_signing) = (&[0; 24][..], &[0; 8][..], true);
    let mut buffer = vec![7; STUB];
    let mut token = [0; 16];
    let mut times = Vec::new();
    for _ in 0..LONG.1 {
        let start = Instant::now();
        for length in core::iter::repeat_n(STUB, LARGE / STUB).chain([(LARGE % STUB) & !15]) {
            let (stub, token) = (&mut buffer[..length], &mut token[..]);
            sends.protect(Fragment { header, stub, trailer, token, header_signing })?;
            receives.unprotect(Fragment { header, stub, trailer, token, header_signing })?;
        }
        black_box(&buffer);
        times.push(start.elapsed().as_nanos() as f64);
    }
    Ok(median(times.into_iter()))
}

type Contexts = (Box<dyn SecurityContext>, Box<dyn SecurityContext>);

/// Both ends of a context.
async fn contexts(level: AuthenticationLevel) -> Outcome<Contexts> {
    let needs = Needs::of(level);
    let Step::Continue(negotiate, client) = initiator().initiate(&needs)?.step(Vec::new()).await?
    else {
        return Err("no NEGOTIATE".into());
    };
    let Step::Continue(challenge, server) = acceptor().accept(&needs)?.step(negotiate).await?
    else {
        return Err("no CHALLENGE".into());
    };
    let Step::Done(Some(authenticate), client) = client.step(challenge).await? else {
        return Err("no AUTHENTICATE".into());
    };
    let Step::Done(None, server) = server.step(authenticate).await? else {
        return Err("no end".into());
    };
    Ok((client, server))
}
