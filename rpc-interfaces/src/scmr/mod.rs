//! \[MS-SCMR\]: services, and who starts and stops them.
//!
//! Trait [`Svcctl`]; over `ncacn_np`, `\\pipe\\svcctl`, and `ncacn_ip_tcp`.
//!
//! `SvcctlClient` has `services` and `closing` with the crate's feature `client`: without it the
//! compiler says that there is no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod services;

pub use idl::*;
#[cfg(feature = "client")]
pub use services::Service;
