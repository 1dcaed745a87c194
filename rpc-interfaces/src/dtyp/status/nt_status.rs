use core::fmt;

const NAMES: &str = include_str!("nt_status.txt");

/// A value of `NTSTATUS` (\[MS-ERREF\] section 2.3), such as the procedures of SAMR and LSA return.
///
/// ```
/// use rpc_interfaces::dtyp::NtStatus;
///
/// let status = NtStatus::from(0xc000_0022u32);
/// assert_eq!(status, NtStatus::ACCESS_DENIED);
/// assert_eq!(status.to_string(), "STATUS_ACCESS_DENIED (0xc0000022)");
/// assert_eq!(status.result(), Err(NtStatus::ACCESS_DENIED));
/// assert_eq!(NtStatus::MORE_ENTRIES.result(), Ok(NtStatus::MORE_ENTRIES));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NtStatus(u32);

/// How grave a status is: its two highest bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// All is done.
    Success,
    /// All is done, and there is something to say of it.
    Information,
    /// Something may not be as it was asked for.
    Warning,
    /// Nothing is done.
    Error,
}

impl NtStatus {
    /// All is done.
    pub const SUCCESS: NtStatus = NtStatus(0);
    /// There is more than was returned: the next call goes on.
    pub const MORE_ENTRIES: NtStatus = NtStatus(0x105);
    /// Some of the names have no identifiers, or some of the identifiers no names.
    pub const SOME_NOT_MAPPED: NtStatus = NtStatus(0x107);
    /// There is nothing more.
    pub const NO_MORE_ENTRIES: NtStatus = NtStatus(0x8000_001a);
    /// The handle is none of the server's, or of another kind.
    pub const INVALID_HANDLE: NtStatus = NtStatus(0xc000_0008);
    /// A parameter has no meaning.
    pub const INVALID_PARAMETER: NtStatus = NtStatus(0xc000_000d);
    /// The user may not do this.
    pub const ACCESS_DENIED: NtStatus = NtStatus(0xc000_0022);
    /// There is nothing of this name.
    pub const OBJECT_NAME_NOT_FOUND: NtStatus = NtStatus(0xc000_0034);
    /// There is no such user.
    pub const NO_SUCH_USER: NtStatus = NtStatus(0xc000_0064);
    /// None of the names has an identifier, or none of the identifiers a name.
    pub const NONE_MAPPED: NtStatus = NtStatus(0xc000_0073);
    /// There is no such domain.
    pub const NO_SUCH_DOMAIN: NtStatus = NtStatus(0xc000_00df);

    /// The number.
    #[must_use]
    pub const fn code(self) -> u32 {
        self.0
    }

    /// The name, such as `STATUS_ACCESS_DENIED`; none for a number that is not listed.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        super::name(NAMES, &format!("{:x}", self.0))
    }

    /// The status of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<NtStatus> {
        u32::from_str_radix(super::code(NAMES, name)?, 16).ok().map(NtStatus)
    }

    /// How grave it is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self.0 >> 30 {
            0 => Severity::Success,
            1 => Severity::Information,
            2 => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Itself, for the operator `?`.
    ///
    /// # Errors
    ///
    /// Itself if it is a warning or an error: what Windows's macro `NT_SUCCESS` calls no success.
    pub fn result(self) -> Result<NtStatus, NtStatus> {
        match self.severity() {
            Severity::Success | Severity::Information => Ok(self),
            Severity::Warning | Severity::Error => Err(self),
        }
    }
}

/// As procedures return it.
impl From<i32> for NtStatus {
    fn from(code: i32) -> NtStatus {
        NtStatus(code.cast_unsigned())
    }
}

impl From<u32> for NtStatus {
    fn from(code: u32) -> NtStatus {
        NtStatus(code)
    }
}

/// As procedures return it.
impl From<NtStatus> for i32 {
    fn from(status: NtStatus) -> i32 {
        status.0.cast_signed()
    }
}

impl fmt::Display for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "{name} ({:#010x})", self.0),
            None => write!(f, "NTSTATUS {:#010x}", self.0),
        }
    }
}

impl fmt::Debug for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for NtStatus {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        let cases = [
            (0, "STATUS_SUCCESS", Severity::Success),
            (0x105, "STATUS_MORE_ENTRIES", Severity::Success),
            (0x4000_0016, "STATUS_PREDEFINED_HANDLE", Severity::Information),
            (0x8000_0005, "STATUS_BUFFER_OVERFLOW", Severity::Warning),
            (0xc000_006d, "STATUS_LOGON_FAILURE", Severity::Error),
            (0xc002_0001, "RPC_NT_INVALID_STRING_BINDING", Severity::Error),
        ];
        for (code, name, severity) in cases {
            let status = NtStatus::from(code);
            assert_eq!((status.name(), status.severity()), (Some(name), severity));
            assert_eq!(NtStatus::from_name(name), Some(status));
            assert_eq!(i32::from(status) as u32, code);
            assert_eq!(status.result().is_ok(), code < 0x8000_0000);
        }
        let unknown = NtStatus::from(0xdead_beef_u32);
        assert_eq!((unknown.name(), &*unknown.to_string()), (None, "NTSTATUS 0xdeadbeef"));
        assert_eq!(NtStatus::from_name("ACCESS_DENIED"), None);
        assert_eq!(NtStatus::from_name(""), None);
    }

    #[test]
    fn constants_have_their_names() {
        let cases = [
            (NtStatus::SUCCESS, "STATUS_SUCCESS"),
            (NtStatus::MORE_ENTRIES, "STATUS_MORE_ENTRIES"),
            (NtStatus::SOME_NOT_MAPPED, "STATUS_SOME_NOT_MAPPED"),
            (NtStatus::NO_MORE_ENTRIES, "STATUS_NO_MORE_ENTRIES"),
            (NtStatus::INVALID_HANDLE, "STATUS_INVALID_HANDLE"),
            (NtStatus::INVALID_PARAMETER, "STATUS_INVALID_PARAMETER"),
            (NtStatus::ACCESS_DENIED, "STATUS_ACCESS_DENIED"),
            (NtStatus::OBJECT_NAME_NOT_FOUND, "STATUS_OBJECT_NAME_NOT_FOUND"),
            (NtStatus::NO_SUCH_USER, "STATUS_NO_SUCH_USER"),
            (NtStatus::NONE_MAPPED, "STATUS_NONE_MAPPED"),
            (NtStatus::NO_SUCH_DOMAIN, "STATUS_NO_SUCH_DOMAIN"),
        ];
        for (status, name) in cases {
            assert_eq!(status.name(), Some(name));
        }
    }
}
