//! \[MS-DTYP\]: what many interfaces have in common. What procedures return is [`NtStatus`] or [`Win32Error`].

mod failed;
mod file_time;
#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;
mod sid;
mod status;
mod unicode_string;

pub use failed::Failed;
#[cfg(all(feature = "client", any(feature = "samr", feature = "srvs", feature = "rrp")))]
pub(crate) use failed::at_most;
pub use file_time::OutOfRange;
pub use idl::*;
pub use sid::InvalidSid;
pub use status::{NtStatus, Severity, Win32Error};
pub use unicode_string::StringTooLong;
