use core::fmt;

use rpc_runtime::Status;

const NAMES: &str = include_str!("win32_error.txt");

/// An error code of Win32 (\[MS-ERREF\] section 2.2) or of the network management functions (`NERR_…`), such as the
/// procedures of SRVSVC and WINREG return.
///
/// ```
/// use rpc_interfaces::dtyp::Win32Error;
///
/// let error = Win32Error::from(5);
/// assert_eq!(error, Win32Error::ACCESS_DENIED);
/// assert_eq!(error.to_string(), "ERROR_ACCESS_DENIED (5)");
/// assert_eq!(error.result(), Err(Win32Error::ACCESS_DENIED));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct Win32Error(u32);

impl Win32Error {
    /// All is done.
    pub const SUCCESS: Win32Error = Win32Error(0);
    /// There is no such file, key or value.
    pub const FILE_NOT_FOUND: Win32Error = Win32Error(2);
    /// The user may not do this.
    pub const ACCESS_DENIED: Win32Error = Win32Error(5);
    /// The handle is none of the server's, or of another kind.
    pub const INVALID_HANDLE: Win32Error = Win32Error(6);
    /// The server does not do this.
    pub const NOT_SUPPORTED: Win32Error = Win32Error(50);
    /// A parameter has no meaning.
    pub const INVALID_PARAMETER: Win32Error = Win32Error(87);
    /// The buffer is smaller than the data.
    pub const INSUFFICIENT_BUFFER: Win32Error = Win32Error(122);
    /// There is no such level of information.
    pub const INVALID_LEVEL: Win32Error = Win32Error(124);
    /// There is more than was returned.
    pub const MORE_DATA: Win32Error = Win32Error(234);
    /// There is nothing more.
    pub const NO_MORE_ITEMS: Win32Error = Win32Error(259);

    /// The number.
    #[must_use]
    pub const fn code(self) -> u32 {
        self.0
    }

    /// The name, such as `ERROR_ACCESS_DENIED`; none for a number that is not listed.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        super::name(NAMES, &self.0.to_string())
    }

    /// The error of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Win32Error> {
        super::code(NAMES, name)?.parse().ok().map(Win32Error)
    }

    /// Nothing, for the operator `?`.
    ///
    /// # Errors
    ///
    /// Itself if it is not [`SUCCESS`](Self::SUCCESS).
    pub fn result(self) -> Result<(), Win32Error> {
        if self == Self::SUCCESS { Ok(()) } else { Err(self) }
    }
}

/// As procedures return it.
impl From<u32> for Win32Error {
    fn from(code: u32) -> Win32Error {
        Win32Error(code)
    }
}

/// As some procedures return it.
impl From<i32> for Win32Error {
    fn from(code: i32) -> Win32Error {
        Win32Error(code.cast_unsigned())
    }
}

/// As procedures return it.
impl From<Win32Error> for u32 {
    fn from(error: Win32Error) -> u32 {
        error.0
    }
}

/// Some interfaces, such as WINREG, declare their codes as `error_status_t`.
impl From<Status> for Win32Error {
    fn from(status: Status) -> Win32Error {
        Win32Error(status.0)
    }
}

impl From<Win32Error> for Status {
    fn from(error: Win32Error) -> Status {
        Status(error.0)
    }
}

impl fmt::Display for Win32Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{name} ({})", self.0),
            None => write!(f, "Win32 error {}", self.0),
        }
    }
}

impl fmt::Debug for Win32Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for Win32Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        let cases = [
            (Win32Error::SUCCESS, 0, "ERROR_SUCCESS"),
            (Win32Error::FILE_NOT_FOUND, 2, "ERROR_FILE_NOT_FOUND"),
            (Win32Error::ACCESS_DENIED, 5, "ERROR_ACCESS_DENIED"),
            (Win32Error::INVALID_HANDLE, 6, "ERROR_INVALID_HANDLE"),
            (Win32Error::NOT_SUPPORTED, 50, "ERROR_NOT_SUPPORTED"),
            (Win32Error::INVALID_PARAMETER, 87, "ERROR_INVALID_PARAMETER"),
            (Win32Error::INSUFFICIENT_BUFFER, 122, "ERROR_INSUFFICIENT_BUFFER"),
            (Win32Error::INVALID_LEVEL, 124, "ERROR_INVALID_LEVEL"),
            (Win32Error::MORE_DATA, 234, "ERROR_MORE_DATA"),
            (Win32Error::NO_MORE_ITEMS, 259, "ERROR_NO_MORE_ITEMS"),
            (Win32Error::from(1722), 1722, "RPC_S_SERVER_UNAVAILABLE"),
            (Win32Error::from(2221), 2221, "NERR_UserNotFound"),
        ];
        for (error, code, name) in cases {
            assert_eq!((error.code(), error.name()), (code, Some(name)));
            assert_eq!(Win32Error::from_name(name), Some(error));
            assert_eq!(error.result().is_ok(), code == 0);
        }
        // `5` is no beginning of `50`.
        assert_eq!(Win32Error::from(5).name(), Some("ERROR_ACCESS_DENIED"));
        assert_eq!(Win32Error::from(u32::MAX).to_string(), "Win32 error 4294967295");
    }
}
