//! What a context handle adds to a call: the same call with a handle, and without.

use std::sync::Arc;
use std::time::Instant;

use rpc_benches::{Limit, Table, Unit, median};
use rpc_runtime::prelude::*;

use super::process::{Address, Cores, Flavor, Peer, Placement};
use super::{IN_FLIGHT, NullClient, Outcome, SEQUENTIAL, TASKS, connect, in_turns, rate};

/// How many handles each client has open.
const OPEN: usize = 1000;

/// The interface that is called.
#[rpc_interface(uuid = "3f9d1f6e-6d5b-4b0e-9c52-8e3c1a4f7b21", version = "1.0")]
pub(crate) trait Handles {
    /// What a handle stands for.
    #[context_handle]
    type Counter: Context;

    /// Opens one.
    async fn open(&self) -> Result<Self::Counter>;

    /// Adds one, beside others.
    async fn add(&self, counter: &Self::Counter, n: u32) -> Result<u32>;

    /// Adds one, alone.
    async fn add_alone(&self, counter: &mut Self::Counter, n: u32) -> Result<u32>;
}

pub(crate) struct Counters;

pub(crate) struct Counter(u32);

impl Context for Counter {}

impl Handles for Counters {
    type Counter = Counter;

    async fn open(&self) -> Result<Counter> {
        Ok(Counter(1))
    }

    async fn add(&self, counter: &Counter, n: u32) -> Result<u32> {
        Ok(n.wrapping_add(counter.0))
    }

    async fn add_alone(&self, counter: &mut Counter, n: u32) -> Result<u32> {
        Ok(n.wrapping_add(counter.0))
    }
}

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let cores = Cores::new()?;
    let flavor = Flavor::TwoWorkers;
    table.heading("a call with a context handle", "with", "without");
    let race = in_turns(&cores, Placement::OneCore, flavor, Peer::Rpc, sequential)?;
    table.row("one at a time, one core", Unit::Nanoseconds, race, Limit::AtMost(1.1));
    let race = in_turns(&cores, Placement::Free, flavor, Peer::Rpc, shared)?;
    table.row("64 in flight, shared", Unit::PerSecond, race, Limit::AtLeast(0.9));
    let race = in_turns(&cores, Placement::Free, flavor, Peer::Rpc, exclusive)?;
    table.row("64 in flight, each alone", Unit::PerSecond, race, Limit::AtLeast(0.9));
    Ok(())
}

/// A client, and a handle of it.
type With = Arc<(HandlesClient, HandlesCounter)>;

/// A client, with each of its handles.
async fn open(client: &NullClient) -> Outcome<Vec<With>> {
    let client = HandlesClient::bind(client.client().association()).await?;
    let mut handles = Vec::new();
    for _ in 0..OPEN {
        handles.push(Arc::new((client.clone(), client.open().await?)));
    }
    Ok(handles)
}

/// The medians of call times in nanoseconds.
async fn sequential(ours: Address, other: Address) -> Outcome<Vec<(f64, f64)>> {
    let (ours, other) = (connect(&ours).await?, connect(&other).await?);
    let handles = open(&ours).await?;
    let mut rounds = Vec::new();
    for _ in 0..SEQUENTIAL.0 {
        let (mut times, mut without) = (Vec::new(), Vec::new());
        let round = Instant::now();
        while round.elapsed() < SEQUENTIAL.1 {
            let start = Instant::now();
            let (client, handle) = &*handles[times.len() % OPEN];
            client.add(handle, 1).await?;
            times.push(start.elapsed().as_nanos() as f64);
        }
        let round = Instant::now();
        while round.elapsed() < SEQUENTIAL.1 {
            let start = Instant::now();
            other.add(1).await?;
            without.push(start.elapsed().as_nanos() as f64);
        }
        rounds.push((median(times.into_iter()), median(without.into_iter())));
    }
    Ok(rounds)
}

async fn shared(ours: Address, other: Address) -> Outcome<Vec<(f64, f64)>> {
    in_flight(ours, other, |with, n| async move { Ok(with.0.add(&with.1, n).await?) }).await
}

async fn exclusive(ours: Address, other: Address) -> Outcome<Vec<(f64, f64)>> {
    in_flight(ours, other, |with, n| async move { Ok(with.0.add_alone(&with.1, n).await?) }).await
}

/// Calls per second, each task with a handle of its own.
async fn in_flight<F>(
    ours: Address,
    other: Address,
    call: impl Fn(With, u32) -> F + Copy + Send + 'static,
) -> Outcome<Vec<(f64, f64)>>
where
    F: Future<Output = Outcome<u32>> + Send,
{
    let (ours, other) = (connect(&ours).await?, Arc::new(connect(&other).await?));
    let handles = open(&ours).await?;
    let mut rounds = Vec::new();
    for _ in 0..IN_FLIGHT.0 {
        let with = rate(handles.iter().take(TASKS).cloned(), call).await?;
        let clients = std::iter::repeat_n(other.clone(), TASKS);
        let add = |client: Arc<NullClient>, n| async move { Ok(client.add(n).await?) };
        rounds.push((with, rate(clients, add).await?));
    }
    Ok(rounds)
}
