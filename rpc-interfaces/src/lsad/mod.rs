//! \[MS-LSAD\]: the policy of the local security authority, its accounts, secrets and trusted domains.
//!
//! Trait [`Lsarpc`]; over `ncacn_np`, `\\pipe\\lsarpc`, and on domain controllers over `ncacn_ip_tcp`.
//!
//! `LsarpcClient` has `accounts`, `privileges`, `trusted_domains` and `closing` with the crate's feature `client`: without it
//! the compiler says that there is no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod lists;

pub use idl::*;
