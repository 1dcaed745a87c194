//! \[MS-NRPC\]: Netlogon, between members of a domain and its controllers.
//!
//! Trait [`Logon`]; over `ncacn_np`, `\\pipe\\netlogon`, and `ncacn_ip_tcp`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
