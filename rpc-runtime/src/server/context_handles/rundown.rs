//! The end of what is behind context handles whose client is gone (Microsoft: "Server Context Run-down Routine").

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tracing::error;

use crate::context::{Cell, Kept};
use crate::server::peers::Peers;

/// How many values of a client are run down at a time.
const AT_A_TIME: usize = 64;

/// Where values are run down: on the runtime of the server's connections, and counted among its tasks, so that a server that
/// has shut down has run down all.
#[derive(Debug)]
pub(in crate::server) struct Rundown {
    runtime: Handle,
    peers: Arc<Peers>,
}

impl Rundown {
    /// On the runtime of the task that calls this.
    pub(in crate::server) fn new(peers: Arc<Peers>) -> Rundown {
        Rundown { runtime: Handle::current(), peers }
    }

    /// Runs a value down that no call uses.
    pub(super) fn value(&self, kept: Box<dyn Kept>) {
        let task = self.peers.task();
        self.runtime.spawn(async move {
            run_down(kept).await;
            drop(task);
        });
    }

    /// Runs down what is behind a handle, when the calls that use it are over.
    pub(super) fn cell(&self, cell: Cell) {
        let task = self.peers.task();
        self.runtime.spawn(async move {
            when_free(cell).await;
            drop(task);
        });
    }

    /// The same for all handles of a client. Those that are in use do not keep up the others.
    pub(super) fn all(&self, cells: Vec<Cell>) {
        if cells.is_empty() {
            return;
        }
        let task = self.peers.task();
        self.runtime.spawn(async move {
            let (mut running, mut in_use) = (JoinSet::new(), Vec::new());
            for cell in cells {
                let Some(mut free) = cell.clone().try_exclusive() else {
                    in_use.push(cell);
                    continue;
                };
                if let Some(kept) = free.take_any() {
                    running.spawn(run_down(kept));
                }
                if running.len() >= AT_A_TIME {
                    running.join_next().await;
                }
            }
            // No more than there are calls.
            in_use.into_iter().for_each(|cell| _ = running.spawn(when_free(cell)));
            while running.join_next().await.is_some() {}
            drop(task);
        });
    }
}

async fn when_free(cell: Cell) {
    let kept = cell.exclusive().await.take_any();
    if let Some(kept) = kept {
        run_down(kept).await;
    }
}

/// A panic ends this value's rundown alone.
async fn run_down(kept: Box<dyn Kept>) {
    // In a task of its own, where a panic is caught.
    let ran = tokio::spawn(async move { kept.run_down().await }).await;
    if ran.is_err_and(|error| error.is_panic()) {
        error!(target: "rpc_runtime::server", "a context's `rundown` panicked");
    }
}
