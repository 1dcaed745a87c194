//! \[MS-SCMR\]: services, and who starts and stops them.
//!
//! Trait [`Svcctl`]; over `ncacn_np`, `\\pipe\\svcctl`, and `ncacn_ip_tcp`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod services;

pub use idl::*;
#[cfg(feature = "client")]
pub use services::Service;
