//! Calling interfaces.
//!
//! An [`Association`] is a connection to a server; any number of tasks make calls on it at once, on
//! any number of interfaces. `#[rpc_interface]` on a trait `Names` makes `NamesClient`, whose methods
//! are the trait's, and `NamesBlockingClient`.
//!
//! A call that is dropped before it ends is given up: the server is told, and the connection stays
//! good for other calls.

mod again;
mod association;
mod blocking;
mod builder;
mod call;
mod cancel_handle;
mod closing;
mod context_handle;
mod driver;
mod generated;
mod in_process;
#[cfg(feature = "tower")]
mod layers;
mod piped_call;
mod raw;
mod siblings;

pub use association::Association;
#[doc(hidden)]
pub use blocking::BlockingRuntime;
pub use builder::ClientBuilder;
pub(crate) use builder::Way;
#[doc(hidden)]
pub use call::Call;
pub use call::{Client, ClientReply};
pub use cancel_handle::CancelHandle;
pub use closing::Closing;
pub use context_handle::ContextHandle;
#[cfg(feature = "tower")]
pub use layers::{Answered, CallService, ClientRequest};
#[doc(hidden)]
pub use piped_call::PipedCall;
pub use raw::RawReply;
