//! Varying arrays of fixed size: a range of each dimension is transmitted.
//!
//! The offsets and actual counts of all dimensions stand before all elements (C706 section 14.3.3.3).
//! Elements outside the ranges have their start value, or keep their value where they are changed in place.

use super::attributes::{LengthIs, One, SizeIs, SizeLength, SwitchIs};
use super::lock::WireForm;
use super::run::{Run, write_elements, write_pointees};
use super::strings::ExplicitString;
use super::traits::Lifetimes;
use super::{
    Cursor, Decoder, Encoder, Flaw, Layout, Marshal, Ndr, NdrError, NdrResult, Sink, Start, Syntax,
    Unmarshal,
};
use crate::status::Status;

/// Elements of a varying array that are encoded: values, or arrays of which a range is transmitted too.
pub trait WriteRows<L>: Sized {
    /// Writes the offsets and actual counts of the dimensions from here on.
    ///
    /// # Errors
    /// `RPC_S_INVALID_BOUND` for a range that is not within its array.
    fn write_counts<S: Syntax, W: Sink>(levels: &L, sink: &mut W) -> NdrResult<()>;

    /// Writes the elements' flat parts.
    ///
    /// # Errors
    /// As the elements.
    fn write_rows<S: Syntax, W: Sink>(rows: &[Self], levels: &L, sink: &mut W) -> NdrResult<()>;

    /// Writes the elements' pointees.
    ///
    /// # Errors
    /// As the elements.
    fn write_pointees<S: Syntax>(
        rows: &[Self],
        levels: &L,
        encoder: &mut Encoder<'_>,
    ) -> NdrResult<()>;
}

/// Elements of a varying array that are decoded: values, or arrays of which a range is transmitted too.
pub trait ReadRows<'m, A, L>: Sized {
    /// The offsets and actual counts of the dimensions from here on.
    type Counts: Copy;

    /// Reads these offsets and counts.
    ///
    /// # Errors
    /// `RPC_S_INVALID_BOUND` for a range beyond its array.
    fn read_counts<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Self::Counts>;

    /// Compares these offsets and counts with the attributes' expressions.
    ///
    /// # Errors
    /// As [`Counted::check`](super::attributes::Counted::check).
    fn check_counts(counts: Self::Counts, levels: &L, at: usize) -> NdrResult<()>;

    /// Passes over the flat parts of `n` elements.
    ///
    /// # Errors
    /// As the elements.
    fn skip_rows<S: Syntax>(
        n: usize,
        counts: Self::Counts,
        cursor: &mut Cursor<'m>,
    ) -> NdrResult<Run>;

    /// Walks a run of elements. `have` are the elements that are about to be changed in place.
    ///
    /// # Errors
    /// As the elements.
    fn walk_rows<S: Syntax>(
        run: Run,
        have: Option<&[Self]>,
        counts: Self::Counts,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()>;

    /// Makes the elements of a run, and calls `each` with every one.
    ///
    /// # Errors
    /// As the elements.
    fn build_rows<S: Syntax>(
        run: Run,
        counts: Self::Counts,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
        each: impl FnMut(Self),
    ) -> NdrResult<()>;

    /// Changes the elements in place.
    ///
    /// # Errors
    /// None that the walk did not find.
    fn update_rows<S: Syntax>(
        rows: &mut [Self],
        run: Run,
        counts: Self::Counts,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()>;
}

/// The attributes of a value that has no range of its own.
pub trait Unranged {}

impl Unranged for () {}
impl Unranged for SwitchIs {}
impl<L> Unranged for One<L> {}
impl<L> Unranged for SizeIs<L> {}
impl<L> Unranged for SizeLength<L> {}
impl<L: ExplicitString> Unranged for L {}

impl<T: Marshal<L>, L: Unranged> WriteRows<L> for T {
    #[inline(always)]
    fn write_counts<S: Syntax, W: Sink>(_: &L, _: &mut W) -> NdrResult<()> {
        Ok(())
    }

    #[inline(always)]
    fn write_rows<S: Syntax, W: Sink>(rows: &[T], levels: &L, sink: &mut W) -> NdrResult<()> {
        write_elements::<S, L, T, W>(rows, levels, sink)
    }

    #[inline]
    fn write_pointees<S: Syntax>(
        rows: &[T],
        levels: &L,
        encoder: &mut Encoder<'_>,
    ) -> NdrResult<()> {
        write_pointees::<S, L, T>(rows, levels, encoder)
    }
}

impl<'m, A, T: Unmarshal<'m, A, L>, L: Unranged> ReadRows<'m, A, L> for T {
    type Counts = ();

    #[inline(always)]
    fn read_counts<S: Syntax>(_: &mut Cursor<'m>) -> NdrResult<()> {
        Ok(())
    }

    #[inline(always)]
    fn check_counts((): (), _: &L, _: usize) -> NdrResult<()> {
        Ok(())
    }

    #[inline(always)]
    fn skip_rows<S: Syntax>(n: usize, (): (), cursor: &mut Cursor<'m>) -> NdrResult<Run> {
        Run::skip::<S, A, L, T>(cursor, n)
    }

    fn walk_rows<S: Syntax>(
        run: Run,
        have: Option<&[T]>,
        (): (),
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        run.walk::<S, A, L, T>(have, levels, decoder)
    }

    #[inline(always)]
    fn build_rows<S: Syntax>(
        run: Run,
        (): (),
        levels: &L,
        decoder: &mut Decoder<'m, A>,
        each: impl FnMut(T),
    ) -> NdrResult<()> {
        run.build::<S, A, L, T>(levels, decoder, each)
    }

    fn update_rows<S: Syntax>(
        rows: &mut [T],
        run: Run,
        (): (),
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        run.update::<S, A, L, T>(rows, levels, decoder)
    }
}

/// The range of a dimension, as it was received.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    first: usize,
    count: usize,
}

impl Range {
    const fn indices(self) -> core::ops::Range<usize> {
        self.first..self.first + self.count
    }
}

fn in_range<'a, T, L>(elements: &'a [T], levels: &LengthIs<L>) -> Option<(usize, &'a [T])> {
    let (first, length) = (levels.first.known()?, levels.length.known()?);
    Some((first, elements.get(first..first.checked_add(length)?)?))
}

const OUT_OF_RANGE: &Flaw = &Flaw(
    Status::INVALID_BOUND,
    "[ARR-07] a range that reaches beyond its array",
    "first element and length within it",
);

impl<T: WriteRows<L>, L, const N: usize> WriteRows<LengthIs<L>> for [T; N] {
    #[inline]
    fn write_counts<S: Syntax, W: Sink>(levels: &LengthIs<L>, sink: &mut W) -> NdrResult<()> {
        let range = in_range(&[(); N], levels).map(|(first, range)| (first, range.len()));
        let (first, count) = range.ok_or_else(|| sink.error(OUT_OF_RANGE))?;
        sink.count::<S>(first)?;
        sink.count::<S>(count)?;
        T::write_counts::<S, W>(&levels.rest, sink)
    }

    fn write_rows<S: Syntax, W: Sink>(
        rows: &[[T; N]],
        levels: &LengthIs<L>,
        sink: &mut W,
    ) -> NdrResult<()> {
        rows.iter().try_for_each(|row| {
            let (_, row) = in_range(row, levels).ok_or_else(|| sink.error(OUT_OF_RANGE))?;
            T::write_rows::<S, W>(row, &levels.rest, sink)
        })
    }

    fn write_pointees<S: Syntax>(
        rows: &[[T; N]],
        levels: &LengthIs<L>,
        encoder: &mut Encoder<'_>,
    ) -> NdrResult<()> {
        rows.iter().try_for_each(|row| {
            let (_, row) = in_range(row, levels).ok_or_else(|| encoder.error(OUT_OF_RANGE))?;
            T::write_pointees::<S>(row, &levels.rest, encoder)
        })
    }
}

impl<'m, A, L, T, const N: usize> ReadRows<'m, A, LengthIs<L>> for [T; N]
where
    T: ReadRows<'m, A, L> + Start,
{
    type Counts = (Range, T::Counts);

    #[inline]
    fn read_counts<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Self::Counts> {
        let (first, count) = Run::variance::<S>(cursor, N)?;
        Ok((Range { first, count }, T::read_counts::<S>(cursor)?))
    }

    #[inline]
    fn check_counts(
        (range, further): Self::Counts,
        levels: &LengthIs<L>,
        at: usize,
    ) -> NdrResult<()> {
        levels.first.check(range.first, at)?;
        levels.length.check(range.count, at)?;
        T::check_counts(further, &levels.rest, at)
    }

    fn skip_rows<S: Syntax>(
        n: usize,
        (range, further): Self::Counts,
        cursor: &mut Cursor<'m>,
    ) -> NdrResult<Run> {
        let at = cursor.offset();
        for _ in 0..n {
            T::skip_rows::<S>(range.count, further, cursor)?;
        }
        Ok(Run { at, count: n, first: 0, size: n, deferred: false })
    }

    fn walk_rows<S: Syntax>(
        run: Run,
        have: Option<&[Self]>,
        (range, further): Self::Counts,
        levels: &LengthIs<L>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        let mut flats = decoder.cursor_at(run.at);
        for i in 0..run.count {
            let row = T::skip_rows::<S>(range.count, further, &mut flats)?;
            let have = have.and_then(|have| have.get(i)).map(|have| &have[range.indices()]);
            T::walk_rows::<S>(row, have, further, &levels.rest, decoder)?;
        }
        Ok(())
    }

    fn build_rows<S: Syntax>(
        run: Run,
        (range, further): Self::Counts,
        levels: &LengthIs<L>,
        decoder: &mut Decoder<'m, A>,
        mut each: impl FnMut(Self),
    ) -> NdrResult<()> {
        let mut flats = decoder.cursor_at(run.at);
        for _ in 0..run.count {
            let row = T::skip_rows::<S>(range.count, further, &mut flats)?;
            let mut array: [T; N] = Start::start();
            let mut places = array[range.indices()].iter_mut();
            let rest = &levels.rest;
            T::build_rows::<S>(row, further, rest, decoder, &mut |value| {
                if let Some(place) = places.next() {
                    *place = value;
                }
            })?;
            each(array);
        }
        Ok(())
    }

    fn update_rows<S: Syntax>(
        rows: &mut [Self],
        run: Run,
        (range, further): Self::Counts,
        levels: &LengthIs<L>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        let mut flats = decoder.cursor_at(run.at);
        for row in rows {
            let run = T::skip_rows::<S>(range.count, further, &mut flats)?;
            let row = &mut row[range.indices()];
            T::update_rows::<S>(row, run, further, &levels.rest, decoder)?;
        }
        Ok(())
    }
}

// The whole array is treated as one row.

impl<T: Ndr<L>, L, const N: usize> Ndr<LengthIs<L>> for [T; N] {
    const LAYOUT: Layout = Layout::ranged(T::LAYOUT);
    const WIRE_FORM: WireForm = T::WIRE_FORM
        .within(Layout::array(Layout::POINTER, N))
        .within(<Self as Ndr<LengthIs<L>>>::LAYOUT);
    // SAFETY: it has the elements' lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, LengthIs<L>>> = unsafe { Lifetimes::of_part::<T, L>() };
}

impl<T, L, const N: usize> Marshal<LengthIs<L>> for [T; N]
where
    T: Ndr<L> + WriteRows<L>,
{
    #[inline]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &LengthIs<L>, sink: &mut W) -> NdrResult<()> {
        sink.align(S::COUNT)?;
        <Self as WriteRows<LengthIs<L>>>::write_counts::<S, W>(levels, sink)?;
        Self::write_rows::<S, W>(core::slice::from_ref(self), levels, sink)
    }

    #[inline]
    fn write_pointees<S: Syntax>(
        &self,
        levels: &LengthIs<L>,
        encoder: &mut Encoder<'_>,
    ) -> NdrResult<()> {
        <Self as WriteRows<LengthIs<L>>>::write_pointees::<S>(
            core::slice::from_ref(self),
            levels,
            encoder,
        )
    }
}

/// Where a varying array's elements stand, and the ranges of its dimensions.
#[derive(Clone, Copy, Debug)]
pub struct Ranged<C> {
    run: Run,
    counts: C,
}

impl<'m, A, L, T, const N: usize> Unmarshal<'m, A, LengthIs<L>> for [T; N]
where
    T: Ndr<L> + ReadRows<'m, A, L> + Start,
{
    type Flat = Ranged<(Range, T::Counts)>;

    #[inline]
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Self::Flat> {
        let counts = <Self as ReadRows<'m, A, LengthIs<L>>>::read_counts::<S>(cursor)?;
        let run = <Self as ReadRows<'m, A, LengthIs<L>>>::skip_rows::<S>(1, counts, cursor)?;
        Ok(Ranged { run, counts })
    }

    fn walk<S: Syntax>(
        Ranged { run, counts }: Self::Flat,
        have: Option<&Self>,
        levels: &LengthIs<L>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        Self::check_counts(counts, levels, run.at)?;
        Self::walk_rows::<S>(run, have.map(core::slice::from_ref), counts, levels, decoder)
    }

    fn build<S: Syntax>(
        Ranged { run, counts }: Self::Flat,
        levels: &LengthIs<L>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        Self::check_counts(counts, levels, run.at)?;
        let mut made = None;
        Self::build_rows::<S>(run, counts, levels, decoder, |array| made = Some(array))?;
        made.ok_or(NdrError::new(run.at, OUT_OF_RANGE))
    }

    /// The elements outside the range keep their values.
    fn update<S: Syntax>(
        &mut self,
        Ranged { run, counts }: Self::Flat,
        levels: &LengthIs<L>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        Self::update_rows::<S>(core::slice::from_mut(self), run, counts, levels, decoder)
    }
}
