//! \[MS-DTYP\]: what many interfaces have in common.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
