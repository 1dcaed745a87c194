//! Calls within a process, against a channel to a task that answers each request through a channel of its own.

use std::time::Instant;

use rpc_benches::{Limit, Race, Table, Unit};
use rpc_runtime::memory::CallMemory;
use rpc_runtime::prelude::*;
use tokio::sync::{mpsc, oneshot};

use super::process::Flavor;
use super::{LARGE, Nothing, NullClient, NullServer, Outcome};

/// Rounds, and calls in a round.
const NULL: (usize, u32) = (60, 2000);
const LARGE_CALLS: (usize, u32) = (60, 30);

/// What the task is asked.
enum Request {
    Null(oneshot::Sender<()>),
    /// The bytes move there and back: nobody copies them but the caller, who keeps his own.
    Echo(Vec<u8>, oneshot::Sender<Vec<u8>>),
}

struct Channel(mpsc::Sender<Request>);

impl Channel {
    fn new() -> Channel {
        let (sender, mut requests) = mpsc::channel(64);
        tokio::spawn(async move {
            while let Some(request) = requests.recv().await {
                let _ = match request {
                    Request::Null(reply) => reply.send(()).is_ok(),
                    Request::Echo(data, reply) => reply.send(data).is_ok(),
                };
            }
        });
        Channel(sender)
    }

    async fn null(&self) -> Outcome<()> {
        let (reply, answer) = oneshot::channel();
        self.0.send(Request::Null(reply)).await.map_err(|_| "the task is gone")?;
        Ok(answer.await?)
    }

    async fn echo(&self, data: &[u8]) -> Outcome<Vec<u8>> {
        let (reply, answer) = oneshot::channel();
        self.0.send(Request::Echo(data.to_vec(), reply)).await.map_err(|_| "the task is gone")?;
        Ok(answer.await?)
    }
}

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    table.heading("in process", "ours", "channels");
    for flavor in Flavor::ALL {
        let rounds = flavor.runtime()?.block_on(async { tokio::spawn(rounds()).await? })?;
        let name = format!("a null call, {}", flavor.name());
        table.row(&name, Unit::Nanoseconds, rounds.0, Limit::AtMost(1.3));
        let name = format!("1 MiB there and back, {}", flavor.name());
        table.row(&name, Unit::Nanoseconds, rounds.1, Limit::AtMost(2.0));
    }
    Ok(())
}

async fn rounds() -> Outcome<(Race, Race)> {
    let server = Server::builder().offer(NullServer::new(Nothing)).build()?;
    let association = ClientBuilder::new().over(server.in_process());
    let client = NullClient::bind(&association).await?;
    let channel = Channel::new();
    let (mut null, mut large) = (Vec::new(), Vec::new());
    for _ in 0..NULL.0 {
        let start = Instant::now();
        for _ in 0..NULL.1 {
            client.null().await?;
        }
        let (ours, start) = (each(start, NULL.1), Instant::now());
        for _ in 0..NULL.1 {
            channel.null().await?;
        }
        null.push((ours, each(start, NULL.1)));
    }
    let data = vec![7; LARGE];
    for _ in 0..LARGE_CALLS.0 {
        let start = Instant::now();
        for _ in 0..LARGE_CALLS.1 {
            let (memory, mut echo) = (CallMemory::new(), &[][..]);
            client.echo(&memory, LARGE as u32, &data, &mut echo).await?;
            assert_eq!(echo.len(), LARGE);
        }
        let (ours, start) = (each(start, LARGE_CALLS.1), Instant::now());
        for _ in 0..LARGE_CALLS.1 {
            assert_eq!(channel.echo(&data).await?.len(), LARGE);
        }
        large.push((ours, each(start, LARGE_CALLS.1)));
    }
    Ok((Race::from_rounds(&null), Race::from_rounds(&large)))
}

/// What each of `count` calls took, in nanoseconds: one is too short for the clock.
fn each(start: Instant, count: u32) -> f64 {
    start.elapsed().as_nanos() as f64 / f64::from(count)
}
