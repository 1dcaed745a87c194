//! \[MS-DTYP\]: what many interfaces have in common. What procedures return is [`NtStatus`] or [`Win32Error`].

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
#[cfg(all(
    feature = "client",
    any(feature = "rprn", feature = "rrp", feature = "samr", feature = "scmr", feature = "srvs")
))]
pub(crate) use failed::at_most;
pub use file_time::OutOfRange;
pub use idl::*;
#[cfg(all(feature = "client", any(feature = "rprn", feature = "scmr")))]
pub(crate) use records::Records;
pub use sid::InvalidSid;
pub use status::{NtStatus, Severity, Win32Error};
pub use unicode_string::StringTooLong;
