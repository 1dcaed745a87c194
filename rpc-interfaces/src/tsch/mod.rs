//! \[MS-TSCH\]: tasks that run at a time, or when something happens.
//!
//! Traits [`ITaskSchedulerService`], over `ncacn_ip_tcp` and `ncacn_np`, `\\pipe\\atsvc`, and the older [`Atsvc`] and [`Sasec`],
//! over the pipe alone. Servers of Windows want privacy for the first.
//!
//! `ITaskSchedulerServiceClient` has `folders` and `tasks` with the crate's feature `client`: without it the compiler says that
//! there is no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod lists;

pub use idl::*;
