//! An error in the data: a status, an offset, and what was expected there.

use core::fmt;

use crate::status::Status;

/// Data that cannot be encoded or decoded.
///
/// It holds no allocation, so that running out of memory can be reported too. It becomes an
/// [`Error`](crate::Error) when it leaves a stub.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NdrError {
    what: &'static str,
    offset: usize,
    status: Status,
}

/// The result of an encoding or decoding step.
pub type NdrResult<T> = Result<T, NdrError>;

impl NdrError {
    /// An error of `status` at `offset`, in bytes from the start of the stub data; `what` says what
    /// was expected.
    #[must_use]
    #[cold]
    pub const fn new(status: Status, offset: usize, what: &'static str) -> NdrError {
        NdrError { what, offset, status }
    }

    /// The status.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// The offset from the start of the stub data, in bytes.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What was expected.
    #[must_use]
    pub const fn what(&self) -> &'static str {
        self.what
    }
}

impl fmt::Display for NdrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}: {}", self.status, self.offset, self.what)
    }
}

impl fmt::Debug for NdrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NdrError({self})")
    }
}

impl std::error::Error for NdrError {}
