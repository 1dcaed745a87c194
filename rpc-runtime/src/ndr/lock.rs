//! Wire locks: a number for a wire form, which is kept in the source, so that a change of the form is seen.
//!
//! The numbers are in other people's sources: they stay what they are.

/// FNV-1a, of 32 bits, over the bytes of the words, the least significant first.
#[must_use]
pub const fn digest(words: &[u32]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut i = 0;
    while i < words.len() {
        let bytes = words[i].to_le_bytes();
        let mut j = 0;
        while j < bytes.len() {
            hash = (hash ^ bytes[j] as u32).wrapping_mul(0x0100_0193);
            j += 1;
        }
        i += 1;
    }
    hash
}

/// A procedure's name, and the number of its wire form.
pub type Locked = (&'static str, u32);

/// Compares a type's wire form with the one that is locked.
///
/// # Panics
/// If it is another one, with what to write: in a constant that is an error.
#[track_caller]
pub const fn keep_type(locked: u32, is: u32) {
    if locked != is {
        let text = Text::new()
            .and("[LCK-01] this is not the wire form that is locked; if that is meant, write `#[wire_lock(")
            .number(is)
            .and(")]`");
        panic!("{}", text.as_str());
    }
}

/// Compares the procedures from the `at`th on, which is not as it is locked, or may not be.
///
/// # Panics
/// If one is another, with what to write: in a constant that is an error.
#[track_caller]
pub const fn keep_interface(locked: &[Locked], is: &[Locked], at: usize) {
    let mut i = at;
    let mut text = Text::new();
    while i < is.len() {
        let (name, number) = is[i];
        let kept = i < locked.len() && same(locked[i].0, name) && locked[i].1 == number;
        if !kept {
            if text.is_empty() {
                text = text.and(if i >= locked.len() {
                    "[LCK-01] a procedure that is not locked"
                } else if same(locked[i].0, name) {
                    "[LCK-01] this is not the wire form that is locked"
                } else {
                    "[LCK-01] this is not the procedure that is locked with its number"
                });
                text = text.and("; if that is meant, write in `wire_lock(…)`:");
            }
            text = text.and("\n    ").and(name).and(" = ").number(number).and(",");
        }
        i += 1;
    }
    if !text.is_empty() {
        panic!("{}", text.as_str());
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// A text of a constant.
struct Text {
    bytes: [u8; 16 << 10],
    length: usize,
}

impl Text {
    const fn new() -> Text {
        Text { bytes: [0; 16 << 10], length: 0 }
    }

    const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// With more behind it, if all of that has room.
    const fn and(mut self, text: &str) -> Text {
        let more = text.as_bytes();
        if more.len() > self.bytes.len() - self.length {
            return self;
        }
        let mut i = 0;
        while i < more.len() {
            self.bytes[self.length] = more[i];
            self.length += 1;
            i += 1;
        }
        self
    }

    const fn number(self, number: u32) -> Text {
        let mut digits = *b"0x00000000";
        let mut i = 0;
        while i < 8 {
            let nibble = (number >> (28 - 4 * i)) as u8 & 15;
            digits[2 + i] = if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 };
            i += 1;
        }
        match core::str::from_utf8(&digits) {
            Ok(text) => self.and(text),
            Err(_) => self,
        }
    }

    const fn as_str(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.length);
        match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_fnv_1a() {
        // The hash of nothing, and of "foobar" as FNV's authors give it, as far as whole words go.
        assert_eq!(digest(&[]), 0x811c_9dc5);
        assert_eq!(digest(&[u32::from_le_bytes(*b"foob")]), 0x3f5076ef);
    }

    #[test]
    fn what_is_kept_is_silent() {
        keep_type(7, 7);
        keep_interface(&[("add", 1), ("sum", 2)], &[("add", 1), ("sum", 2)], 0);
    }

    #[test]
    #[should_panic(
        expected = "write in `wire_lock(…)`:\n    sum = 0x00000003,\n    more = 0x00c0ffee,"
    )]
    fn what_changed_is_what_to_write() {
        let is = [("add", 1), ("sum", 3), ("more", 0x00c0_ffee)];
        keep_interface(&[("add", 1), ("sum", 2)], &is, 0);
    }
}
