//! \[MS-WKST\]: a workstation, its users and its connections.
//!
//! Trait [`Wkssvc`]; over `ncacn_np`, `\\pipe\\wkssvc`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
