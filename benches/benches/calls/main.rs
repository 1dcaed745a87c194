//! Calls over TCP on loopback, between two processes: one at a time against a bare ping-pong, and 64
//! in flight against tarpc.
//!
//! This program starts itself again as the servers (see `process`). Client and server run on the same
//! kind of runtime, and both sides of a ratio are measured in turns in one run.

mod ping_pong;
mod process;
mod tarpc_peer;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use process::{Flavor, Peer, ServerProcess};
use rpc_benches::{Limit, Race, Table, Unit, median};
use rpc_runtime::prelude::*;

/// Rounds and calls per round, one call at a time.
const SEQUENTIAL: (usize, usize) = (30, 1500);
/// Rounds and time per round, many calls in flight.
const IN_FLIGHT: (usize, Duration) = (10, Duration::from_millis(300));
/// How many calls are in flight.
const TASKS: u32 = 64;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The interface that is called.
#[rpc_interface(uuid = "3f9d1f6e-6d5b-4b0e-9c52-8e3c1a4f7b20", version = "1.0")]
pub trait Null {
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

fn main() -> Outcome<ExitCode> {
    if let Some((peer, flavor)) = process::wanted() {
        process::run_server(peer, flavor)?;
    }
    let mut table = Table::default();
    table.heading("a null call, median", "ours", "ping-pong");
    for flavor in Flavor::ALL {
        let race = on(flavor, sequential(flavor))?;
        table.row(flavor.name(), Unit::Nanoseconds, race, Limit::AtMost(1.25));
    }
    table.heading("64 calls in flight on a connection", "ours", "tarpc");
    for flavor in Flavor::ALL {
        let race = on(flavor, in_flight(flavor))?;
        let limit = match flavor {
            Flavor::TwoWorkers => Limit::AtLeast(4.0),
            Flavor::CurrentThread => Limit::None,
        };
        table.row(flavor.name(), Unit::PerSecond, race, limit);
    }
    Ok(table.finish())
}

/// Runs a task as servers and clients do: on a worker, if the runtime has some.
fn on<T: Send + 'static>(
    flavor: Flavor,
    task: impl Future<Output = Outcome<T>> + Send + 'static,
) -> Outcome<T> {
    flavor.runtime()?.block_on(async { tokio::spawn(task).await? })
}

/// The medians of call times, a round of each in turns.
async fn sequential(flavor: Flavor) -> Outcome<Race> {
    let (rpc, bare) =
        (ServerProcess::start(Peer::Rpc, flavor)?, ServerProcess::start(Peer::PingPong, flavor)?);
    let client = connect(rpc.port).await?;
    let mut ping_pong = ping_pong::Client::connect(bare.port).await?;
    let (count, calls) = SEQUENTIAL;
    let mut rounds = Vec::new();
    for _ in 0..count {
        let mut ours = Vec::with_capacity(calls);
        for _ in 0..calls {
            let start = Instant::now();
            client.null().await?;
            ours.push(start.elapsed().as_nanos() as f64);
        }
        let mut other = Vec::with_capacity(calls);
        for _ in 0..calls {
            let start = Instant::now();
            ping_pong.call().await?;
            other.push(start.elapsed().as_nanos() as f64);
        }
        rounds.push((median(ours.into_iter()), median(other.into_iter())));
    }
    Ok(Race::from_rounds(&rounds[1..]))
}

/// Calls per second, a round of each in turns.
async fn in_flight(flavor: Flavor) -> Outcome<Race> {
    let (rpc, tarpc) =
        (ServerProcess::start(Peer::Rpc, flavor)?, ServerProcess::start(Peer::Tarpc, flavor)?);
    let ours = Arc::new(connect(rpc.port).await?);
    let other = tarpc_peer::connect(tarpc.port).await?;
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
    Ok(Race::from_rounds(&rounds[1..]))
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
