//! \[MS-SAMR\]: users, groups and aliases, of a domain or of a machine.
//!
//! Trait [`Samr`]; over `ncacn_np`, `\\pipe\\samr`, and `ncacn_ip_tcp`.
//!
//! `SamrClient` has `domains`, `groups`, `aliases`, `users` and `closing` with the crate's feature `client`: without it the
//! compiler says that there is no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod lists;

pub use idl::*;
#[cfg(feature = "client")]
pub use lists::Entry;
