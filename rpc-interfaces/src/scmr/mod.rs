//! \[MS-SCMR\]: services, and who starts and stops them.
//!
//! Trait [`Svcctl`]; over `ncacn_np`, `\\pipe\\svcctl`, and `ncacn_ip_tcp`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
