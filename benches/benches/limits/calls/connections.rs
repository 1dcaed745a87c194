//! Many connections, one call at a time on each, against tarpc.

use std::sync::Arc;

use rpc_benches::{Limit, Table, Unit};

use super::process::{Address, Cores, Flavor, Peer, Placement};
use super::{Outcome, connect, in_turns, rate, tarpc_peer};

pub(crate) fn rows(table: &mut Table) -> Outcome<()> {
    let cores = &Cores::new()?;
    table.heading("one call at a time on each connection", "ours", "tarpc");
    let flavor = Flavor::TwoWorkers;
    let race = in_turns(cores, Placement::Free, flavor, Peer::Tarpc, rounds::<64>)?;
    table.row("64 connections", Unit::PerSecond, race, Limit::AtLeast(1.5));
    let race = in_turns(cores, Placement::Free, flavor, Peer::Tarpc, rounds::<512>)?;
    table.row("512 connections", Unit::PerSecond, race, Limit::AtLeast(1.7));
    Ok(())
}

/// Calls per second on `N` connections.
async fn rounds<const N: usize>(ours: Address, other: Address) -> Outcome<Vec<(f64, f64)>> {
    let (mut clients, mut others) = (Vec::new(), Vec::new());
    for _ in 0..N {
        clients.push(Arc::new(connect(&ours).await?));
        others.push(tarpc_peer::connect(other.port).await?);
    }
    let mut rounds = Vec::new();
    for _ in 0..2 {
        let ours =
            rate(clients.iter().cloned(), |client, n| async move { Ok(client.add(n).await?) });
        let ours = ours.await?;
        let other = rate(others.iter().cloned(), |client, n| async move {
            Ok(client.add(tarpc::context::current(), n).await?)
        });
        rounds.push((ours, other.await?));
    }
    Ok(rounds)
}
