//! Serving interfaces.
//!
//! `#[rpc_interface]` on a trait `Names` makes `NamesServer<T>`, which serves an implementation of
//! the trait. A [`Server`] offers any number of such interfaces on any number of endpoints.
//!
//! An `async fn` is polled where its request was read, and becomes a task of its own only if it has
//! to wait; a plain `fn` runs on tokio's blocking pool. When a client gives up a call, or its
//! connection breaks, an `async fn` that waits is dropped.

mod builder;
mod by_address;
mod call;
mod connection;
mod context_handles;
mod generated;
mod groups;
mod in_process;
mod input;
#[cfg(feature = "tower")]
mod layers;
mod log;
mod management;
mod peers;
mod phases;
mod piped_call;
mod running;
mod security;
#[allow(clippy::module_inception)]
mod server;
mod settings;
mod stopping;

pub use crate::call_info::{CallInfo, LocalCredentials, Transport};
pub use builder::ServerBuilder;
pub use call::{Dispatch, Dispatched, ServerCall};
pub use context_handles::ReplyStub;
#[doc(hidden)]
pub use context_handles::{Held, HeldOption, Opened, Use};
#[cfg(feature = "tower")]
pub use layers::DispatchService;
pub use management::{ManagementPolicy, Statistics};
pub use server::{Endpoint, Server};

#[doc(hidden)]
pub use call::{Notify, block_on, on_blocking_pool, unknown_opnum};
