use core::fmt;

use super::Win32Error;

/// An `HRESULT` (\[MS-ERREF\] section 2.1), such as the procedures of the task scheduler return.
///
/// ```
/// use rpc_interfaces::dtyp::{HResult, Win32Error};
///
/// let code = HResult::from(0x8007_0002u32);
/// assert_eq!(code.to_string(), "HRESULT 0x80070002: ERROR_FILE_NOT_FOUND (2)");
/// assert_eq!(code.win32_error(), Some(Win32Error::FILE_NOT_FOUND));
/// assert_eq!(code.result(), Err(code));
/// assert_eq!(HResult::FALSE.result(), Ok(HResult::FALSE));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HResult(u32);

impl HResult {
    /// `S_OK`: all is done.
    pub const OK: HResult = HResult(0);
    /// `S_FALSE`: all is done, and the answer is no, or there is more; as a procedure says.
    pub const FALSE: HResult = HResult(1);

    /// The number.
    #[must_use]
    pub const fn code(self) -> u32 {
        self.0
    }

    /// The error of Win32 that it is made of: that of facility 7.
    #[must_use]
    pub fn win32_error(self) -> Option<Win32Error> {
        (self.0 >> 16 == 0x8007).then(|| Win32Error::from(self.0 & 0xffff))
    }

    /// Itself, for the operator `?`.
    ///
    /// # Errors
    ///
    /// Itself if its highest bit is set: what Windows's macro `SUCCEEDED` calls no success.
    pub fn result(self) -> Result<HResult, HResult> {
        if self.0 >> 31 == 0 { Ok(self) } else { Err(self) }
    }
}

/// As procedures return it.
impl From<i32> for HResult {
    fn from(code: i32) -> HResult {
        HResult(code.cast_unsigned())
    }
}

impl From<u32> for HResult {
    fn from(code: u32) -> HResult {
        HResult(code)
    }
}

/// As procedures return it.
impl From<HResult> for i32 {
    fn from(code: HResult) -> i32 {
        code.0.cast_signed()
    }
}

impl fmt::Display for HResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HRESULT {:#010x}", self.0)?;
        match self.win32_error() {
            Some(error) => write!(f, ": {error}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for HResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for HResult {}
