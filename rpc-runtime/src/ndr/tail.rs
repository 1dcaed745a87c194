//! What stands at the end of a structure and has a size of its own.

use super::encoder::CountMismatch;
use super::levels::{IsString, RangedString, SizeIs, SizeLength, SizedString};
use super::pointers::Elements;
use super::run::{ReadRun, Run};
use super::strings::{Text, agree_hoisted, check_hoisted, read_hoisted};
use super::traits::Lifetimes;
use super::{
    Cursor, Decoder, Encoder, Layout, Marshal, Ndr, NdrResult, Sink, Start, Syntax, Unmarshal, WStr,
};

/// The conformant array at a structure's end (`T tail[]`), in a container of its elements: `Tail<Vec<u16>>`,
/// `Tail<&'a [u16]>`; or a conformant string (`[string] wchar_t tail[]`): `Tail<WString>`, `Tail<&'a str>`.
///
/// It stands in line: behind a full pointer, or in a structure, and there only as the last field; its maximum count is hoisted in front of the structure, an
/// offset and an actual count are not (C706 sections 14.3.7.1 and 14.3.7.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tail<V>(pub V);

impl<V> core::ops::Deref for Tail<V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.0
    }
}

impl<V> core::ops::DerefMut for Tail<V> {
    fn deref_mut(&mut self) -> &mut V {
        &mut self.0
    }
}

impl<V: Start> Start for Tail<V> {
    fn start() -> Tail<V> {
        Tail(V::start())
    }
}

/// What may stand at a structure's end: a conformant array or a string.
///
/// It is what the container in a [`Tail`] holds.
pub trait Conformant {}

impl<T> Conformant for [T] {}
impl Conformant for str {}
impl Conformant for WStr {}

impl<V, P, L> Ndr<L> for Tail<V>
where
    V: core::ops::Deref<Target = P>,
    P: Conformant + Ndr<L> + ?Sized,
{
    const LAYOUT: Layout = P::LAYOUT;
    // SAFETY: it is decoded into containers of our own alone, which have the elements' lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, L>> = unsafe { Lifetimes::of_part::<P, L>() };
}

impl<V, P, L> Marshal<L> for Tail<V>
where
    V: core::ops::Deref<Target = P>,
    P: Conformant + Marshal<L> + ?Sized,
{
    #[inline]
    fn conformance(&self, levels: &L) -> Result<usize, CountMismatch> {
        (*self.0).conformance(levels)
    }

    #[inline]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &L, sink: &mut W) -> NdrResult<()> {
        (*self.0).write_flat::<S, W>(levels, sink)
    }

    #[inline]
    fn write_pointees<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        (*self.0).write_pointees::<S>(levels, encoder)
    }
}

/// A conformant array, whose elements may be a part of it.
macro_rules! tail_array {
    ($level:ident) => {
        impl<'m, A, V, T, L> Unmarshal<'m, A, $level<L>> for Tail<V>
        where
            V: core::ops::Deref<Target = [T]> + Elements<'m, A, L, Element = T>,
            T: Unmarshal<'m, A, L>,
        {
            type Flat = Run;

            #[inline]
            fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Run> {
                let size = cursor.hoisted();
                <$level<L> as ReadRun<'m, A, T>>::read_run::<S>(size, false, cursor)
            }

            fn check<S: Syntax>(
                run: Run,
                levels: &$level<L>,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<()> {
                <$level<L> as ReadRun<'m, A, T>>::check_run(levels, run)?;
                V::tally(run.count, decoder)?;
                run.check::<S, A, L, T>(&levels.rest, decoder)
            }

            #[inline]
            fn build<S: Syntax>(
                run: Run,
                levels: &$level<L>,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<Self> {
                <$level<L> as ReadRun<'m, A, T>>::check_run(levels, run)?;
                V::collect::<S>(run, &levels.rest, decoder).map(Tail)
            }

            fn agrees<S: Syntax>(cursor: &mut Cursor<'m>, levels: &$level<L>) -> NdrResult<()> {
                let size = cursor.hoisted();
                <$level<L> as ReadRun<'m, A, T>>::agree::<S>(levels, size, cursor)
            }
        }
    };
}

tail_array! { SizeIs }
tail_array! { SizeLength }

/// A conformant string.
macro_rules! tail_string {
    ($level:ty) => {
        impl<'m, A, V> Unmarshal<'m, A, $level> for Tail<V>
        where
            V: core::ops::Deref + Text<'m, A, $level>,
            V::Target: Conformant + Ndr<$level>,
            Tail<V>: Marshal<$level>,
        {
            type Flat = Run;

            #[inline]
            fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Run> {
                read_hoisted::<S, A, V::Character>(cursor)
            }

            fn check<S: Syntax>(
                run: Run,
                levels: &$level,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<()> {
                check_hoisted(run, levels, decoder)?;
                V::check_text::<S>(run, decoder)
            }

            #[inline]
            fn build<S: Syntax>(
                run: Run,
                levels: &$level,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<Self> {
                check_hoisted(run, levels, decoder)?;
                V::make_text::<S>(run, decoder).map(Tail)
            }

            fn agrees<S: Syntax>(cursor: &mut Cursor<'m>, levels: &$level) -> NdrResult<()> {
                agree_hoisted::<S, $level>(cursor, levels)
            }
        }
    };
}

tail_string! { () }
tail_string! { IsString }
tail_string! { SizedString }
tail_string! { RangedString }
