//! Transports: what carries a connection's bytes.
//!
//! A transport is anything that tokio can read and write. [`Binding`] names one as text, as
//! `RpcBindingFromStringBinding` does; the protocol itself lives in [`protocol`](crate::protocol).
//!
//! TCP is the feature `tcp`. Local calls are the feature `local`, on Unix: elsewhere a binding to one can be read, and
//! neither connects nor listens (`RPC_S_PROTSEQ_NOT_SUPPORTED`).

mod binding;
#[cfg(all(unix, feature = "local"))]
mod local;
mod sequences;
mod stream;
#[cfg(feature = "tcp")]
mod tcp;

pub use binding::{Binding, ProtocolSequence};
pub(crate) use sequences::{Listener, connect};
pub use stream::{BoxRead, BoxWrite, Stream};
