//! Cancelling calls that go on to be waited for.

use core::task::{Context, Poll};
use std::sync::Arc;

use crate::cancellation::Cancellation;

/// Asks servers to end calls, whose results are still waited for (Microsoft: `RpcAsyncCancelCall` that is not abortive). It
/// cancels the calls of all clients that [have it](crate::client::Client::with_cancel), those under way and later ones, but not
/// calls with pipes: their pipes say what becomes of them.
///
/// A method at the server learns of it (`CallInfo::cancelled`), and decides; so does one with `#[cancellable]`, which ends
/// with `RPC_S_CALL_CANCELLED`. To give a call up at once, drop its future.
///
/// ```
/// use rpc_runtime::client::CancelHandle;
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// trait Searches {
///     async fn search(&self, call: &CallInfo) -> Result<u32>;
/// }
///
/// struct Service;
///
/// impl Searches for Service {
///     async fn search(&self, call: &CallInfo) -> Result<u32> {
///         let mut found = 0;
///         while !call.is_cancelled() {
///             found += 1;
///             tokio::task::yield_now().await;
///         }
///         Ok(found) // what was found so far
///     }
/// }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// # let server = Server::builder().offer(SearchesServer::new(Service)).build()?;
/// # let association = ClientBuilder::new().over(server.in_process());
/// let cancel = CancelHandle::new();
/// let client = SearchesClient::bind(&association).await?.with_cancel(&cancel);
/// let search = tokio::spawn(async move { client.search().await });
/// # tokio::task::yield_now().await;
/// cancel.cancel();
/// assert!(search.await.unwrap().is_ok());
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default)]
pub struct CancelHandle(Arc<Cancellation>);

impl CancelHandle {
    /// A handle for calls that are not cancelled yet.
    #[must_use]
    pub fn new() -> CancelHandle {
        CancelHandle::default()
    }

    /// Cancels the calls.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// Whether they are cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled()
    }

    /// Polls `what` until it is ready; when the calls are cancelled, `cancel` is called before that, once.
    pub(super) async fn with<T>(
        &self,
        mut what: impl FnMut(&mut Context<'_>) -> Poll<T> + Unpin,
        cancel: impl FnOnce(),
    ) -> T {
        let answer = core::future::poll_fn(&mut what);
        match self.0.or(answer).await {
            Some(result) => result,
            None => {
                cancel();
                core::future::poll_fn(what).await
            }
        }
    }
}
