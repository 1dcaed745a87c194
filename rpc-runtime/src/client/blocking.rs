//! What a blocking client runs on.

use core::future::Future;
use std::sync::Arc;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::error::{Error, Result};
use crate::status::Status;

/// A small runtime of its own, on which a generated `XBlockingClient` makes its calls.
#[derive(Clone, Debug)]
pub struct BlockingRuntime {
    runtime: Arc<Owned>,
}

/// A runtime that may be dropped anywhere: also on a thread of another one, where its own drop, which waits,
/// would panic.
#[derive(Debug)]
struct Owned(Option<Runtime>);

impl Drop for Owned {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl BlockingRuntime {
    /// A runtime.
    ///
    /// # Errors
    /// `RPC_S_OUT_OF_MEMORY` when the system has no resources for it.
    pub fn new() -> Result<BlockingRuntime> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| {
            let what = "there are no resources for a runtime";
            Error::from_static(Status::OUT_OF_MEMORY, what).because(error).not_executed()
        })?;
        Ok(BlockingRuntime { runtime: Arc::new(Owned(Some(runtime))) })
    }

    /// Waits for a call.
    ///
    /// # Errors
    /// The call's own; `RPC_S_INVALID_ARG` on a thread that runs asynchronous tasks, which must not
    /// block: use the asynchronous client there.
    pub fn wait<T>(&self, call: impl Future<Output = Result<T>>) -> Result<T> {
        if Handle::try_current().is_ok() {
            let what = "a blocking client on a thread of an asynchronous runtime; expected the asynchronous client, or a thread of one's own";
            return Err(Error::from_static(Status::INVALID_ARG, what).not_executed());
        }
        match &self.runtime.0 {
            Some(runtime) => runtime.block_on(call),
            None => Err(Error::from_static(Status::INTERNAL_ERROR, "the client's runtime is gone")),
        }
    }
}
