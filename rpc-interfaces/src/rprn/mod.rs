//! \[MS-RPRN\]: printing.
//!
//! Trait [`Winspool`]; over `ncacn_np`, `\\pipe\\spoolss`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
