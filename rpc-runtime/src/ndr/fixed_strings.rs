//! Strings in arrays of fixed size: `[string] wchar_t name[16]` is a varying string (C706 section
//! 14.3.4.1). In memory it ends with its first NUL, which must be there.

use super::attributes::IsString;
use super::lock::WireForm;
use super::run::{Run, write_elements};
use super::strings::Character;
use super::traits::Lifetimes;
use super::{
    Cursor, Decoder, Flaw, Layout, Marshal, Ndr, NdrResult, Sink, Start, Syntax, Unmarshal,
};
use crate::memory::array_from_fn;
use crate::status::Status;

const UNTERMINATED: &Flaw = &Flaw(
    Status::INVALID_BOUND,
    "[STR-07] a string without a NUL in its array",
    "one at the string's end",
);

impl<C: Character, const N: usize> Ndr<IsString> for [C; N] {
    const LAYOUT: Layout = Layout::varying(C::LAYOUT).terminated();
    const WIRE_FORM: WireForm = <[C; N] as Ndr>::WIRE_FORM.within(<Self as Ndr<IsString>>::LAYOUT);
    // SAFETY: it has the characters' lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, IsString>> = unsafe { Lifetimes::of_part::<C, ()>() };
}

impl<C: Character, const N: usize> Marshal<IsString> for [C; N] {
    fn write_flat<S: Syntax, W: Sink>(&self, _: &IsString, sink: &mut W) -> NdrResult<()> {
        let end = self.iter().position(|character| *character == C::NUL);
        let end = end.ok_or_else(|| sink.error(UNTERMINATED))?;
        sink.align(S::COUNT)?;
        sink.count::<S>(0)?;
        sink.count::<S>(end + 1)?;
        write_elements::<S, (), C, W>(&self[..=end], &(), sink)
    }
}

impl<'m, A, C, const N: usize> Unmarshal<'m, A, IsString> for [C; N]
where
    C: Character + Unmarshal<'m, A> + Start,
{
    type Flat = Run;

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Run> {
        let (first, count) = Run::variance::<S>(cursor, N)?;
        let run = Run::skip::<S, A, (), C>(cursor, count)?;
        if first != 0 || count == 0 {
            return Err(cursor.error(UNTERMINATED));
        }
        Ok(run)
    }

    fn walk<S: Syntax>(
        run: Run,
        _: Option<&Self>,
        _: &IsString,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        let mut characters = decoder.cursor_at(run.at);
        for left in (0..run.count).rev() {
            if (C::read::<S>(&mut characters)? == C::NUL) != (left == 0) {
                return Err(characters.error(UNTERMINATED));
            }
        }
        Ok(())
    }

    fn build<S: Syntax>(
        run: Run,
        level: &IsString,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        Self::walk::<S>(run, None, level, decoder)?;
        let mut array: [C; N] = Start::start();
        let mut characters = decoder.cursor_at(run.at);
        for place in array.iter_mut().take(run.count) {
            *place = C::read::<S>(&mut characters)?;
        }
        Ok(array)
    }
}

// An array of such strings.

impl<C: Character, const N: usize, const M: usize> Ndr<IsString> for [[C; N]; M] {
    const LAYOUT: Layout = Layout::array(<[C; N] as Ndr<IsString>>::LAYOUT, M);
    const WIRE_FORM: WireForm =
        <[C; N] as Ndr<IsString>>::WIRE_FORM.within(<Self as Ndr<IsString>>::LAYOUT);
    // SAFETY: it has the characters' lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, IsString>> = unsafe { Lifetimes::of_part::<C, ()>() };
}

impl<C: Character, const N: usize, const M: usize> Marshal<IsString> for [[C; N]; M] {
    fn write_flat<S: Syntax, W: Sink>(&self, level: &IsString, sink: &mut W) -> NdrResult<()> {
        self.iter().try_for_each(|string| string.write_flat::<S, W>(level, sink))
    }
}

impl<'m, A, C, const N: usize, const M: usize> Unmarshal<'m, A, IsString> for [[C; N]; M]
where
    C: Character + Unmarshal<'m, A> + Start,
{
    type Flat = Run;

    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Run> {
        Run::skip::<S, A, IsString, [C; N]>(cursor, M)
    }

    fn walk<S: Syntax>(
        run: Run,
        _: Option<&Self>,
        level: &IsString,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        run.walk::<S, A, IsString, [C; N]>(None, level, decoder)
    }

    fn build<S: Syntax>(
        run: Run,
        level: &IsString,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        let mut flats = decoder.cursor_at(run.at);
        array_from_fn(|| {
            let flat = <[C; N] as Unmarshal<'m, A, IsString>>::read_flat::<S>(&mut flats)?;
            <[C; N] as Unmarshal<'m, A, IsString>>::build::<S>(flat, level, decoder)
        })
    }
}
