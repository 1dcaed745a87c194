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
    /// The offset, and above it how many bytes more there should have been where data ends too early: 32 bits each, in
    /// one number, so that a result is two registers.
    place: u64,
}

/// The error of data that ends too early.
pub(crate) const TRUNCATED: &Flaw =
    &Flaw(Status::BAD_STUB_DATA, "the data ends here", "more of it");

const fn saturated(n: usize) -> u64 {
    if n > u32::MAX as usize { u32::MAX as u64 } else { n as u64 }
}

/// The place of an error in data.
// Out of line, as what is rare, and at each place that reads or writes. `extern "C"`, because that does not
// unwind: otherwise whatever is dropped in that case, such as a decoder, could not live in registers.
#[cold]
#[inline(never)]
const extern "C" fn place(offset: usize) -> u64 {
    saturated(offset)
}

/// The same of data of `size` bytes, which begin at `base` and end before the `n` bytes at `pos` do.
#[cold]
#[inline(never)]
const extern "C" fn place_of_end(base: usize, pos: usize, n: usize, size: usize) -> u64 {
    let missing = saturated(pos.saturating_add(n).saturating_sub(size));
    saturated(base.saturating_add(pos)) | missing << 32
}

/// The result of an encoding or decoding step.
pub type NdrResult<T> = Result<T, NdrError>;

impl NdrError {
    /// The data at `offset`, in bytes from the start of the stub data, has a flaw.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub const fn new(offset: usize, flaw: &'static Flaw) -> NdrError {
        NdrError { flaw, place: place(offset) }
    }

    /// Data of `size` bytes, which begin at `base`, ends before the `n` bytes at `pos` do.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn truncated(base: usize, pos: usize, n: usize, size: usize) -> NdrError {
        NdrError { flaw: TRUNCATED, place: place_of_end(base, pos, n, size) }
    }

    /// Whether the data ends too early. A caller that has only a part of the data may wait for more.
    pub(crate) fn is_truncated(&self) -> bool {
        *self.flaw == *TRUNCATED
    }

    /// The same error, at another offset.
    pub(crate) const fn at(self, offset: usize) -> NdrError {
        NdrError { flaw: self.flaw, place: saturated(offset) | (self.missing() as u64) << 32 }
    }

    const fn missing(&self) -> u32 {
        (self.place >> 32) as u32
    }

    /// The status.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.flaw.0
    }

    /// The offset from the start of the stub data, in bytes; 4 GiB less one for whatever lies behind that.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.place as u32 as usize
    }

    /// What is wrong, and what was expected.
    #[must_use]
    pub const fn flaw(&self) -> &'static Flaw {
        self.flaw
    }
}

impl fmt::Display for NdrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}: ", self.status(), self.offset())?;
        self.flaw.write(self.missing(), f)
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
        Error::in_data(error.offset(), error.flaw, error.missing())
    }
}
