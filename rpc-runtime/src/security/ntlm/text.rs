//! Names in messages: UTF-16, little endian, without a NUL.

/// The text as it is in messages.
pub(super) fn encode(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The text of a message. `None` if it is no UTF-16, or has a NUL, where other programs would see its end.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let text = char::decode_utf16(units.iter().map(|unit| u16::from_le_bytes(*unit)));
    text.map(|unit| unit.ok().filter(|unit| *unit != '\0')).collect()
}

/// The text in upper case as Windows writes it: each unit of UTF-16 for itself, so that a character keeps its length and
/// those beyond the basic plane stay as they are.
pub(super) fn upper_case(text: &str) -> String {
    let upper = |letter: char| {
        let mut upper = letter.to_uppercase();
        match (upper.next(), upper.next()) {
            (Some(upper), None) if letter.len_utf16() == 1 => upper,
            _ => letter,
        }
    };
    text.chars().map(upper).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_utf_16_without_a_nul() {
        for text in ["", "User", "Zoë", "𝔘ser"] {
            assert_eq!(decode(&encode(text)).as_deref(), Some(text));
        }
        assert_eq!(decode(b"U\0s"), None);
        assert_eq!(decode(b"U\0\0\0"), None);
        assert_eq!(decode(&[0x00, 0xd8, 0x41, 0x00]), None);
    }

    #[test]
    fn upper_case_keeps_the_length() {
        assert_eq!(upper_case("User straße zoë ŉ"), "USER STRAßE ZOË ŉ");
        assert_eq!(upper_case("𐐨"), "𐐨");
    }
}
