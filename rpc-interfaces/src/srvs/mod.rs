//! \[MS-SRVS\]: shares, sessions and open files of a file server.
//!
//! Trait [`Srvsvc`]; over `ncacn_np`, `\\pipe\\srvsvc`.
//!
//! `SrvsvcClient` has `shares`, `sessions`, `files` and `connections` with the crate's feature `client`: without it the
//! compiler says that there is no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod lists;

pub use idl::*;
