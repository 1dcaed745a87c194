//! UTF-16 strings without their terminator.

use core::alloc::Layout;
use core::fmt;
use core::slice;

use crate::error::{Error, Result};
use crate::memory::CallMemory;

/// A borrowed UTF-16 string (`[string] wchar_t *`), without the terminator.
///
/// It need not be valid UTF-16: Windows does not check, and file names use that.
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// let owned = WString::from("Zoë");
/// let name: &WStr = &owned;
/// assert_eq!((name.len(), name.units()), (3, &[0x5a, 0x6f, 0xeb][..]));
/// assert!(*name == *"Zoë");
/// assert_eq!(name.to_string(), "Zoë");
///
/// // Half of a surrogate pair travels as it is, and is shown as U+FFFD.
/// assert_eq!(WStr::from_units(&[0xd800]).to_string(), "\u{fffd}");
/// ```
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct WStr([u16]);

impl WStr {
    /// The string of these units.
    #[must_use]
    pub const fn from_units(units: &[u16]) -> &WStr {
        // SAFETY: `WStr` is transparent over `[u16]`.
        unsafe { &*(core::ptr::from_ref(units) as *const WStr) }
    }

    /// The units.
    #[must_use]
    pub const fn units(&self) -> &[u16] {
        &self.0
    }

    /// The number of units.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the string is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// An owned copy.
    #[must_use]
    pub fn to_wstring(&self) -> WString {
        WString(self.0.to_vec())
    }
}

impl CallMemory {
    /// Puts a string into the environment, in UTF-16.
    ///
    /// # Errors
    /// As [`CallMemory::allocate`].
    pub fn allocate_wide(&self, text: &str) -> Result<&WStr> {
        let n = text.encode_utf16().count();
        let layout = Layout::array::<u16>(n).map_err(|_| Error::out_of_memory())?;
        let start = self.block::<u16>(layout)?.cast::<u16>();
        // SAFETY: the block is fresh, has room for the `n` units that the text has, and lives as long as the
        // environment.
        let units = unsafe {
            text.encode_utf16().enumerate().for_each(|(i, unit)| start.add(i).write(unit));
            slice::from_raw_parts(start.as_ptr(), n)
        };
        Ok(WStr::from_units(units))
    }
}

/// Units that are not UTF-16 are shown as U+FFFD.
impl fmt::Display for WStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        char::decode_utf16(self.0.iter().copied())
            .try_for_each(|c| f.write_char(c.unwrap_or(char::REPLACEMENT_CHARACTER)))
    }
}

impl fmt::Debug for WStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string(), f)
    }
}

impl PartialEq<str> for WStr {
    fn eq(&self, other: &str) -> bool {
        self.0.iter().copied().eq(other.encode_utf16())
    }
}

/// An owned UTF-16 string, without the terminator.
///
/// It has the methods of [`WStr`], which `&` makes of it.
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// fn is_hidden(name: &WStr) -> bool {
///     name.units().first() == Some(&u16::from(b'.'))
/// }
///
/// let name = WString::from(".profile");
/// assert!(is_hidden(&name));
/// assert_eq!(name, WString::from_units(".profile".encode_utf16().collect()));
/// assert_eq!(String::from(".profile"), name.to_string());
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WString(Vec<u16>);

impl WString {
    /// An empty string.
    #[must_use]
    pub const fn new() -> WString {
        WString(Vec::new())
    }

    /// The string of these units.
    #[must_use]
    pub const fn from_units(units: Vec<u16>) -> WString {
        WString(units)
    }
}

impl core::ops::Deref for WString {
    type Target = WStr;

    fn deref(&self) -> &WStr {
        WStr::from_units(&self.0)
    }
}

impl AsRef<WStr> for WString {
    fn as_ref(&self) -> &WStr {
        self
    }
}

impl From<&str> for WString {
    fn from(text: &str) -> WString {
        WString(text.encode_utf16().collect())
    }
}

impl From<String> for WString {
    fn from(text: String) -> WString {
        WString::from(&*text)
    }
}

impl From<&String> for WString {
    fn from(text: &String) -> WString {
        WString::from(&**text)
    }
}

impl FromIterator<char> for WString {
    fn from_iter<I: IntoIterator<Item = char>>(text: I) -> WString {
        let mut units = Vec::new();
        text.into_iter().for_each(|c| units.extend_from_slice(c.encode_utf16(&mut [0; 2])));
        WString(units)
    }
}

impl From<&WStr> for WString {
    fn from(text: &WStr) -> WString {
        text.to_wstring()
    }
}

impl fmt::Display for WString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl fmt::Debug for WString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq<str> for WString {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for WString {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}
