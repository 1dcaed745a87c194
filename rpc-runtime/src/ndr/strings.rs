//! `[string]`: conformant varying arrays of characters that end with a NUL (C706 section 14.3.4).
//!
//! `str` is a string of single bytes, and must be UTF-8; `WStr` is one of UTF-16 units. Arrays of
//! `u8`, `i8` and `u16` are strings with `#\[string\]`. In memory none of them has the terminator.

use allocator_api2::alloc::Allocator;
use allocator_api2::vec::Vec as PluggedVec;

use super::encoder::CountMismatch;
use super::levels::{IsString, RangedString, SizedString};
use super::pointers::{Elements, Pointer, marshal_pointer};
use super::run::{ReadRun, Run, write_elements};
use super::traits::Lifetimes;
use super::{
    Count, Cursor, Decoder, Encoder, Expected, Layout, Marshal, Ndr, NdrError, NdrResult,
    ReferentId, Sink, Start, Syntax, Unmarshal, WStr, WString,
};
use crate::memory::asking_for_node;
use crate::status::Status;

/// A character of a `[string]` array.
#[diagnostic::on_unimplemented(
    message = "[STR-01] `{Self}` is not a character: `#[string]` applies to arrays of `u8`, `i8` and `u16`",
    label = "not a character (MIDL2082)"
)]
pub trait Character: Marshal + Copy + PartialEq {
    /// The terminator.
    const NUL: Self;
}

impl Character for u8 {
    const NUL: u8 = 0;
}

impl Character for i8 {
    const NUL: i8 = 0;
}

impl Character for u16 {
    const NUL: u16 = 0;
}

/// The attributes that a string may have.
#[diagnostic::on_unimplemented(
    message = "[STR-02] attributes that a string cannot have at this place (MIDL2075)",
    label = "a string with the attributes of another array",
    note = "a string's length is where its terminator stands: it may have `#[size_is(n)]`, the room that there is \
            for it, and no `length_is`, `first_is` or `last_is`"
)]
pub trait StringLevel {
    /// The maximum count for a string of `len` characters, terminator included.
    ///
    /// # Errors
    /// When there is no room.
    #[inline]
    fn size(&self, len: usize) -> Result<usize, CountMismatch> {
        Ok(len)
    }

    /// Compares a received maximum count with an actual count, which is not more.
    ///
    /// # Errors
    /// `RPC_X_INVALID_BOUND` if they should be the same; as [`Counted::check`] if there is an expression.
    #[inline]
    fn check(&self, size: usize, actual: usize, offset: usize) -> NdrResult<()> {
        if size == actual { Ok(()) } else { Err(NdrError::new(offset, COUNTS)) }
    }
}

/// `str` and `WStr` are strings without saying so.
impl StringLevel for () {}

impl StringLevel for IsString {}

impl StringLevel for SizedString {
    #[inline]
    fn size(&self, len: usize) -> Result<usize, CountMismatch> {
        self.size.known().filter(|size| len <= *size).ok_or(CountMismatch::LENGTH)
    }

    #[inline]
    fn check(&self, size: usize, _: usize, offset: usize) -> NdrResult<()> {
        self.size.check(size, offset)
    }
}

impl StringLevel for RangedString {
    #[inline]
    fn check(&self, size: usize, actual: usize, offset: usize) -> NdrResult<()> {
        IsString.check(size, actual, offset)?;
        crate::stub::in_range(Count::constant(size as i128), self.low, self.high, offset)
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
pub trait ExplicitString: StringLevel {}

impl ExplicitString for IsString {}
impl ExplicitString for SizedString {}
impl ExplicitString for RangedString {}

#[inline]
fn write<S: Syntax, C: Character, W: Sink>(characters: &[C], sink: &mut W) -> NdrResult<()> {
    if characters.contains(&C::NUL) {
        return Err(
            sink.error(&Expected(Status::INVALID_BOUND, "[STR-04] a string without a NUL in it"))
        );
    }
    sink.count::<S>(0)?;
    sink.count::<S>(characters.len() + 1)?;
    write_elements::<S, (), C, W>(characters, &(), sink)?;
    C::NUL.write_flat::<S, W>(&(), sink)
}

const NUL_WITHIN: &Expected =
    &Expected(Status::INVALID_BOUND, "[STR-07] no NUL before the string's end");

const COUNTS: &Expected = &Expected(
    Status::INVALID_BOUND,
    "[STR-08] offset 0, a terminator, and a maximum count to match",
);

/// Reads the counts of a string, checks its terminator, and passes over it. The run is without it.
#[inline]
fn read<'m, S, A, C, L>(levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<Run>
where
    S: Syntax,
    C: Character + Unmarshal<'m, A, Flat = C>,
    L: StringLevel,
{
    let cursor = decoder.cursor();
    let mut counts = cursor.window(3 * S::COUNT, S::COUNT)?;
    let size = counts.count::<S>()?;
    let (first, actual) = Run::variance::<S>(&mut counts, size)?;
    levels.check(size, actual, cursor.offset())?;
    if first != 0 {
        return Err(cursor.error(COUNTS));
    }
    characters::<S, A, C>(size, actual, cursor)
}

/// As [`read`] for the string at a structure's end: the maximum count was hoisted, and is not compared yet.
#[inline]
pub(super) fn read_hoisted<'m, S, A, C>(cursor: &mut Cursor<'m>) -> NdrResult<Run>
where
    S: Syntax,
    C: Character + Unmarshal<'m, A, Flat = C>,
{
    let size = cursor.hoisted();
    let (first, actual) = Run::variance::<S>(cursor, size)?;
    if first != 0 {
        return Err(cursor.error(COUNTS));
    }
    characters::<S, A, C>(size, actual, cursor)
}

/// Passes over the `actual` characters of a string, of which the last is a terminator.
#[inline]
fn characters<'m, S, A, C>(size: usize, actual: usize, cursor: &mut Cursor<'m>) -> NdrResult<Run>
where
    S: Syntax,
    C: Character + Unmarshal<'m, A, Flat = C>,
{
    let count = actual.checked_sub(1).ok_or_else(|| cursor.error(COUNTS))?;
    let run = Run::skip::<S, A, (), C>(cursor, count)?;
    if C::read_flat::<S>(cursor)? != C::NUL {
        return Err(
            cursor.error(&Expected(Status::INVALID_BOUND, "[STR-07] a NUL at the string's end"))
        );
    }
    Ok(Run { size, ..run })
}

/// Compares the maximum count that [`read_hoisted`] met with a string's attributes.
pub(super) fn check_hoisted<A, L: StringLevel>(
    run: Run,
    levels: &L,
    decoder: &Decoder<'_, A>,
) -> NdrResult<()> {
    levels.check(run.size, run.count + 1, decoder.error(COUNTS).offset())
}

/// As [`check_hoisted`], for a string that stands at the cursor.
pub(super) fn agree_hoisted<S: Syntax, L: StringLevel>(
    cursor: &mut Cursor<'_>,
    levels: &L,
) -> NdrResult<()> {
    let size = cursor.hoisted();
    let (_, actual) = Run::variance::<S>(cursor, size)?;
    levels.check(size, actual, cursor.offset())
}

impl Run {
    /// Checks that no character is a NUL.
    fn no_nul<'m, S, A, C>(self, decoder: &Decoder<'m, A>) -> NdrResult<()>
    where
        S: Syntax,
        C: Character + Unmarshal<'m, A, Flat = C>,
    {
        let mut cursor = decoder.cursor_at(self.at);
        for _ in 0..self.count {
            let character = C::read_flat::<S>(&mut cursor)?;
            terminated(&[character], decoder)?;
        }
        Ok(())
    }
}

/// The string, once it is known to have no NUL before its end.
#[inline]
fn terminated<C: Character, A>(characters: &[C], decoder: &Decoder<'_, A>) -> NdrResult<()> {
    if characters.contains(&C::NUL) {
        return Err(decoder.error(NUL_WITHIN));
    }
    Ok(())
}

#[inline]
fn utf8<'s, A>(bytes: &'s [u8], decoder: &Decoder<'_, A>) -> NdrResult<&'s str> {
    let not_utf8 = |_| decoder.error(&Expected(Status::BAD_STUB_DATA, "a string in UTF-8"));
    core::str::from_utf8(bytes).map_err(not_utf8)
}

/// A string in a buffer of the caller's, where it stands with its terminator.
macro_rules! text_run {
    ($level:ty) => {
        impl<'m, A, C: Character + Unmarshal<'m, A, Flat = C>> ReadRun<'m, A, C> for $level {
            type Rest = ();

            fn rest(&self) -> &() {
                &()
            }

            fn read_run<S: Syntax>(
                size: usize,
                _: bool,
                cursor: &mut Cursor<'m>,
            ) -> NdrResult<Run> {
                let (first, actual) = Run::variance::<S>(cursor, size)?;
                if first != 0 {
                    return Err(cursor.error(COUNTS));
                }
                let run = characters::<S, A, C>(size, actual, cursor)?;
                let mut within = cursor.at(run.at);
                for _ in 0..run.count {
                    if C::read_flat::<S>(&mut within)? == C::NUL {
                        return Err(within.error(NUL_WITHIN));
                    }
                }
                Ok(Run { count: actual, ..run })
            }

            fn check_run(&self, run: Run) -> NdrResult<()> {
                self.check(run.size, run.count, run.at)
            }

            fn agree<S: Syntax>(&self, size: usize, cursor: &mut Cursor<'m>) -> NdrResult<()> {
                let (_, actual) = Run::variance::<S>(cursor, size)?;
                self.check(size, actual, cursor.offset())
            }
        }
    };
}

text_run! { IsString }
text_run! { SizedString }
text_run! { RangedString }

/// A string type in place: what pointers to it marshal.
macro_rules! string {
    ([$($generics:tt)*] $ty:ty, $level:path, $character:ty, |$this:ident| $characters:expr) => {
        impl<$($generics)* L: $level> Ndr<L> for $ty {
            const LAYOUT: Layout = Layout::conformant(Layout::varying(<$character as Ndr>::LAYOUT));
            const LIFETIMES: Option<Lifetimes<Self, L>> =
                // SAFETY: it has the characters' lifetimes.
                unsafe { Lifetimes::of_part::<$character, ()>() };
        }

        impl<$($generics)* L: $level> Marshal<L> for $ty {
            #[inline]
            fn conformance(&self, levels: &L) -> Result<usize, CountMismatch> {
                let $this = self;
                levels.size($characters.len() + 1)
            }

            #[inline]
            fn write_flat<S: Syntax, W: Sink>(&self, _: &L, sink: &mut W) -> NdrResult<()> {
                let $this = self;
                write::<S, $character, W>($characters, sink)
            }
        }
    };
}

string! { [] str, StringLevel, u8, |this| this.as_bytes() }
string! { [] WStr, StringLevel, u16, |this| this.units() }
string! { [C: Character,] [C], ExplicitString, C, |this| this }

/// A container of a string's characters, which are those of a run: without the terminator.
pub trait Text<'m, A, L>: Sized {
    /// The character.
    type Character: Character + Unmarshal<'m, A, Flat = Self::Character>;

    /// Looks at the characters, and counts their container in a checking walk.
    ///
    /// # Errors
    /// `RPC_X_INVALID_BOUND` for a NUL; `RPC_X_BAD_STUB_DATA` for what is no UTF-8 and should be; as
    /// [`Decoder::tally`].
    fn check_text<S: Syntax>(run: Run, decoder: &mut Decoder<'m, A>) -> NdrResult<()>;

    /// Makes the container.
    ///
    /// # Errors
    /// As `check_text`; `RPC_S_OUT_OF_MEMORY`.
    fn make_text<S: Syntax>(run: Run, decoder: &mut Decoder<'m, A>) -> NdrResult<Self>;
}

/// A container of a string's characters, and a pointer to it: how it is encoded, and how it is made of a run.
macro_rules! string_pointer {
    (@layout count_block) => { Layout::REFERENCE };
    (@layout tally) => { Layout::GLOBAL };
    (@layout $tally:ident) => { Layout::OWNED };
    (@asking tally_plugged, $character:ty) => { asking_for_node::<$character>(); };
    (@asking $tally:ident, $character:ty) => {};
    (
        [$($generics:tt)*] $ty:ty => $pointee:ty, [$($unmarshal:tt)*] $made:ty, $level:path, $character:ty,
        $tally:ident, |$characters:ident, $checker:ident| $valid:expr,
        |$run:ident, $decoder:ident, $s:ident| $make:expr
    ) => {
        marshal_pointer! {
            @ string_pointer!(@layout $tally), [$($generics)* L: $level] $ty => $pointee, L, L, |levels| levels
        }

        impl<'m, $($unmarshal)* L: $level> Text<'m, A, L> for $made {
            type Character = $character;

            fn check_text<S: Syntax>(run: Run, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
                let layout = decoder.array_layout::<$character>(run.count)?;
                string_pointer! { @asking $tally, $character }
                decoder.$tally(layout)?;
                run.no_nul::<S, A, $character>(decoder)?;
                if let Some($characters) = run.identical_bytes::<S, A, (), $character>(decoder) {
                    let $checker = &*decoder;
                    $valid
                }
                Ok(())
            }

            #[inline]
            fn make_text<$s: Syntax>($run: Run, $decoder: &mut Decoder<'m, A>) -> NdrResult<Self> {
                $make
            }
        }

        impl<'m, $($unmarshal)* L: $level> Unmarshal<'m, A, L> for $made {
            type Flat = ReferentId;

            #[inline(always)]
            fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
                cursor.referent::<S>()
            }

            fn check<S: Syntax>(
                id: ReferentId,
                levels: &L,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<()> {
                super::pointers::not_null(id, decoder)?;
                let run = read::<S, A, $character, L>(levels, decoder)?;
                <$made as Text<'m, A, L>>::check_text::<S>(run, decoder)
            }

            #[inline]
            fn build<S: Syntax>(
                id: ReferentId,
                levels: &L,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<Self> {
                super::pointers::not_null(id, decoder)?;
                let run = read::<S, A, $character, L>(levels, decoder)?;
                <$made as Text<'m, A, L>>::make_text::<S>(run, decoder)
            }
        }
    };
}

string_pointer! { [] String => str, [A,] String, StringLevel, u8, tally, |bytes, checker| { utf8(bytes, checker)?; }, |run, decoder, S| {
    let bytes = run.to_vec::<S, A, (), u8>(&(), decoder)?;
    terminated(&bytes, decoder)?;
    let not_utf8 = |_| decoder.error(&Expected(Status::BAD_STUB_DATA, "a string in UTF-8"));
    String::from_utf8(bytes).map_err(not_utf8)
} }
string_pointer! { [] Box<str> => str, [A,] Box<str>, StringLevel, u8, tally, |bytes, checker| { utf8(bytes, checker)?; }, |run, decoder, S| {
    let bytes = run.to_vec::<S, A, (), u8>(&(), decoder)?;
    terminated(&bytes, decoder)?;
    let not_utf8 = |_| decoder.error(&Expected(Status::BAD_STUB_DATA, "a string in UTF-8"));
    String::from_utf8(bytes).map(String::into_boxed_str).map_err(not_utf8)
} }
string_pointer! { ['a,] &'a str => str, [A,] &'m str, StringLevel, u8, count_block, |bytes, checker| { utf8(bytes, checker)?; }, |run, decoder, S| {
    let bytes = <&'m [u8]>::collect::<S>(run, &(), decoder)?;
    terminated(bytes, decoder)?;
    utf8(bytes, decoder)
} }
string_pointer! { [] WString => WStr, [A,] WString, StringLevel, u16, tally, |_bytes, _checker| {}, |run, decoder, S| {
    let units = run.to_vec::<S, A, (), u16>(&(), decoder)?;
    terminated(&units, decoder)?;
    Ok(WString::from_units(units))
} }
string_pointer! { ['a,] &'a WStr => WStr, [A,] &'m WStr, StringLevel, u16, count_block, |_bytes, _checker| {}, |run, decoder, S| {
    let units = <&'m [u16]>::collect::<S>(run, &(), decoder)?;
    terminated(units, decoder)?;
    Ok(WStr::from_units(units))
} }
string_pointer! {
    [C: Character,] Vec<C> => [C], [A, C: Character + Unmarshal<'m, A, Flat = C>,] Vec<C>,
    ExplicitString, C, tally, |_bytes, _checker| {}, |run, decoder, S| {
        let characters = run.to_vec::<S, A, (), C>(&(), decoder)?;
        terminated(&characters, decoder)?;
        Ok(characters)
    }
}
string_pointer! {
    [C: Character, A: Allocator,] PluggedVec<C, A> => [C],
    [A: Allocator + Clone, C: Character + Unmarshal<'m, A, Flat = C>,] PluggedVec<C, A>,
    ExplicitString, C, tally_plugged, |_bytes, _checker| {}, |run, decoder, S| {
        let characters = run.to_plugged_vec::<S, A, (), C>(&(), decoder)?;
        terminated(&characters, decoder)?;
        Ok(characters)
    }
}
string_pointer! {
    ['a, C: Character,] &'a [C] => [C], [A, C: Character + Unmarshal<'m, A, Flat = C>,] &'m [C],
    ExplicitString, C, count_block, |_bytes, _checker| {}, |run, decoder, S| {
        let characters = <&'m [C]>::collect::<S>(run, &(), decoder)?;
        terminated(characters, decoder)?;
        Ok(characters)
    }
}

impl Pointer for String {}
impl Pointer for Box<str> {}
impl Pointer for &str {}
impl Pointer for WString {}
impl Pointer for &WStr {}

impl Start for String {
    fn start() -> String {
        String::new()
    }
}

impl Start for WString {
    fn start() -> WString {
        WString::new()
    }
}

impl Start for &str {
    fn start() -> Self {
        ""
    }
}

impl Start for &WStr {
    fn start() -> Self {
        WStr::from_units(&[])
    }
}
