//! Calls over TCP on loopback, between two processes: one at a time against a bare ping-pong, and 64
//! in flight against tarpc.
//!
//! This program starts itself again as the servers (see `process`). Client and server run on the same
//! kind of runtime, and both sides of a ratio are measured in turns in one run.

mod ping_pong;
mod process;
mod tarpc_peer;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use process::{Cores, Flavor, Peer, Placement, ServerProcess};
use rpc_benches::{Limit, Race, Table, Unit, median};
use rpc_runtime::prelude::*;

/// How often servers and runtime are made anew for a row. What the system makes of several threads on
/// few cores differs from one start to the next by a third, so that a median of few starts says little.
const STARTS: usize = 15;
/// Rounds per start and time per round, one call at a time.
const SEQUENTIAL: (usize, Duration) = (3, Duration::from_millis(40));
/// Rounds per start and time per round, many calls in flight.
const IN_FLIGHT: (usize, Duration) = (2, Duration::from_millis(120));
/// How many calls are in flight.
const TASKS: u32 = 64;

pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The interface that is called.
#[rpc_interface(uuid = "3f9d1f6e-6d5b-4b0e-9c52-8e3c1a4f7b20", version = "1.0")]
pub(crate) trait Null {
    /// Does nothing.
    async fn null(&self) -> Result<()>;

    /// Adds one.
    async fn add(&self, n: u32) -> Result<u32>;
}

struct Nothing;

impl Null for Nothing {
    async fn null(&self) -> Result<()> {
        Ok(())
    }

    async fn add(&self, n: u32) -> Result<u32> {
        Ok(n.wrapping_add(1))
    }
}

/// Serves [`Null`] at a port that the system chooses, which is returned.
async fn serve() -> Outcome<u16> {
    let server = Server::builder().offer(NullServer::new(Nothing)).build()?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    Ok(endpoint.binding().endpoint().parse()?)
}

async fn connect(port: u16) -> Outcome<NullClient> {
    let association = Association::connect(Binding::tcp("127.0.0.1", port)).await?;
    Ok(NullClient::bind(&association).await?)
}

/// Serves, if this process was started to.
pub(crate) fn serve_if_wanted() -> Outcome<()> {
    match process::wanted() {
        Some((peer, flavor)) => process::run_server(peer, flavor),
        None => Ok(()),
    }
}

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let cores = Cores::new()?;
    table.heading("a null call, median", "ours", "ping-pong");
    for placement in Placement::ALL {
        let limit = match placement {
            Placement::Free => Limit::None,
            _ => Limit::AtMost(1.25),
        };
        for flavor in Flavor::ALL {
            let race = in_turns(&cores, placement, flavor, Peer::PingPong, sequential)?;
            let name = format!("{}, {}", flavor.name(), placement.name());
            table.row(&name, Unit::Nanoseconds, race, limit);
        }
    }
    table.heading("64 calls in flight on a connection", "ours", "tarpc");
    for placement in Placement::ALL {
        for flavor in Flavor::ALL {
            let limit = match (flavor, placement) {
                (Flavor::TwoWorkers, Placement::Free) => Limit::AtLeast(4.0),
                _ => Limit::None,
            };
            let race = in_turns(&cores, placement, flavor, Peer::Tarpc, in_flight)?;
            let name = format!("{}, {}", flavor.name(), placement.name());
            table.row(&name, Unit::PerSecond, race, limit);
        }
    }
    Ok(())
}

/// Rounds of us and another peer, with servers and runtime made anew now and then, because it is then
/// that the system chooses where they run.
fn in_turns<F>(
    cores: &Cores,
    placement: Placement,
    flavor: Flavor,
    other: Peer,
    rounds: fn(u16, u16) -> F,
) -> Outcome<Race>
where
    F: Future<Output = Outcome<Vec<(f64, f64)>>> + Send + 'static,
{
    let mut all = Vec::new();
    for start in 0..STARTS {
        placement.for_server(cores)?;
        let (ours, other) = if start % 2 == 0 {
            let ours = ServerProcess::start(Peer::Rpc, flavor)?;
            (ours, ServerProcess::start(other, flavor)?)
        } else {
            let other = ServerProcess::start(other, flavor)?;
            (ServerProcess::start(Peer::Rpc, flavor)?, other)
        };
        placement.for_client(cores)?;
        let rounds = rounds(ours.port, other.port);
        // As a task, so that it runs on a worker, if the runtime has some.
        all.extend(flavor.runtime()?.block_on(async { tokio::spawn(rounds).await? })?);
    }
    Ok(Race::from_rounds(&all))
}

/// The medians of call times in nanoseconds.
async fn sequential(ours: u16, other: u16) -> Outcome<Vec<(f64, f64)>> {
    let client = connect(ours).await?;
    let mut ping_pong = ping_pong::Client::connect(other).await?;
    let (count, time) = SEQUENTIAL;
    let mut rounds = Vec::new();
    for _ in 0..count {
        let (mut ours, mut other) = (Vec::new(), Vec::new());
        let round = Instant::now();
        while round.elapsed() < time {
            let start = Instant::now();
            client.null().await?;
            ours.push(start.elapsed().as_nanos() as f64);
        }
        let round = Instant::now();
        while round.elapsed() < time {
            let start = Instant::now();
            ping_pong.call().await?;
            other.push(start.elapsed().as_nanos() as f64);
        }
        rounds.push((median(ours.into_iter()), median(other.into_iter())));
    }
    Ok(rounds)
}

/// Calls per second.
async fn in_flight(ours: u16, other: u16) -> Outcome<Vec<(f64, f64)>> {
    let ours = Arc::new(connect(ours).await?);
    let other = tarpc_peer::connect(other).await?;
    let mut rounds = Vec::new();
    for _ in 0..IN_FLIGHT.0 {
        let client = ours.clone();
        let ours = rate(move |n| {
            let client = client.clone();
            async move { Ok(client.add(n).await?) }
        });
        let ours = ours.await?;
        let client = other.clone();
        let other = rate(move |n| {
            let client = client.clone();
            async move { Ok(client.add(tarpc::context::current(), n).await?) }
        });
        rounds.push((ours, other.await?));
    }
    Ok(rounds)
}

/// How many calls per second [`TASKS`] tasks make together.
async fn rate<F>(call: impl Fn(u32) -> F + Clone + Send + 'static) -> Outcome<f64>
where
    F: Future<Output = Outcome<u32>> + Send,
{
    let (stop, made) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let start = Instant::now();
    let tasks: Vec<_> = (0..TASKS)
        .map(|task| {
            let (call, stop, made) = (call.clone(), stop.clone(), made.clone());
            tokio::spawn(async move {
                let mut n = task;
                while !stop.load(Ordering::Relaxed) {
                    let sum = call(n).await?;
                    assert_eq!(sum, n + 1);
                    n = sum;
                }
                made.fetch_add(u64::from(n - task), Ordering::Relaxed);
                Outcome::Ok(())
            })
        })
        .collect();
    tokio::time::sleep(IN_FLIGHT.1).await;
    stop.store(true, Ordering::Relaxed);
    for task in tasks {
        task.await??;
    }
    Ok(made.load(Ordering::Relaxed) as f64 / start.elapsed().as_secs_f64())
}
