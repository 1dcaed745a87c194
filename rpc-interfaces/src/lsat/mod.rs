//! \[MS-LSAT\]: names of security identifiers, and identifiers of names.
//!
//! Trait [`Lsarpc`]: it is one interface with that of \[MS-LSAD\], whose procedures are without parameters here, except those that open
//! and close.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
