//! The end of what is behind context handles whose client is gone (Microsoft: "Server Context Run-down Routine").

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tracing::error;

use super::table::HandleLimits;
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
    /// Where what was run down is counted.
    handles: Arc<HandleLimits>,
}

impl Rundown {
    /// On the runtime of the task that calls this.
    pub(in crate::server) fn new(peers: Arc<Peers>, handles: Arc<HandleLimits>) -> Rundown {
        Rundown { runtime: Handle::current(), peers, handles }
    }

    /// Runs a value down where there is no memory for a task. `run_down` says whether it came to its end.
    pub(super) fn at_once(&self, run_down: impl FnOnce() -> bool) {
        match catch_unwind(AssertUnwindSafe(run_down)) {
            Ok(true) => {}
            Ok(false) => {
                error!(target: TARGET, "no memory for a context's `rundown`, which waits: it is dropped")
            }
            Err(_) => panicked(),
        }
        self.handles.add_run_down();
    }

    /// Runs a value down that no call uses.
    pub(super) fn value(&self, kept: Box<dyn Kept>) {
        let (task, handles) = (self.peers.task(), self.handles.clone());
        self.runtime.spawn(async move {
            run_down(kept, handles).await;
            drop(task);
        });
    }

    /// Runs down what is behind a handle, when the calls that use it are over.
    pub(super) fn cell(&self, cell: Cell) {
        let (task, handles) = (self.peers.task(), self.handles.clone());
        self.runtime.spawn(async move {
            when_free(cell, handles).await;
            drop(task);
        });
    }

    /// The same for all handles of a client. Those that are in use do not keep up the others.
    pub(super) fn all(&self, cells: Vec<Cell>) {
        if cells.is_empty() {
            return;
        }
        let (task, handles) = (self.peers.task(), self.handles.clone());
        self.runtime.spawn(async move {
            let (mut running, mut in_use) = (JoinSet::new(), Vec::new());
            for cell in cells {
                let Some(mut free) = cell.clone().try_exclusive() else {
                    in_use.push(cell);
                    continue;
                };
                if let Some(kept) = free.take_any() {
                    running.spawn(run_down(kept, handles.clone()));
                }
                if running.len() >= AT_A_TIME {
                    running.join_next().await;
                }
            }
            // No more than there are calls.
            in_use.into_iter().for_each(|cell| _ = running.spawn(when_free(cell, handles.clone())));
            while running.join_next().await.is_some() {}
            drop(task);
        });
    }
}

async fn when_free(cell: Cell, handles: Arc<HandleLimits>) {
    let kept = cell.exclusive_at_last().await.take_any();
    if let Some(kept) = kept {
        run_down(kept, handles).await;
    }
}

/// A panic ends this value's rundown alone.
async fn run_down(kept: Box<dyn Kept>, handles: Arc<HandleLimits>) {
    // In a task of its own, where a panic is caught.
    let ran = tokio::spawn(async move { kept.run_down().await }).await;
    if ran.is_err_and(|error| error.is_panic()) {
        panicked();
    }
    handles.add_run_down();
}

const TARGET: &str = "rpc_runtime::server";

fn panicked() {
    error!(target: TARGET, "a context's `rundown` panicked");
}
