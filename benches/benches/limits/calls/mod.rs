//! Calls on loopback, between two processes: one at a time against a bare ping-pong, and 64 in flight against a
//! multiplexer and tarpc. Large calls, many connections, idle ones, and calls within a process have files of their own.
//!
//! This program starts itself again as the servers (see `process`). Client and server run on the same
//! kind of runtime, and both sides of a ratio are measured in turns in one run.

pub(crate) mod connections;
pub(crate) mod handles;
pub(crate) mod idle;
pub(crate) mod in_process;
pub(crate) mod large;
mod multiplexer;
mod ping_pong;
mod process;
pub(crate) mod security;
mod tarpc_peer;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use process::{Address, Cores, Flavor, Peer, Place, Placement, ServerProcess};
use rpc_benches::{Limit, Race, Table, Unit, median};
use rpc_runtime::memory::CallMemory;
use rpc_runtime::prelude::*;

/// How often servers and runtime are made anew for a row. What the system makes of several threads on
/// few cores differs from one start to the next by a third, so that a median of few starts says little.
const STARTS: usize = 15;
/// Rounds per start and time per round, one call at a time.
const SEQUENTIAL: (usize, Duration) = (3, Duration::from_millis(40));
/// Rounds per start and time per round, many calls in flight.
const IN_FLIGHT: (usize, Duration) = (2, Duration::from_millis(120));
/// How many calls are in flight.
const TASKS: usize = 64;
/// The size of a large message.
const LARGE: usize = 1 << 20;

pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The interface that is called.
#[rpc_interface(uuid = "3f9d1f6e-6d5b-4b0e-9c52-8e3c1a4f7b20", version = "1.0")]
pub(crate) trait Null {
    /// Does nothing.
    async fn null(&self) -> Result<()>;

    /// Adds one.
    async fn add(&self, n: u32) -> Result<u32>;

    /// Gives back what it gets.
    async fn echo<'a>(
        &self,
        memory: &'a CallMemory,
        n: u32,
        #[size_is(n)] data: &'a [u8],
        #[out]
        #[size_is(, n)]
        echo: &mut &'a [u8],
    ) -> Result<()>;
}

struct Nothing;

impl Null for Nothing {
    async fn null(&self) -> Result<()> {
        Ok(())
    }

    async fn add(&self, n: u32) -> Result<u32> {
        Ok(n.wrapping_add(1))
    }

    async fn echo<'a>(
        &self,
        _: &'a CallMemory,
        _: u32,
        data: &'a [u8],
        echo: &mut &'a [u8],
    ) -> Result<()> {
        *echo = data;
        Ok(())
    }
}

/// Serves [`Null`] at a Unix socket, and at a port that the system chooses, which is returned.
async fn serve(path: &str) -> Outcome<u16> {
    let server = Server::builder()
        .authenticate(security::acceptor())
        .offer(NullServer::new(Nothing))
        .offer(handles::HandlesServer::new(handles::Counters))
        .max_connections(20_000)
        .max_connections_per_address(20_000);
    let server = server.build()?;
    server.listen(Binding::local(path)).await?;
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await?;
    Ok(endpoint.binding().endpoint().parse()?)
}

async fn connect(address: &Address) -> Outcome<NullClient> {
    connect_with(&ClientBuilder::new(), address).await
}

async fn connect_with(builder: &ClientBuilder, address: &Address) -> Outcome<NullClient> {
    let binding = match address.place {
        Place::Tcp => Binding::tcp("127.0.0.1", address.port),
        Place::Unix => Binding::local(address.path()),
    };
    Ok(NullClient::bind(&builder.connect(binding).await?).await?)
}

/// Serves, or is a client, if this process was started to.
pub(crate) fn run_if_wanted() -> Outcome<()> {
    idle::connect_if_wanted()?;
    match process::wanted() {
        Some((peer, flavor)) => process::run_server(peer, flavor),
        None => Ok(()),
    }
}

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let cores = Cores::new()?;
    one_at_a_time(table, &cores)?;
    in_flight(table, &cores)
}

fn one_at_a_time(table: &mut Table, cores: &Cores) -> Outcome<()> {
    table.heading("a null call, median", "ours", "ping-pong");
    for placement in Placement::ALL {
        let limit = match placement {
            Placement::Free => Limit::None,
            _ => Limit::AtMost(1.1),
        };
        for flavor in Flavor::ALL {
            let race = in_turns(cores, placement, flavor, Peer::PingPong, sequential)?;
            let name = format!("{}, {}", flavor.name(), placement.name());
            table.row(&name, Unit::Nanoseconds, race, limit);
        }
    }
    Ok(())
}

fn in_flight(table: &mut Table, cores: &Cores) -> Outcome<()> {
    table.heading("64 calls in flight on a connection", "ours", "multiplexer");
    for flavor in Flavor::ALL {
        let placement = Placement::Free;
        let limit = match flavor {
            Flavor::TwoWorkers => Limit::AtLeast(0.95),
            Flavor::CurrentThread => Limit::None,
        };
        let race = in_turns(cores, placement, flavor, Peer::Multiplexer, beside_multiplexer)?;
        let name = format!("{}, {}", flavor.name(), placement.name());
        table.row(&name, Unit::PerSecond, race, limit);
    }
    table.heading("64 calls in flight on a connection", "ours", "tarpc");
    for placement in Placement::ALL {
        for flavor in Flavor::ALL {
            let limit = match (flavor, placement) {
                (Flavor::TwoWorkers, Placement::Free) => Limit::AtLeast(4.0),
                _ => Limit::None,
            };
            let race = in_turns(cores, placement, flavor, Peer::Tarpc, beside_tarpc)?;
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
    rounds: impl Fn(Address, Address) -> F,
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
        let rounds = rounds(ours.address, other.address);
        // As a task, so that it runs on a worker, if the runtime has some.
        all.extend(flavor.runtime()?.block_on(async { tokio::spawn(rounds).await? })?);
    }
    Ok(Race::from_rounds(&all))
}

/// The medians of call times in nanoseconds.
async fn sequential(ours: Address, other: Address) -> Outcome<Vec<(f64, f64)>> {
    let client = connect(&ours).await?;
    let mut ping_pong = ping_pong::Client::connect(&other, ping_pong::NULL).await?;
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
async fn beside_multiplexer(ours: Address, other: Address) -> Outcome<Vec<(f64, f64)>> {
    let (ours, other) = (connect(&ours).await?, multiplexer::Client::connect(other.port).await?);
    in_flight_rounds(ours, other, |client, n| async move { client.add(n).await }).await
}

/// Calls per second.
async fn beside_tarpc(ours: Address, other: Address) -> Outcome<Vec<(f64, f64)>> {
    let (ours, other) = (connect(&ours).await?, tarpc_peer::connect(other.port).await?);
    let add = |client: tarpc_peer::AdderClient, n| async move {
        Ok(client.add(tarpc::context::current(), n).await?)
    };
    in_flight_rounds(ours, other, add).await
}

async fn in_flight_rounds<C, F>(
    ours: NullClient,
    other: C,
    add: fn(C, u32) -> F,
) -> Outcome<Vec<(f64, f64)>>
where
    C: Clone + Send + 'static,
    F: Future<Output = Outcome<u32>> + Send + 'static,
{
    let ours = Arc::new(ours);
    let mut rounds = Vec::new();
    for _ in 0..IN_FLIGHT.0 {
        let clients = std::iter::repeat_n(ours.clone(), TASKS);
        let ours = rate(clients, |client, n| async move { Ok(client.add(n).await?) }).await?;
        rounds.push((ours, rate(std::iter::repeat_n(other.clone(), TASKS), add).await?));
    }
    Ok(rounds)
}

/// How many calls per second tasks make together, one for each client.
async fn rate<C, F>(
    clients: impl Iterator<Item = C>,
    call: impl Fn(C, u32) -> F + Copy + Send + 'static,
) -> Outcome<f64>
where
    C: Clone + Send + 'static,
    F: Future<Output = Outcome<u32>> + Send,
{
    let (stop, made) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let start = Instant::now();
    let tasks: Vec<_> = clients
        .zip(0_u32..)
        .map(|(client, task)| {
            let (stop, made) = (stop.clone(), made.clone());
            tokio::spawn(async move {
                let mut n = task;
                while !stop.load(Ordering::Relaxed) {
                    let sum = call(client.clone(), n).await?;
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
