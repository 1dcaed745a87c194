//! \[MS-SAMR\]: users, groups and aliases, of a domain or of a machine.
//!
//! Trait [`Samr`]; over `ncacn_np`, `\\pipe\\samr`, and `ncacn_ip_tcp`.

#[cfg(feature = "client")]
mod enumeration;
#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

#[cfg(feature = "client")]
pub use enumeration::{Entries, Entry};
pub use idl::*;
