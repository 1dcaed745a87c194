//! Names in messages: UTF-16, little endian, without a NUL.

/// The text as it is in messages. It may be a password: it is written once, where it stays, so that no pieces of it are left
/// in memory that was given back.
pub(super) fn encode(text: &str) -> Vec<u8> {
    // No text has more units in UTF-16 than bytes in UTF-8.
    let mut bytes = Vec::with_capacity(2 * text.len());
    text.encode_utf16().for_each(|unit| bytes.extend_from_slice(&unit.to_le_bytes()));
    bytes
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
/// those beyond the basic plane stay as they are. So do the two letters beyond ASCII whose upper case Unicode has within it, the
/// dotless ı and the long ſ: `alıce` is not `ALICE`.
pub(super) fn upper_case(text: &str) -> String {
    let upper = |letter: char| {
        let mut upper = letter.to_uppercase();
        match (upper.next(), upper.next()) {
            (Some(upper), None)
                if letter.len_utf16() == 1 && letter.is_ascii() == upper.is_ascii() =>
            {
                upper
            }
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

    #[test]
    fn no_letter_becomes_one_of_ascii() {
        assert_eq!(upper_case("alıce ſam"), "ALıCE ſAM");
        let letters = ('\u{80}'..=char::MAX).filter(|letter| letter.len_utf16() == 1);
        for letter in letters.map(String::from) {
            assert!(!upper_case(&letter).is_ascii(), "{letter}");
        }
    }

    #[test]
    fn a_text_is_written_once() {
        for text in ["", "a", "password", &"ab".repeat(1000)] {
            let bytes = encode(text);
            assert_eq!((bytes.len(), bytes.capacity()), (2 * text.len(), 2 * text.len()));
        }
    }
}
