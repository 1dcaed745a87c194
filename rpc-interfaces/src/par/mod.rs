//! \[MS-PAR\]: printing, asynchronously.
//!
//! Trait [`IRemoteWinspool`]; over `ncacn_ip_tcp`, with an endpoint from the mapper.
//!
//! `IRemoteWinspoolClient` has `closing` with the crate's feature `client`: without it the compiler says that there is
//! no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
