//! \[MS-PAR\]: printing, asynchronously.
//!
//! Trait [`IRemoteWinspool`]; over `ncacn_ip_tcp`, with an endpoint from the mapper.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
