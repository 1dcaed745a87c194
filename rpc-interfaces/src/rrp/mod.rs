//! \[MS-RRP\]: the registry.
//!
//! Trait [`Winreg`]; over `ncacn_np`, `\\pipe\\winreg`.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod values;

pub use idl::*;
#[cfg(feature = "client")]
pub use values::RegistryValue;
