//! \[MS-SAMR\]: users, groups and aliases, of a domain or of a machine.
//!
//! Trait [`Samr`]; over `ncacn_np`, `\\pipe\\samr`, and `ncacn_ip_tcp`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
