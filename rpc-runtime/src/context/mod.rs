//! What a server keeps for a client between calls. This needs no feature: traits name it, and a trait is the same whatever
//! the features.

mod guard;
#[cfg(feature = "server")]
mod kept;

use core::future::Future;

pub use guard::{ContextGuard, ExclusiveContextGuard};
#[cfg(feature = "server")]
pub(crate) use kept::{Cell, Exclusive, Kept, NotHad, Patience, Shared, State, run_down_at_once};

/// What a server keeps for a client between calls, behind a context handle.
///
/// An interface declares it as an associated type, `#[context_handle] type File: Context;`, and its methods take
/// `&Self::File`, which others may use at the same time, `&mut Self::File`, which nobody else uses, or `Self::File`, which
/// closes it. A method opens one with `#[out] file: &mut Option<Self::File>`, or returns it. The client has an opaque handle
/// of a type of its own for it, as [`manual::context_handles`](crate::manual::context_handles) shows.
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// trait Counters {
///     #[context_handle]
///     type Counter: Context;
///     async fn open(&self) -> Result<Self::Counter>;
///     async fn add(&self, counter: &mut Self::Counter, n: u32) -> Result<u32>;
///     async fn close(&self, counter: Self::Counter) -> Result<u32>;
/// }
///
/// struct Service;
/// struct Counter(u32);
///
/// impl Context for Counter {
///     async fn rundown(self) {
///         println!("a client went away and left {}", self.0);
///     }
/// }
///
/// impl Counters for Service {
///     type Counter = Counter;
///     async fn open(&self) -> Result<Counter> {
///         Ok(Counter(0))
///     }
///     async fn add(&self, counter: &mut Counter, n: u32) -> Result<u32> {
///         counter.0 = counter.0.wrapping_add(n);
///         Ok(counter.0)
///     }
///     async fn close(&self, counter: Counter) -> Result<u32> {
///         Ok(counter.0)
///     }
/// }
///
/// # #[tokio::main] async fn main() -> Result<()> {
/// let server = Server::builder().offer(CountersServer::new(Service)).build()?;
/// let client = CountersClient::bind(&ClientBuilder::new().over(server.in_process())).await?;
/// let counter: CountersCounter = client.open().await?;
/// client.add(&counter, 40).await?;
/// assert_eq!(client.add(&counter, 2).await?, 42);
/// assert_eq!(client.close(counter).await?, 42);
/// # Ok(()) }
/// ```
#[diagnostic::on_unimplemented(
    message = "[CTX-15] `{Self}` cannot be kept behind a context handle: nothing says what becomes of it when its client is gone",
    label = "no `Context`",
    note = "write `impl Context for {Self} {{}}`, with `async fn rundown(self)` if more has to be done than to drop it"
)]
pub trait Context: Sized + Send + Sync + 'static {
    /// Ends it in the place of its client, which is gone: all connections of the client's association group have ended, and
    /// so have the calls that used it. Also when the reply that would have brought the handle to the client was not sent.
    ///
    /// It runs once at most, and never for what a method has closed. The default drops it.
    /// (Microsoft: "Server Context Run-down Routine".)
    fn rundown(self) -> impl Future<Output = ()> + Send {
        async { drop(self) }
    }
}

/// For the handles of a partial interface that a server never opens.
#[diagnostic::do_not_recommend]
impl Context for core::convert::Infallible {}
