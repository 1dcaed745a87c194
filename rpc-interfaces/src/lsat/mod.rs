//! \[MS-LSAT\]: names of security identifiers, and identifiers of names.
//!
//! Trait [`Lsarpc`]: it is one interface with that of \[MS-LSAD\], whose procedures are without parameters here, except those that open
//! and close.
//!
//! `LsarpcClient` has `closing` with the crate's feature `client`: without it the compiler says that there is
//! no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
