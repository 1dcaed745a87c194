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
mod stub;
pub mod transport;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use error::{Error, Result};
pub use interface::{Interface, Procedure};
pub use ndr::{Marshal, Ndr, Start, Tail, Unmarshal, WStr, WString};
#[doc(inline)]
pub use rpc_derive::{Ndr, rpc_interface};
pub use status::{Status, StatusClass};

pub mod prelude {
    //! What an interface and its users name.
    pub use crate::client::{Association, ClientBuilder};
    pub use crate::memory::CallMemory;
    pub use crate::server::{CallInfo, Server};
    pub use crate::transport::Binding;
    pub use crate::{Error, Ndr, Result, Status, Tail, WStr, WString, rpc_interface};
}
