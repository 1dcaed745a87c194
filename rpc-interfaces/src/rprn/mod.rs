//! \[MS-RPRN\]: printing.
//!
//! Trait [`Winspool`]; over `ncacn_np`, `\\pipe\\spoolss`.
//!
//! `WinspoolClient` has `printers` and `closing` with the crate's feature `client`: without it the
//! compiler says that there is no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod printers;

pub use idl::*;
#[cfg(feature = "client")]
pub use printers::Printer;
