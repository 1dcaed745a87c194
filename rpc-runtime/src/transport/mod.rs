//! Transports: what carries a connection's bytes.
//!
//! A transport is anything that tokio can read and write. [`Binding`] names one as text, as
//! `RpcBindingFromStringBinding` does; the protocol itself lives in [`protocol`](crate::protocol).

mod binding;
mod stream;

pub use binding::{Binding, ProtocolSequence};
pub use stream::{BoxRead, BoxWrite, Stream};
pub(crate) use stream::{Listener, connect};
