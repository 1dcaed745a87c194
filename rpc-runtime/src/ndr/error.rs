//! An error in the data: a status, an offset, what is wrong there, and what was expected.

use core::fmt;

use crate::error::{Error, Flaw};
use crate::status::Status;

/// Data that cannot be encoded or decoded.
///
/// It holds no allocation, so that running out of memory can be reported too, and it is small, so
/// that the result of each step travels in registers. It becomes an [`Error`](crate::Error) when it
/// leaves a stub.
///
/// ```
/// use rpc_runtime::Status;
/// use rpc_runtime::ndr::{Flaw, NdrError};
///
/// let error = NdrError::new(4, &Flaw(Status::INVALID_BOUND, "a month of 13", "1 to 12"));
/// assert_eq!(error.to_string(), "RPC_S_INVALID_BOUND (1734) at byte 4: a month of 13; expected 1 to 12");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NdrError {
    flaw: &'static Flaw,
    offset: usize,
}

/// The result of an encoding or decoding step.
pub type NdrResult<T> = Result<T, NdrError>;

impl NdrError {
    /// The data at `offset`, in bytes from the start of the stub data, has a flaw.
    #[must_use]
    #[inline(always)]
    pub const fn new(offset: usize, flaw: &'static Flaw) -> NdrError {
        NdrError { flaw, offset }
    }

    /// The status.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.flaw.0
    }

    /// The offset from the start of the stub data, in bytes.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What is wrong, and what was expected.
    #[must_use]
    pub const fn flaw(&self) -> &'static Flaw {
        self.flaw
    }
}

impl fmt::Display for NdrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}: {}", self.status(), self.offset, self.flaw)
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
        Error::in_data(error.offset(), error.flaw())
    }
}
