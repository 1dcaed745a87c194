//! Connecting again: an association that was asked to makes a new connection for the next call, when its own is over.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tracing::debug;

use super::association::Inner;
use super::{Association, ClientBuilder};
use crate::error::Result;
use crate::transport::Binding;

/// What an association needs to connect again, shared by all that came of it.
pub(super) struct Again {
    settings: ClientBuilder,
    binding: Binding,
    current: Mutex<Arc<Inner>>,
    /// Held while a new connection is made, so that there is one for all who wait.
    connecting: tokio::sync::Mutex<()>,
}

impl Again {
    pub(super) fn new(settings: ClientBuilder, binding: Binding, current: Arc<Inner>) -> Again {
        let (current, connecting) = (Mutex::new(current), tokio::sync::Mutex::default());
        Again { settings, binding, current, connecting }
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Inner>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The last connection, which may be over.
    pub(super) fn current(&self) -> Arc<Inner> {
        self.lock().clone()
    }

    /// An association over a connection that is not over: the last one, or a new one.
    ///
    /// # Errors
    /// As [`ClientBuilder::connect`].
    pub(super) async fn association(self: &Arc<Again>) -> Result<Association> {
        let _one = self.connecting.lock().await;
        let mut current = self.current();
        if current.is_over() {
            let stream = self.settings.stream(&self.binding).await?;
            current = Inner::start(stream, self.settings.clone(), current.allocator.clone());
            *self.lock() = current.clone();
            debug!(target: "rpc_runtime::client", peer = %current.peer, "connected again");
        }
        Ok(Association::again(current, self.clone(), self.binding.object()))
    }
}

/// Nobody is left who could make a call.
impl Drop for Again {
    fn drop(&mut self) {
        self.current().close();
    }
}
