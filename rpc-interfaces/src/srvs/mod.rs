//! \[MS-SRVS\]: shares, sessions and open files of a file server.
//!
//! Trait [`Srvsvc`]; over `ncacn_np`, `\\pipe\\srvsvc`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod shares;

pub use idl::*;
#[cfg(feature = "client")]
pub use shares::Share;
