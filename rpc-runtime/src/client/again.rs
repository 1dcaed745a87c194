//! Connecting again: an association that was asked to makes a new connection for the next call, when its own is over.
//!
//! A connection that is over needs no more care: one that broke is gone, and one whose server begins no more calls closes
//! itself when nothing is in flight.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::watch;
use tracing::debug;

use super::association::Inner;
use super::{Association, ClientBuilder};
use crate::error::{Error, Result};
use crate::status::Status;
use crate::transport::Binding;

/// What an association needs to connect again, shared by all that came of it.
pub(super) struct Again {
    settings: ClientBuilder,
    binding: Binding,
    /// The runtime of all its connections, whoever calls: that of a blocking client runs during its own calls alone.
    runtime: Handle,
    state: Mutex<State>,
}

struct State {
    /// The last connection, which may be over.
    connection: Arc<Inner>,
    /// The try that is under way.
    attempt: Option<Attempt>,
}

/// The result of a try to connect, for all who wait for it.
type Attempt = watch::Receiver<Option<Result<Arc<Inner>>>>;

impl Again {
    /// For an association that was connected on this runtime.
    pub(super) fn new(settings: ClientBuilder, binding: Binding, connection: Arc<Inner>) -> Again {
        let state = Mutex::new(State { connection, attempt: None });
        Again { settings, binding, runtime: Handle::current(), state }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The last connection, which may be over.
    pub(super) fn last(&self) -> Arc<Inner> {
        self.lock().connection.clone()
    }

    /// An association over a connection that is not over: the last one, or a new one.
    ///
    /// # Errors
    /// As [`ClientBuilder::connect`], the same for all who wait; `RPC_S_CALL_FAILED_DNE` when the runtime is gone.
    pub(super) async fn association(self: &Arc<Again>) -> Result<Association> {
        let connection = match self.connection() {
            Ok(connection) => connection,
            Err(attempt) => made(attempt).await?,
        };
        Ok(Association::again(connection, self.clone(), self.binding.object()))
    }

    /// The last connection, if it is not over; otherwise the try for a new one.
    fn connection(self: &Arc<Again>) -> Result<Arc<Inner>, Attempt> {
        let mut state = self.lock();
        if !state.connection.is_over() {
            return Ok(state.connection.clone());
        }
        let allocator = state.connection.allocator.clone();
        let attempt = state.attempt.get_or_insert_with(|| {
            let (sender, attempt) = watch::channel(None);
            let (settings, binding) = (self.settings.clone(), self.binding.clone());
            let again = Arc::downgrade(self);
            // Whoever began it may give up; the others go on waiting.
            self.runtime.spawn(async move {
                let found = settings.again(binding).await;
                // Otherwise nobody is left who could make a call.
                if let Some(again) = again.upgrade() {
                    let made = found.map(|(stream, binding)| {
                        Inner::start(stream, settings, allocator, Some(binding))
                    });
                    again.finish(&made);
                    sender.send_replace(Some(made));
                }
            });
            attempt
        });
        Err(attempt.clone())
    }

    fn finish(&self, made: &Result<Arc<Inner>>) {
        let mut state = self.lock();
        state.attempt = None;
        if let Ok(connection) = made {
            debug!(target: "rpc_runtime::client", peer = %connection.peer, "connected again");
            state.connection = connection.clone();
        }
    }
}

/// Waits for a try to connect.
async fn made(mut attempt: Attempt) -> Result<Arc<Inner>> {
    match attempt.wait_for(Option::is_some).await.as_deref() {
        Ok(Some(Ok(connection))) => Ok(connection.clone()),
        Ok(Some(Err(error))) => Err(error.duplicate()),
        Ok(None) | Err(_) => {
            let what = "the runtime on which the association was connected has ended; expected it to run as long as calls are made";
            Err(Error::from_static(Status::CALL_FAILED_DNE, what).not_executed())
        }
    }
}

/// Nobody is left who could make a call.
impl Drop for Again {
    fn drop(&mut self) {
        self.last().close();
    }
}
