//! `[string]`: conformant varying arrays of characters that end with a NUL (C706 section 14.3.4).
//!
//! `str` is a string of single bytes, and must be UTF-8; `WStr` is one of UTF-16 units. Arrays of
//! `u8`, `i8` and `u16` are strings with `#\[string\]`. In memory none of them has the terminator.

use super::arrays::{ArrayLevel, Conformant, Counts};
use super::attributes::{IsString, RangedString, SizedString};
use super::count::in_range;
use super::encoder::CountMismatch;
use super::lock::WireForm;
use super::run::Run;
use super::traits::Lifetimes;
use super::{
    Count, Cursor, Decoder, Encoder, Flaw, Layout, Marshal, Ndr, NdrError, NdrResult, Sink, Syntax,
    Unmarshal, WStr,
};
use crate::status::Status;

/// A character of a `[string]` array.
#[diagnostic::on_unimplemented(
    message = "[STR-01] `{Self}` is not a character: `#[string]` applies to arrays of `u8`, `i8` and `u16`",
    label = "not a character (MIDL2082, MIDL2293)"
)]
pub trait Character: Marshal + Copy + PartialEq {
    /// The terminator.
    const NUL: Self;

    /// Reads one.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` at the end of the data.
    fn read<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<Self>;
}

impl Character for u8 {
    const NUL: u8 = 0;

    #[inline(always)]
    fn read<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<u8> {
        cursor.u8()
    }
}

impl Character for i8 {
    const NUL: i8 = 0;

    #[inline(always)]
    fn read<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<i8> {
        cursor.i8()
    }
}

impl Character for u16 {
    const NUL: u16 = 0;

    #[inline(always)]
    fn read<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<u16> {
        cursor.u16()
    }
}

/// The attributes that a string may have.
#[diagnostic::on_unimplemented(
    message = "[STR-02] attributes that a string cannot have at this place (MIDL2075)",
    label = "a string with the attributes of another array",
    note = "a string's length is where its terminator stands: it may have `#[size_is(n)]`, the room that there is \
            for it, and no `length_is`, `first_is` or `last_is`"
)]
pub trait StringLevel {
    /// These attributes in their explicit form.
    type Explicit: ExplicitString;

    /// These attributes in their explicit form.
    fn explicit(&self) -> &Self::Explicit;
}

/// `str` and `WStr` are strings without saying so.
impl StringLevel for () {
    type Explicit = IsString;

    #[inline(always)]
    fn explicit(&self) -> &IsString {
        &IsString
    }
}

// Not one impl for all `ExplicitString`: the compiler's error would name that trait instead of this one.

impl StringLevel for IsString {
    type Explicit = IsString;

    #[inline(always)]
    fn explicit(&self) -> &IsString {
        self
    }
}

impl StringLevel for SizedString {
    type Explicit = SizedString;

    #[inline(always)]
    fn explicit(&self) -> &SizedString {
        self
    }
}

impl StringLevel for RangedString {
    type Explicit = RangedString;

    #[inline(always)]
    fn explicit(&self) -> &RangedString {
        self
    }
}

/// The attributes that make a string of an array of characters.
#[diagnostic::on_unimplemented(
    message = "[ARR-02] an array whose size is not said at this place (MIDL2105)",
    label = "an array without its size",
    note = "put `#[size_is(n)]` on it, where `n` is the parameter or field that holds its length; one level below a \
            pointer it is `#[size_is(, n)]`",
    note = "an array of characters that ends with a NUL is `#[string]`"
)]
pub trait ExplicitString {
    /// How many characters there is room for, if that is said.
    #[inline(always)]
    fn room(&self) -> Option<usize> {
        None
    }

    /// The maximum count for a string of `len` characters, terminator included.
    ///
    /// # Errors
    /// When there is no room.
    #[inline(always)]
    fn maximum_of(&self, len: usize) -> Result<usize, CountMismatch> {
        Ok(len)
    }

    /// Compares a received maximum count with an actual count, which is at most as large.
    ///
    /// # Errors
    /// `RPC_S_INVALID_BOUND` if they should be the same and are not; as
    /// [`Counted::check`](super::attributes::Counted::check) if there is an expression.
    #[inline(always)]
    fn check_counts(&self, size: usize, actual: usize, offset: usize) -> NdrResult<()> {
        if size == actual { Ok(()) } else { Err(NdrError::new(offset, COUNTS)) }
    }
}

impl ExplicitString for IsString {}

impl ExplicitString for SizedString {
    #[inline(always)]
    fn room(&self) -> Option<usize> {
        self.size.known()
    }

    #[inline]
    fn maximum_of(&self, len: usize) -> Result<usize, CountMismatch> {
        self.size.known().filter(|size| len <= *size).ok_or(CountMismatch::LENGTH)
    }

    #[inline]
    fn check_counts(&self, size: usize, _: usize, offset: usize) -> NdrResult<()> {
        self.size.check(size, offset)
    }
}

impl ExplicitString for RangedString {
    #[inline]
    fn check_counts(&self, size: usize, actual: usize, offset: usize) -> NdrResult<()> {
        IsString.check_counts(size, actual, offset)?;
        in_range(Count::constant(size as i128), self.low, self.high, offset)
    }
}

const NUL_WITHIN: &Flaw =
    &Flaw(Status::INVALID_BOUND, "[STR-07] a NUL before the string's end", "one at its end alone");

const NO_NUL: &Flaw =
    &Flaw(Status::INVALID_BOUND, "[STR-07] no NUL at the string's end", "one there");

const COUNTS: &Flaw = &Flaw(
    Status::INVALID_BOUND,
    "[STR-08] counts that are not those of a string",
    "offset 0, a terminator, and a maximum count to match",
);

/// Whether there is a terminator among the characters. As a rule there is none, so that the search does not
/// stop early: the compiler can use vector instructions.
#[inline]
fn has_nul<C: Character>(characters: &[C]) -> bool {
    characters.iter().fold(false, |found, character| found | (*character == C::NUL))
}

/// Passes over `count` characters, then over the terminator. If they are not there, the error says how many bytes
/// are missing up to the end of the characters, or of the terminator.
#[inline(never)]
fn step_by_step<'m, S: Syntax, A, C: Character + Unmarshal<'m, A>>(
    count: usize,
    size: usize,
    cursor: &mut Cursor<'m>,
) -> NdrResult<Run> {
    let run = Run::skip::<S, A, (), C>(cursor, count)?;
    match C::read::<S>(cursor)? == C::NUL {
        true => Ok(Run { size, ..run }),
        false => Err(cursor.error(NO_NUL)),
    }
}

impl<C: Character, L: ExplicitString> ArrayLevel<C> for L {
    type Rest = ();
    const VARYING: bool = true;
    const TERMINATED: bool = true;
    const END: Option<C> = Some(C::NUL);

    #[inline(always)]
    fn rest(&self) -> &() {
        &()
    }

    #[inline(always)]
    fn size(&self) -> Option<usize> {
        self.room()
    }

    #[inline]
    fn maximum(&self, characters: &[C]) -> Result<usize, CountMismatch> {
        self.maximum_of(characters.len() + 1)
    }

    #[inline]
    fn transmitted<'e>(&self, characters: &'e [C]) -> Result<(usize, &'e [C]), CountMismatch> {
        if has_nul(characters) { Err(CountMismatch::NUL) } else { Ok((0, characters)) }
    }

    fn in_buffer(buffer: &[C]) -> Option<&[C]> {
        let end = buffer.iter().position(|character| *character == C::NUL)?;
        Some(&buffer[..end])
    }

    /// The run does not have the terminator, which is checked here.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn pass<'m, S: Syntax, A>(
        counts: Counts,
        _next: bool,
        cursor: &mut Cursor<'m>,
    ) -> NdrResult<Run>
    where
        C: Unmarshal<'m, A>,
    {
        if counts.first != 0 || counts.count == 0 {
            return Err(cursor.error(COUNTS));
        }
        let count = counts.count - 1;
        // One look at the bounds for the characters and their end.
        if let Some(size @ 1..) = const { C::LAYOUT.size::<S>() }
            && let Some(all) = counts.count.checked_mul(size)
            && let Ok(mut characters) = cursor.window(all, const { C::LAYOUT.align::<S>() })
        {
            let at = characters.offset();
            characters.take(all - size)?;
            return match C::read::<S>(&mut characters)? == C::NUL {
                true => Ok(Run { at, count, first: 0, size: counts.size, deferred: false }),
                false => Err(cursor.error(NO_NUL)),
            };
        }
        step_by_step::<S, A, C>(count, counts.size, cursor)
    }

    #[inline]
    fn check(&self, counts: Counts, offset: usize) -> NdrResult<()> {
        self.check_counts(counts.size, counts.count, offset)
    }

    #[inline]
    fn flaw(characters: &[C]) -> Option<&'static Flaw> {
        has_nul(characters).then_some(NUL_WITHIN)
    }

    fn walk<'m, S: Syntax, A>(
        &self,
        run: Run,
        _have: Option<&[C]>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()>
    where
        C: Unmarshal<'m, A>,
    {
        let mut cursor = decoder.cursor_at(run.at);
        for _ in 0..run.count {
            if C::read::<S>(&mut cursor)? == C::NUL {
                return Err(decoder.error(NUL_WITHIN));
            }
        }
        Ok(())
    }
}

/// A string type without a pointer: pointers to it marshal it as the array of its characters.
macro_rules! string {
    ($ty:ty, $character:ty, |$this:ident| $characters:expr) => {
        impl<L: StringLevel> Conformant<L> for $ty {
            type Element = $character;
            type Level = L::Explicit;

            #[inline(always)]
            fn level(levels: &L) -> &L::Explicit {
                levels.explicit()
            }
        }

        impl<L: StringLevel> Ndr<L> for $ty {
            const LAYOUT: Layout = <[$character] as Ndr<L::Explicit>>::LAYOUT;
            const WIRE_FORM: WireForm = <[$character] as Ndr<L::Explicit>>::WIRE_FORM;
            const LIFETIMES: Option<Lifetimes<Self, L>> =
                // SAFETY: it has the characters' lifetimes.
                unsafe { Lifetimes::of_part::<$character, ()>() };
        }

        impl<L: StringLevel> Marshal<L> for $ty {
            #[inline]
            fn conformance(&self, levels: &L) -> Result<usize, CountMismatch> {
                let $this = self;
                $characters.conformance(levels.explicit())
            }

            #[inline]
            fn write_flat<S: Syntax, W: Sink>(&self, levels: &L, sink: &mut W) -> NdrResult<()> {
                let $this = self;
                $characters.write_flat::<S, W>(levels.explicit(), sink)
            }

            #[inline]
            fn write_value<S: Syntax>(
                &self,
                levels: &L,
                encoder: &mut Encoder<'_>,
            ) -> NdrResult<()> {
                let $this = self;
                $characters.write_value::<S>(levels.explicit(), encoder)
            }

            #[inline(always)]
            fn write_pointees<S: Syntax>(&self, _: &L, _: &mut Encoder<'_>) -> NdrResult<()> {
                Ok(())
            }
        }
    };
}

string! { str, u8, |this| this.as_bytes() }
string! { WStr, u16, |this| this.units() }
