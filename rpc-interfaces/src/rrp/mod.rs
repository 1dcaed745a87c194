//! \[MS-RRP\]: the registry.
//!
//! Trait [`Winreg`]; over `ncacn_np`, `\\pipe\\winreg`.
//!
//! `WinregClient` has `value`, `subkeys` and `closing` with the crate's feature `client`: without it the
//! compiler says that there is no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(feature = "client")]
mod values;

pub use idl::*;
#[cfg(feature = "client")]
pub use values::RegistryValue;
