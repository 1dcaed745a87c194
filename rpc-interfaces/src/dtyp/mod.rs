//! \[MS-DTYP\]: what many interfaces have in common. What procedures return is [`NtStatus`], [`Win32Error`] or
//! [`HResult`].

mod failed;
mod file_time;
#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
#[cfg(all(feature = "client", any(feature = "rprn", feature = "scmr")))]
mod records;
mod sid;
mod status;
mod unicode_string;

pub use failed::Failed;
#[cfg(feature = "client")]
pub(crate) use failed::at_most;
pub use file_time::OutOfRange;
pub use idl::*;
#[cfg(all(feature = "client", any(feature = "rprn", feature = "scmr")))]
pub(crate) use records::Records;
pub use sid::InvalidSid;
pub use status::{HResult, NtStatus, Severity, Win32Error};
pub use unicode_string::StringTooLong;
