//! Conformant arrays and strings: what their attributes say of their counts, and of which elements are
//! transmitted.

use super::attributes::{SizeIs, SizeLength};
use super::encoder::CountMismatch;
use super::lock::WireForm;
use super::run::{Run, as_bytes, write_elements, write_pointees};
use super::traits::Lifetimes;
use super::{
    Cursor, Decoder, Encoder, Flaw, Layout, Marshal, Ndr, NdrResult, Sink, Syntax, Unmarshal,
};

/// The attributes of a conformant array of `T`: how many elements it has, and which of them are transmitted.
#[diagnostic::on_unimplemented(
    message = "[ARR-02] an array whose size is not said at this place (MIDL2105)",
    label = "an array without its size",
    note = "put `#[size_is(n)]` on it, where `n` is the parameter or field that holds its length; one level below a \
            pointer it is `#[size_is(, n)]`",
    note = "an array of characters that ends with a NUL is `#[string]`"
)]
pub trait ArrayLevel<T> {
    /// The attributes of the elements.
    type Rest;

    /// Whether a range is transmitted: an offset and an actual count stand in front of the elements.
    const VARYING: bool;

    /// Whether it is a string: a terminator stands behind the elements, and counts as one.
    const TERMINATED: bool = false;

    /// The terminator of a string.
    const END: Option<T> = None;

    /// The attributes of the elements.
    fn rest(&self) -> &Self::Rest;

    /// The number of elements that there is room for, if it is known.
    fn size(&self) -> Option<usize>;

    /// Whether a null pointer may stand for the array (MEM-40).
    #[inline(always)]
    fn may_be_null(&self) -> bool {
        true
    }

    /// The maximum count of these elements.
    ///
    /// # Errors
    /// When the attributes' counts differ from the elements'.
    fn maximum(&self, elements: &[T]) -> Result<usize, CountMismatch>;

    /// The elements that are transmitted, and the index of the first.
    ///
    /// # Errors
    /// When the attributes' counts differ from the elements', or are no range within the array.
    fn transmitted<'e>(&self, elements: &'e [T]) -> Result<(usize, &'e [T]), CountMismatch>;

    /// The elements in the caller's buffer. A string's end before its terminator; `None` if there is no
    /// terminator.
    #[inline(always)]
    fn in_buffer(buffer: &[T]) -> Option<&[T]> {
        Some(buffer)
    }

    /// Passes over the elements. With `next` they are made before anything else is read, and may be passed
    /// over only then.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` if they are not there; `RPC_S_INVALID_BOUND`.
    fn pass<'m, S: Syntax, A>(
        counts: Counts,
        next: bool,
        cursor: &mut Cursor<'m>,
    ) -> NdrResult<Run>
    where
        T: Unmarshal<'m, A, Self::Rest>;

    /// Compares received counts with the attributes' expressions.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` if they differ.
    fn check(&self, counts: Counts, offset: usize) -> NdrResult<()>;

    /// What is wrong with elements that were made, if something is: a terminator before a string's end.
    #[inline(always)]
    fn flaw(elements: &[T]) -> Option<&'static Flaw> {
        let _ = elements;
        None
    }

    /// Walks the elements. `have` are those that are about to be changed in place.
    ///
    /// # Errors
    /// As the elements, and what `flaw` would say of them.
    #[inline]
    fn walk<'m, S: Syntax, A>(
        &self,
        run: Run,
        have: Option<&[T]>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()>
    where
        T: Unmarshal<'m, A, Self::Rest>,
    {
        run.walk::<S, A, Self::Rest, T>(have, self.rest(), decoder)
    }
}

/// The counts of an array, as they were received: the range is within the size.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    /// The maximum count.
    pub(super) size: usize,
    /// The offset.
    pub(super) first: usize,
    /// The actual count, with a string's terminator.
    pub(super) count: usize,
}

impl Counts {
    /// Reads the counts of an array that stands at the cursor.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn read<S: Syntax, T, L: ArrayLevel<T>>(
        cursor: &mut Cursor<'_>,
    ) -> NdrResult<Counts> {
        if const { !L::VARYING } {
            return Ok(Counts::whole(cursor.count::<S>()?));
        }
        let counts = cursor.window(3 * S::COUNT, S::COUNT)?;
        // Two copies, so that the usual byte order has no branch for each count.
        if counts.is_big_endian() {
            Counts::varying::<S>(counts.in_order(true))
        } else {
            Counts::varying::<S>(counts.in_order(false))
        }
    }

    #[inline(always)]
    fn varying<S: Syntax>(mut counts: Cursor<'_>) -> NdrResult<Counts> {
        let size = counts.count::<S>()?;
        let (first, count) = Run::variance::<S>(&mut counts, size)?;
        Ok(Counts { size, first, count })
    }

    /// The same where the maximum count was hoisted.
    #[inline]
    pub(super) fn hoisted<S: Syntax, T, L: ArrayLevel<T>>(
        cursor: &mut Cursor<'_>,
    ) -> NdrResult<Counts> {
        let size = cursor.hoisted();
        if const { !L::VARYING } {
            return Ok(Counts::whole(size));
        }
        let (first, count) = Run::variance::<S>(cursor, size)?;
        Ok(Counts { size, first, count })
    }

    const fn whole(size: usize) -> Counts {
        Counts { size, first: 0, count: size }
    }

    /// The counts of a run that was passed over.
    #[inline(always)]
    pub(super) const fn of<T, L: ArrayLevel<T>>(run: Run) -> Counts {
        Counts { size: run.size, first: run.first, count: run.count + L::TERMINATED as usize }
    }
}

impl<T, R> ArrayLevel<T> for SizeIs<R> {
    type Rest = R;
    const VARYING: bool = false;

    #[inline(always)]
    fn rest(&self) -> &R {
        &self.rest
    }

    #[inline(always)]
    fn size(&self) -> Option<usize> {
        self.size.known()
    }

    #[inline(always)]
    fn may_be_null(&self) -> bool {
        self.size.may_be_zero()
    }

    #[inline]
    fn maximum(&self, elements: &[T]) -> Result<usize, CountMismatch> {
        match self.size.known() {
            Some(size) if size == elements.len() => Ok(size),
            Some(_) => Err(CountMismatch::LENGTH),
            None => Err(CountMismatch::RANGE),
        }
    }

    #[inline(always)]
    fn transmitted<'e>(&self, elements: &'e [T]) -> Result<(usize, &'e [T]), CountMismatch> {
        Ok((0, elements))
    }

    #[inline]
    fn pass<'m, S: Syntax, A>(counts: Counts, next: bool, cursor: &mut Cursor<'m>) -> NdrResult<Run>
    where
        T: Unmarshal<'m, A, R>,
    {
        Run::meet::<S, A, R, T>(cursor, counts.size, next)
    }

    #[inline]
    fn check(&self, counts: Counts, offset: usize) -> NdrResult<()> {
        self.size.check(counts.size, offset)
    }
}

impl<T, R> ArrayLevel<T> for SizeLength<R> {
    type Rest = R;
    const VARYING: bool = true;

    #[inline(always)]
    fn rest(&self) -> &R {
        &self.rest
    }

    #[inline(always)]
    fn size(&self) -> Option<usize> {
        self.size.known()
    }

    #[inline(always)]
    fn may_be_null(&self) -> bool {
        self.length.may_be_zero()
    }

    #[inline]
    fn maximum(&self, elements: &[T]) -> Result<usize, CountMismatch> {
        self.transmitted(elements)?;
        self.size.known().ok_or(CountMismatch::RANGE)
    }

    /// A slice may be the whole array, or hold just what is transmitted.
    #[inline]
    fn transmitted<'e>(&self, elements: &'e [T]) -> Result<(usize, &'e [T]), CountMismatch> {
        let known = (self.size.known(), self.first.known(), self.length.known());
        let (Some(size), Some(first), Some(length)) = known else {
            return Err(CountMismatch::RANGE);
        };
        let end = first.checked_add(length).filter(|end| *end <= size);
        let end = end.ok_or(CountMismatch::RANGE)?;
        if elements.len() == size {
            Ok((first, &elements[first..end]))
        } else if elements.len() == length {
            Ok((first, elements))
        } else {
            Err(CountMismatch::LENGTH)
        }
    }

    #[inline]
    fn pass<'m, S: Syntax, A>(counts: Counts, next: bool, cursor: &mut Cursor<'m>) -> NdrResult<Run>
    where
        T: Unmarshal<'m, A, R>,
    {
        let run = Run::meet::<S, A, R, T>(cursor, counts.count, next)?;
        Ok(Run { first: counts.first, size: counts.size, ..run })
    }

    #[inline]
    fn check(&self, counts: Counts, offset: usize) -> NdrResult<()> {
        self.size.check(counts.size, offset)?;
        self.first.check(counts.first, offset)?;
        self.length.check(counts.count, offset)
    }
}

/// A conformant array or a string, which has a size of its own. A pointer may point to it, and it may stand
/// at a structure's end.
pub trait Conformant<L> {
    /// The element of the array, or the string's character.
    type Element;

    /// The attributes `L`, as those of the array.
    type Level: ArrayLevel<Self::Element>;

    /// The attributes, as those of the array.
    fn level(levels: &L) -> &Self::Level;
}

impl<T, L: ArrayLevel<T>> Conformant<L> for [T] {
    type Element = T;
    type Level = L;

    #[inline(always)]
    fn level(levels: &L) -> &L {
        levels
    }
}

// `[T]` itself, as a parameter by reference or behind a pointer.

impl<T: Ndr<L::Rest>, L: ArrayLevel<T>> Ndr<L> for [T] {
    const LAYOUT: Layout = {
        let of_elements = if L::VARYING { Layout::varying(T::LAYOUT) } else { T::LAYOUT };
        let array = Layout::conformant(of_elements);
        if L::TERMINATED { array.terminated() } else { array }
    };
    const WIRE_FORM: WireForm = T::WIRE_FORM.within(<Self as Ndr<L>>::LAYOUT);
    // SAFETY: it has the elements' lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, L>> = unsafe { Lifetimes::of_part::<T, L::Rest>() };
}

impl<T: Marshal<L::Rest>, L: ArrayLevel<T>> Marshal<L> for [T] {
    #[inline]
    fn conformance(&self, levels: &L) -> Result<usize, CountMismatch> {
        levels.maximum(self)
    }

    #[inline]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &L, sink: &mut W) -> NdrResult<()> {
        let (first, elements) = levels.transmitted(self).map_err(|count| count.error(sink))?;
        if const { L::VARYING } {
            sink.count::<S>(first)?;
            sink.count::<S>(elements.len() + const { L::TERMINATED as usize })?;
        }
        write_elements::<S, L::Rest, T, W>(elements, levels.rest(), sink)?;
        match L::END {
            Some(end) => end.write_flat::<S, W>(levels.rest(), sink),
            None => Ok(()),
        }
    }

    /// Elements that are the same on the wire are written at once, with their counts and their end.
    #[inline]
    fn write_value<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        let end = L::END;
        if !(encoder.is_big_endian() || cfg!(target_endian = "big"))
            && let (Ok(size), Ok((first, elements))) =
                (levels.maximum(self), levels.transmitted(self))
            && (S::IS_NDR64 || u32::try_from(size).is_ok())
            && let Some(bytes) = as_bytes::<S, L::Rest, T>(elements)
            && let Some(end) = as_bytes::<S, L::Rest, T>(end.as_slice())
        {
            let align = const { T::LAYOUT.align::<S>() };
            if const { !L::VARYING } {
                return encoder.counted::<S, 1>([size], align, bytes, end);
            }
            let count = elements.len() + const { L::TERMINATED as usize };
            return encoder.counted::<S, 3>([size, first, count], align, bytes, end);
        }
        // Whatever is wrong is found step by step, with its offset.
        encoder.flat::<S, L, Self>(self, levels)?;
        self.write_pointees::<S>(levels, encoder)
    }

    #[inline]
    fn write_pointees<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        let (_, elements) = levels.transmitted(self).map_err(|count| count.error(encoder))?;
        write_pointees::<S, L::Rest, T>(elements, levels.rest(), encoder)
    }
}
