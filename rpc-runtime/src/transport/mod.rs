//! Transports: what carries a connection's bytes.
//!
//! A transport is anything that tokio can read and write. [`Binding`] names one as text, as
//! `RpcBindingFromStringBinding` does; the protocol itself lives in [`protocol`](crate::protocol).
//!
//! TCP needs the feature `tcp`. Local calls need the feature `local`, and Unix. A binding that this build
//! cannot use can be read, but neither connects nor listens (`RPC_S_PROTSEQ_NOT_SUPPORTED`).

mod binding;
mod in_process;
#[cfg(all(unix, feature = "local"))]
mod local;
mod received;
mod sequences;
mod stream;
#[cfg(feature = "tcp")]
mod tcp;

pub use binding::{Binding, ProtocolSequence};
pub(crate) use in_process::{Begun, InProcess};
pub(crate) use received::Received;
pub(crate) use sequences::{Listener, connect};
pub(crate) use stream::poll_write;
pub use stream::{BoxRead, BoxWrite, Stream};
