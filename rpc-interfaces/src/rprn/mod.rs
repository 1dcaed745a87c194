//! \[MS-RPRN\]: printing.
//!
//! Trait [`Winspool`]; over `ncacn_np`, `\\pipe\\spoolss`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod printers;

pub use idl::*;
#[cfg(feature = "client")]
pub use printers::Printer;
