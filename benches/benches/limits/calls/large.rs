//! Echoes of 1 MiB: one at a time against a bare ping-pong, several in flight against a multiplexer.
//!
//! The server's method lends out what came, and the client's results stand in the received reply: what is measured is
//! the runtime, not a `Vec` of the user's.

use std::sync::Arc;
use std::time::Instant;

use rpc_benches::{Limit, Table, Unit, median};
use rpc_runtime::memory::CallMemory;

use super::process::{Address, Cores, Flavor, Peer, Place, Placement};
use super::{LARGE, NullClient, Outcome, connect, in_turns, multiplexer, ping_pong};

/// Rounds per start, and calls in a round.
const SEQUENTIAL: (usize, usize) = (3, 20);
const IN_FLIGHT: (usize, usize) = (2, 10);
/// How many calls are in flight.
const TASKS: usize = 8;

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let cores = &Cores::new()?;
    table.heading("1 MiB there and back, median", "ours", "ping-pong");
    for (name, place, limit) in [("a Unix socket", Place::Unix, 1.3), ("TCP", Place::Tcp, 1.5)] {
        for flavor in Flavor::ALL {
            let rounds =
                move |ours: Address, other: Address| sequential(ours.at(place), other.at(place));
            let race = in_turns(cores, Placement::Free, flavor, Peer::PingPong, rounds)?;
            let name = format!("{name}, {}", flavor.name());
            table.row(&name, Unit::Nanoseconds, race, Limit::AtMost(limit));
        }
    }
    table.heading("1 MiB there and back, 8 in flight", "ours", "multiplexer");
    for flavor in Flavor::ALL {
        let race = in_turns(cores, Placement::Free, flavor, Peer::Multiplexer, in_flight)?;
        let limit = match flavor {
            Flavor::TwoWorkers => Limit::AtMost(1.0),
            Flavor::CurrentThread => Limit::None,
        };
        table.row(&format!("TCP, {}", flavor.name()), Unit::Nanoseconds, race, limit);
    }
    Ok(())
}

pub(super) async fn echo(client: &NullClient, data: &[u8]) -> Outcome<()> {
    let (memory, mut echo) = (CallMemory::new(), &[][..]);
    client.echo(&memory, data.len() as u32, data, &mut echo).await?;
    match echo.len() == data.len() {
        true => Ok(()),
        false => Err("an echo of another length".into()),
    }
}

/// The medians of call times in nanoseconds.
async fn sequential(ours: Address, other: Address) -> Outcome<Vec<(f64, f64)>> {
    let client = connect(&ours).await?;
    let mut ping_pong = ping_pong::Client::connect(&other, LARGE).await?;
    let data = vec![7; LARGE];
    let mut rounds = Vec::new();
    for _ in 0..SEQUENTIAL.0 {
        let (mut ours, mut other) = (Vec::new(), Vec::new());
        for _ in 0..SEQUENTIAL.1 {
            let start = Instant::now();
            echo(&client, &data).await?;
            ours.push(start.elapsed().as_nanos() as f64);
        }
        for _ in 0..SEQUENTIAL.1 {
            let start = Instant::now();
            ping_pong.call().await?;
            other.push(start.elapsed().as_nanos() as f64);
        }
        rounds.push((median(ours.into_iter()), median(other.into_iter())));
    }
    Ok(rounds)
}

/// The time per call in nanoseconds.
async fn in_flight(ours: Address, other: Address) -> Outcome<Vec<(f64, f64)>> {
    let client = Arc::new(connect(&ours).await?);
    let multiplexer = multiplexer::Client::connect(other.port).await?;
    let data: Arc<[u8]> = vec![7; LARGE].into();
    let mut rounds = Vec::new();
    for _ in 0..IN_FLIGHT.0 {
        let ours = together(|| {
            let (client, data) = (client.clone(), data.clone());
            async move { echo(&client, &data).await }
        });
        let ours = ours.await?;
        let other = together(|| {
            let (client, data) = (multiplexer.clone(), data.clone());
            // As with us, the caller keeps his data.
            async move { client.call(data.to_vec()).await.map(drop) }
        });
        rounds.push((ours, other.await?));
    }
    Ok(rounds)
}

/// What a call takes when [`TASKS`] tasks make some one after the other.
async fn together<F>(call: impl Fn() -> F) -> Outcome<f64>
where
    F: Future<Output = Outcome<()>> + Send + 'static,
{
    let start = Instant::now();
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let calls: Vec<_> = (0..IN_FLIGHT.1).map(|_| call()).collect();
            tokio::spawn(async move {
                for call in calls {
                    call.await?;
                }
                Outcome::Ok(())
            })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    Ok(start.elapsed().as_nanos() as f64 / (TASKS * IN_FLIGHT.1) as f64)
}
