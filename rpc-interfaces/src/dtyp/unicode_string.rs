//! Strings with their length.

use core::fmt;

use super::RpcUnicodeString;

/// Counted strings of UTF-16 without a NUL (\[MS-DTYP\] section 2.3.10).
///
/// ```
/// use rpc_interfaces::dtyp::RpcUnicodeString;
///
/// let name = RpcUnicodeString::try_from("Zoë")?;
/// assert_eq!((name.length, name.maximum_length), (6, 6));
/// assert_eq!(name.to_string_lossy(), "Zoë");
/// assert_eq!(String::try_from(&name).unwrap(), "Zoë");
/// # Ok::<(), rpc_interfaces::dtyp::StringTooLong>(())
/// ```
impl RpcUnicodeString {
    /// The units of UTF-16. Where there is no buffer there are none.
    #[must_use]
    pub fn units(&self) -> &[u16] {
        self.buffer.as_deref().unwrap_or_default()
    }

    /// The text, with U+FFFD in place of lone surrogates.
    #[must_use]
    pub fn to_string_lossy(&self) -> String {
        String::from_utf16_lossy(self.units())
    }
}

/// An empty text has an empty buffer, and not none.
impl TryFrom<&str> for RpcUnicodeString {
    type Error = StringTooLong;

    fn try_from(text: &str) -> Result<RpcUnicodeString, StringTooLong> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let bytes = u16::try_from(units.len() * 2).map_err(|_| StringTooLong)?;
        Ok(RpcUnicodeString { length: bytes, maximum_length: bytes, buffer: Some(units) })
    }
}

/// Fails where there is a lone surrogate.
impl TryFrom<&RpcUnicodeString> for String {
    type Error = std::string::FromUtf16Error;

    fn try_from(text: &RpcUnicodeString) -> Result<String, Self::Error> {
        String::from_utf16(text.units())
    }
}

/// A text that a counted string cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StringTooLong;

impl fmt::Display for StringTooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string is too long; expected at most 32767 units of UTF-16")
    }
}

impl core::error::Error for StringTooLong {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_long_as_it_can_be() {
        let longest = "a".repeat(32767);
        let text = RpcUnicodeString::try_from(&*longest).unwrap();
        assert_eq!(text.length, 65534);
        assert_eq!(text.to_string_lossy(), longest);
        assert_eq!(RpcUnicodeString::try_from(&*"a".repeat(32768)), Err(StringTooLong));
        // Two units each.
        assert_eq!(RpcUnicodeString::try_from(&*"😀".repeat(16384)), Err(StringTooLong));
    }

    #[test]
    fn nothing_and_lone_surrogates() {
        assert_eq!(RpcUnicodeString::default().to_string_lossy(), "");
        assert_eq!(RpcUnicodeString::try_from("").unwrap().buffer, Some(Vec::new()));
        let lone = RpcUnicodeString { length: 2, maximum_length: 2, buffer: Some(vec![0xd800]) };
        assert_eq!(lone.to_string_lossy(), "\u{fffd}");
        assert!(String::try_from(&lone).is_err());
    }
}
