//! An error in the data: a status, an offset, and what was expected there.

use core::fmt;

use crate::error::Error;
use crate::status::Status;

/// Data that cannot be encoded or decoded.
///
/// It holds no allocation, so that running out of memory can be reported too, and it is small, so
/// that the result of each step travels in registers. It becomes an [`Error`](crate::Error) when it
/// leaves a stub.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NdrError {
    expected: &'static Expected,
    offset: usize,
}

/// What data should be, and the status of an error if it is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Expected(pub Status, pub &'static str);

/// The result of an encoding or decoding step.
pub type NdrResult<T> = Result<T, NdrError>;

impl NdrError {
    /// The data at `offset`, in bytes from the start of the stub data, is not what is expected.
    #[must_use]
    #[inline(always)]
    pub const fn new(offset: usize, expected: &'static Expected) -> NdrError {
        NdrError { expected, offset }
    }

    /// The status.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.expected.0
    }

    /// The offset from the start of the stub data, in bytes.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    pub(crate) const fn expected(&self) -> &'static Expected {
        self.expected
    }

    /// What was expected.
    #[must_use]
    pub const fn what(&self) -> &'static str {
        self.expected.1
    }
}

impl fmt::Display for NdrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}: {}", self.status(), self.offset, self.what())
    }
}

impl fmt::Debug for NdrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NdrError({self})")
    }
}

impl std::error::Error for NdrError {}

impl From<NdrError> for Error {
    fn from(error: NdrError) -> Error {
        Error::in_data(error.status(), error.offset(), error.what())
    }
}
