//! Wire locks: a number for a wire form, which is kept in the source, so that a change of the form is seen.
//!
//! The numbers are in other people's sources: they stay what they are. So do the bits of `Facts` and the numbers that
//! `Layout` makes of its parts.

use super::{Layout, Ndr};

/// The hash FNV-1a, of 32 bits, of more bytes behind others.
const fn hashed(mut hash: u32, bytes: &[u8]) -> u32 {
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    hash
}

/// That of no bytes.
const NOTHING: u32 = 0x811c_9dc5;

/// A hash as a number: never 0, which is [`WireForm::UNKNOWN`]'s.
const fn known(hash: u32) -> u32 {
    if hash == 0 { 1 } else { hash }
}

/// The number of the bytes of these words, the least significant first.
#[must_use]
pub(super) const fn digest(words: &[u32]) -> u32 {
    let (mut hash, mut i) = (NOTHING, 0);
    while i < words.len() {
        hash = hashed(hash, &words[i].to_le_bytes());
        i += 1;
    }
    known(hash)
}

/// The number of a text.
#[must_use]
pub const fn text(text: &str) -> u32 {
    known(hashed(NOTHING, text.as_bytes()))
}

/// What a lock keeps of a type at a place: its layout, and what its pointers and arrays lead to, as far as types that
/// have names of their own, and a lock of their own: of those, the name.
#[derive(Clone, Copy, Debug)]
pub struct WireForm {
    number: u32,
    /// The number at the top of a parameter, where a reference pointer is not on the wire.
    at_top: u32,
    is_locked: bool,
}

impl WireForm {
    /// That of a type that has none, which is an error elsewhere.
    pub const UNKNOWN: WireForm = WireForm { number: 0, at_top: 0, is_locked: true };

    /// That of a type that could have a lock, and has none: of what is made of it, no number is compared.
    pub const OPEN: WireForm = WireForm { number: 0, at_top: 0, is_locked: false };

    /// That of no value.
    pub const NOTHING: WireForm = WireForm { number: 1, at_top: 1, is_locked: true };

    /// That of a type with this layout, of which nothing else is known.
    #[must_use]
    pub const fn of(layout: Layout) -> WireForm {
        let number = if layout.is_faulty() { 0 } else { layout.digest() };
        WireForm { number, at_top: number, is_locked: true }
    }

    /// That of a pointer to this, or of an array of it, with this layout.
    #[must_use]
    pub const fn within(self, layout: Layout) -> WireForm {
        if self.number == 0 || layout.is_faulty() {
            return WireForm { number: 0, at_top: 0, ..self };
        }
        let number = digest(&[layout.digest(), self.number]);
        let at_top = if layout.is_reference() { self.number } else { number };
        WireForm { number, at_top, is_locked: self.is_locked }
    }

    /// That of a unique pointer to this.
    #[must_use]
    pub const fn behind_unique(self) -> WireForm {
        self.within(Layout::POINTER.nullable())
    }

    /// That of this pointer, which may be null, with this layout: it is still one pointer.
    #[must_use]
    pub const fn nullable(self, layout: Layout) -> WireForm {
        WireForm { number: self.at_top, ..self }.within(layout)
    }

    /// That of a type that has a lock, which keeps the rest: elsewhere it is its name.
    #[must_use]
    pub const fn locked(name: &str) -> WireForm {
        WireForm::word(text(name))
    }

    const fn word(word: u32) -> WireForm {
        let number = digest(&[word]);
        WireForm { number, at_top: number, is_locked: true }
    }

    /// That of a generic type, with an argument of its.
    #[must_use]
    pub const fn and(self, argument: WireForm) -> WireForm {
        let number = in_order(&[self.number, argument.number]);
        WireForm { number, at_top: number, is_locked: self.is_locked && argument.is_locked }
    }

    /// Its number, which is 0 if it is not known.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.number
    }

    /// Its number at the top of a parameter.
    #[must_use]
    pub const fn at_top(self) -> u32 {
        self.at_top
    }

    /// Whether all types with names in it have a lock.
    #[must_use]
    pub const fn is_locked(self) -> bool {
        self.is_locked
    }
}

/// In the place of a generic type's parameter, of which the lock keeps where it stands.
#[derive(Debug)]
pub struct Parameter<const INDEX: u32>;

impl<L, const INDEX: u32> Ndr<L> for Parameter<INDEX> {
    const LAYOUT: Layout = Layout::POINTER;
    const WIRE_FORM: WireForm = WireForm::word(INDEX);
}

/// The number of what is made of these, in this order; 0 if one of them is.
#[must_use]
pub const fn in_order(parts: &[u32]) -> u32 {
    let mut i = 0;
    while i < parts.len() {
        if parts[i] == 0 {
            return 0;
        }
        i += 1;
    }
    digest(parts)
}

/// The number of what is made of these, in whatever order; 0 if one of them is.
#[must_use]
pub const fn in_any_order(parts: &[u32]) -> u32 {
    let (mut sum, mut i) = (0u32, 0);
    while i < parts.len() {
        if parts[i] == 0 {
            return 0;
        }
        sum = sum.wrapping_add(parts[i]);
        i += 1;
    }
    digest(&[sum, parts.len() as u32])
}

/// The number of a constant.
#[must_use]
pub const fn constant(value: i128) -> u32 {
    digest(&[value as u32, (value >> 32) as u32, (value >> 64) as u32])
}

/// Looks at a part of what is locked.
///
/// # Panics
/// If a type in it has no lock, with what to write: in a constant that is an error.
#[track_caller]
pub const fn keep_parts(form: WireForm) {
    assert!(
        form.is_locked,
        "[LCK-02] a type in this has no lock, and all of it is locked: put `#[wire_lock(0)]` on that type, and write what \
         the message then says"
    );
}

/// A procedure's name, and the number of its wire form.
pub type Locked = (&'static str, u32);

/// Compares a type's wire form with the one that is locked.
///
/// # Panics
/// If it is another one that is known, with what to write: in a constant that is an error.
#[track_caller]
pub const fn keep_type(locked: u32, is: u32) {
    if locked != is && is != 0 {
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
        // What is not known is an error elsewhere.
        let kept =
            number == 0 || i < locked.len() && same(locked[i].0, name) && locked[i].1 == number;
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
            text = text.line(name, number);
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

/// A text of a constant. It has room for some hundred procedures, and whole lines only.
struct Text {
    bytes: [u8; 16 << 10],
    length: usize,
    is_full: bool,
}

impl Text {
    const fn new() -> Text {
        Text { bytes: [0; 16 << 10], length: 0, is_full: false }
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

    /// With the line of a procedure, or with a word that there are more.
    const fn line(self, name: &str, number: u32) -> Text {
        const MORE: &str = "\n    … and more: write these first";
        if self.is_full {
            return self;
        }
        if self.bytes.len() - self.length < name.len() + 64 + MORE.len() {
            return Text { is_full: true, ..self.and(MORE) };
        }
        self.and("\n    ").and(name).and(" = ").number(number).and(",")
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
        // Of nothing, "foob" and "foobar", as FNV's authors give them.
        assert_eq!(
            [text(""), text("foob"), text("foobar")],
            [0x811c_9dc5, 0x3f50_76ef, 0xbf9c_f968]
        );
        assert_eq!(digest(&[u32::from_le_bytes(*b"foob")]), text("foob"));
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
