//! \[MS-RRP\]: the registry.
//!
//! Trait [`Winreg`]; over `ncacn_np`, `\\pipe\\winreg`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
