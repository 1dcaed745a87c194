//! \[MS-WKST\]: a workstation, its users and its connections.
//!
//! Trait [`Wkssvc`]; over `ncacn_np`, `\\pipe\\wkssvc`.
//!
//! `WkssvcClient` has `users` and `transports` with the crate's feature `client`: without it the compiler says that there is no
//! such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod lists;

pub use idl::*;
