//! Microsoft RPC from Rust, with memory rules that the compiler enforces.
#![deny(missing_docs)]

extern crate self as rpc_runtime;

pub mod client;
mod error;
mod interface;
pub mod memory;
pub mod ndr;
pub mod protocol;
pub mod server;
mod status;
pub mod transport;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use error::{Error, Result};
pub use interface::{Interface, Procedure};
pub use ndr::{Marshal, Ndr, Start, Tail, Unmarshal, WStr, WString};
#[doc(inline)]
pub use rpc_derive::Ndr;
pub use status::{Status, StatusClass};
