//! Arrays: the elements that follow one another in the stub.

use allocator_api2::alloc::Allocator;
use allocator_api2::vec::Vec as PluggedVec;

use super::encoder::CountMismatch;
use super::levels::{SizeIs, SizeLength};
use super::traits::{Lifetimes, layout_of};
use super::{
    Cursor, Decoder, Encoder, Expected, Layout, Marshal, Ndr, NdrResult, Sink, Syntax, Unmarshal,
};
use crate::status::Status;

/// Where the elements of an array stand in the stub, validated and passed over.
///
/// It does not say what they are elements of, nor in which stub and syntax: whoever makes values of it looks again
/// whether the bytes are there, and whether there are as many values.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// The offset of the first element.
    pub(crate) at: usize,
    /// How many elements follow.
    pub(crate) count: usize,
    /// The index of the first of them in the array.
    pub(crate) first: usize,
    /// The array's size.
    pub(crate) size: usize,
    /// The elements are not passed over yet: that happens when they are made, which is next.
    pub(crate) left: bool,
}

/// The bytes that `n` elements take if their size is fixed; the last one has no gap behind it.
#[inline(always)]
const fn extent(stride: usize, size: usize, n: usize) -> Option<usize> {
    match n {
        0 => Some(0),
        n => match stride.checked_mul(n - 1) {
            Some(before) => before.checked_add(size),
            None => None,
        },
    }
}

impl Run {
    /// Passes over `count` elements of type `T`, which must be there.
    #[inline]
    pub(crate) fn skip<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        cursor: &mut Cursor<'m>,
        count: usize,
    ) -> NdrResult<Run> {
        Run::meet::<S, A, R, T>(cursor, count, false)
    }

    /// As [`Run::skip`]. If the elements are made `next`, before anything else is read, those that have no pointers
    /// are looked at only then.
    #[inline]
    pub(crate) fn meet<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        cursor: &mut Cursor<'m>,
        count: usize,
        next: bool,
    ) -> NdrResult<Run> {
        let mut left = false;
        let aligned = cursor.align(const { T::LAYOUT.align::<S>() });
        if count != 0 {
            // Peers disagree on whether a gap stands in front of no elements.
            aligned?;
        }
        let at = cursor.offset();
        if let Some(size) = const { T::LAYOUT.size::<S>() } {
            let stride = const { T::LAYOUT.stride::<S>() };
            // Any number of elements without bytes would be there.
            let bytes = extent(stride, size, count).filter(|bytes| *bytes != 0 || count == 0);
            cursor.take(bytes.ok_or_else(|| cursor.truncated())?)?;
        } else {
            // Each element takes at least one byte, so that a count beyond the data ends soon.
            if count.saturating_mul(const { T::LAYOUT.least::<S>() }) > cursor.remaining() {
                return Err(cursor.truncated());
            }
            left = next && const { !T::LAYOUT.has_pointers() };
            for _ in 0..if left { 0 } else { count } {
                T::read_flat::<S>(cursor)?;
            }
        }
        Ok(Run { at, count, first: 0, size: count, left })
    }

    /// Reads offset and actual count, checked against the array's size.
    #[inline]
    pub(crate) fn variance<S: Syntax>(
        cursor: &mut Cursor<'_>,
        size: usize,
    ) -> NdrResult<(usize, usize)> {
        let first = cursor.count::<S>()?;
        let count = cursor.count::<S>()?;
        if first.checked_add(count).is_none_or(|end| end > size) {
            return Err(cursor
                .error(&Expected(Status::INVALID_BOUND, "offset + actual count ≤ maximum count")));
        }
        Ok((first, count))
    }

    /// The indices of the elements, which are within the array's size.
    pub(crate) const fn range(self) -> core::ops::Range<usize> {
        self.first..self.first + self.count
    }

    /// Calls `each` with every element, made.
    #[inline]
    pub(crate) fn build<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        levels: &R,
        decoder: &mut Decoder<'m, A>,
        mut each: impl FnMut(T),
    ) -> NdrResult<()> {
        let mut flats = decoder.cursor_at(self.at);
        let Some(size) = (const { T::LAYOUT.size::<S>() }) else {
            for _ in 0..self.count {
                each(T::read_next::<S>(&mut flats, levels, decoder)?);
            }
            if self.left {
                *decoder.cursor() = flats;
            }
            return Ok(());
        };
        let stride = const { T::LAYOUT.stride::<S>() };
        let bytes = extent(stride, size, self.count).ok_or_else(|| flats.truncated())?;
        let windows = flats.windows(bytes, stride, size)?;
        // Two loops, so that the usual one has no byte order to ask for.
        if flats.is_big_endian() {
            for window in windows {
                let flat = T::read_flat::<S>(&mut window?.in_order(true))?;
                each(T::build::<S>(flat, levels, decoder)?);
            }
        } else {
            for window in windows {
                let flat = T::read_flat::<S>(&mut window?.in_order(false))?;
                each(T::build::<S>(flat, levels, decoder)?);
            }
        }
        Ok(())
    }

    /// Walks every element without making it.
    pub(crate) fn check<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        if const { layout_of::<T, R>().is_identical::<S>() } {
            // All bytes are valid values, and have been passed over.
            return Ok(());
        }
        let mut flats = decoder.cursor_at(self.at);
        for _ in 0..self.count {
            flats.align(const { T::LAYOUT.align::<S>() })?;
            let flat = T::read_flat::<S>(&mut flats)?;
            T::check::<S>(flat, levels, decoder)?;
        }
        Ok(())
    }

    /// Walks the data of `elements`, which are about to be changed in place.
    pub(crate) fn check_place<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        elements: &[T],
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        let mut flats = decoder.cursor_at(self.at);
        for element in elements {
            flats.align(const { T::LAYOUT.align::<S>() })?;
            let flat = T::read_flat::<S>(&mut flats)?;
            element.check_place::<S>(flat, levels, decoder)?;
        }
        Ok(())
    }

    /// Changes `elements` in place.
    pub(crate) fn place<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        elements: &mut [T],
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        let mut flats = decoder.cursor_at(self.at);
        for element in elements {
            flats.align(const { T::LAYOUT.align::<S>() })?;
            let flat = T::read_flat::<S>(&mut flats)?;
            element.place::<S>(flat, levels, decoder)?;
        }
        Ok(())
    }

    /// The elements in the stub's own memory, if that is what they look like in ours.
    #[inline]
    pub(crate) fn borrow<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        decoder: &Decoder<'m, A>,
    ) -> Option<&'m [T]> {
        let bytes = self.identical_bytes::<S, A, R, T>(decoder)?;
        if !decoder.may_borrow() || !bytes.as_ptr().cast::<T>().is_aligned() {
            return None;
        }
        // SAFETY: the layout says that these bytes, as many as `count` values take, are valid values without
        // padding; they are aligned, and borrowed for `'m`.
        Some(unsafe { core::slice::from_raw_parts(bytes.as_ptr().cast(), self.count) })
    }

    /// The elements' bytes, if memory has the same.
    #[inline]
    pub(crate) fn identical_bytes<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        decoder: &Decoder<'m, A>,
    ) -> Option<&'m [u8]> {
        if const { !layout_of::<T, R>().is_identical::<S>() || cfg!(target_endian = "big") } {
            return None;
        }
        let mut cursor = decoder.cursor_at(self.at);
        if cursor.is_big_endian() && const { !layout_of::<T, R>().is_bytes() } {
            return None;
        }
        // The run may be of a smaller type.
        cursor.take(self.count.checked_mul(size_of::<T>())?).ok()
    }

    /// The elements in a vector.
    #[inline]
    pub(crate) fn to_vec<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Vec<T>> {
        let mut vec = decoder.new_vec(self.count)?;
        if let Some(bytes) = self.identical_bytes::<S, A, R, T>(decoder) {
            // SAFETY: the layout says that these bytes are `count` valid values without padding,
            // and the vector has room for them.
            unsafe {
                let start: *mut T = vec.as_mut_ptr();
                start.cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
                vec.set_len(self.count);
            }
        } else if const { core::mem::needs_drop::<T>() } {
            self.build::<S, A, R, T>(levels, decoder, |value| vec.push(value))?;
        } else {
            let (start, mut made) = (vec.as_mut_ptr(), 0);
            self.build::<S, A, R, T>(levels, decoder, |value| {
                // SAFETY: `build` makes at most `count` values, for which the vector has room.
                unsafe { core::ptr::write(start.add(made), value) };
                made += 1;
            })?;
            // SAFETY: `made` values are written.
            unsafe { vec.set_len(made) };
        }
        Ok(vec)
    }

    /// The elements in a vector of the decoder's own allocator.
    #[inline]
    pub(crate) fn to_plugged_vec<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<PluggedVec<T, A>>
    where
        A: Allocator + Clone,
    {
        let mut vec = decoder.new_plugged_vec(self.count)?;
        if let Some(bytes) = self.identical_bytes::<S, A, R, T>(decoder) {
            // SAFETY: the layout says that these bytes are `count` valid values without padding,
            // and the vector has room for them.
            unsafe {
                let start: *mut T = vec.as_mut_ptr();
                start.cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
                vec.set_len(self.count);
            }
        } else {
            self.build::<S, A, R, T>(levels, decoder, |value| vec.push(value))?;
        }
        Ok(vec)
    }

    /// The elements in the call's arena, where nobody drops them.
    #[inline]
    pub(crate) fn to_arena<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<&'m mut [T]> {
        decoder.spend(self.count.saturating_mul(size_of::<T>()))?;
        let start = decoder.arena().array::<T>(self.count);
        let start = start.map_err(|_| decoder.out_of_memory())?;
        if let Some(bytes) = self.identical_bytes::<S, A, R, T>(decoder) {
            // SAFETY: the block has room for `count` values, and the layout says that these bytes
            // are such values.
            unsafe {
                start.cast::<u8>().as_ptr().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            }
        } else {
            let mut made = 0;
            self.build::<S, A, R, T>(levels, decoder, |value| {
                // SAFETY: `build` makes `count` values at most, for which the block has room.
                unsafe { start.add(made).write(value) };
                made += 1;
            })?;
            // Elements without bytes are no elements: `build` makes none of them.
            if made != self.count {
                return Err(decoder.truncated());
            }
        }
        // SAFETY: the block is this decoder's alone, and all its values are written.
        Ok(unsafe { core::slice::from_raw_parts_mut(start.as_ptr(), self.count) })
    }
}

/// Writes the elements of an array, one after another.
#[inline]
pub(crate) fn write_elements<S: Syntax, R, T: Marshal<R>, W: Sink>(
    elements: &[T],
    levels: &R,
    sink: &mut W,
) -> NdrResult<()> {
    let align = const { T::LAYOUT.align::<S>() };
    if const { layout_of::<T, R>().is_identical::<S>() && cfg!(target_endian = "little") }
        && (!sink.is_big_endian() || const { layout_of::<T, R>().is_bytes() })
    {
        sink.align(align)?;
        // SAFETY: the layout says that the values have no padding, so that all bytes are initialized.
        let bytes = unsafe {
            core::slice::from_raw_parts(elements.as_ptr().cast::<u8>(), size_of_val(elements))
        };
        return sink.bytes(bytes);
    }
    if let Some(size) = const { T::LAYOUT.size::<S>() } {
        let stride = const { T::LAYOUT.stride::<S>() };
        let all = extent(stride, size, elements.len()).ok_or_else(|| {
            sink.error(&Expected(Status::INVALID_BOUND, "an array that fits in memory"))
        })?;
        return sink.window(
            all,
            align,
            const { T::LAYOUT.is_full() },
            #[inline(always)]
            |window| {
                window.each(
                    elements,
                    stride,
                    size,
                    #[inline(always)]
                    |element, window| element.write_flat::<S, _>(levels, window),
                )
            },
        );
    }
    sink.align(align)?;
    for element in elements {
        element.write_flat::<S, _>(levels, sink)?;
    }
    Ok(())
}

/// Writes what the elements' pointers point to.
#[inline]
pub(crate) fn write_pointees<S: Syntax, R, T: Marshal<R>>(
    elements: &[T],
    levels: &R,
    encoder: &mut Encoder<'_>,
) -> NdrResult<()> {
    if const { T::LAYOUT.has_pointers() } {
        for element in elements {
            element.write_pointees::<S>(levels, encoder)?;
        }
    }
    Ok(())
}

// `[T]` itself: a conformant array, as a parameter by reference or behind a pointer.

impl<T: Ndr<R>, R> Ndr<SizeIs<R>> for [T] {
    const LAYOUT: Layout = Layout::conformant(T::LAYOUT);
    // SAFETY: it has the elements' lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, SizeIs<R>>> = unsafe { Lifetimes::of_part::<T, R>() };
}

impl<T: Marshal<R>, R> Marshal<SizeIs<R>> for [T] {
    #[inline]
    fn conformance(&self, levels: &SizeIs<R>) -> Result<usize, CountMismatch> {
        match levels.size.known() {
            Some(size) if size == self.len() => Ok(size),
            Some(_) => Err(CountMismatch::LENGTH),
            None => Err(CountMismatch::RANGE),
        }
    }

    #[inline]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &SizeIs<R>, sink: &mut W) -> NdrResult<()> {
        write_elements::<S, R, T, W>(self, &levels.rest, sink)
    }

    #[inline]
    fn write_pointees<S: Syntax>(
        &self,
        levels: &SizeIs<R>,
        encoder: &mut Encoder<'_>,
    ) -> NdrResult<()> {
        write_pointees::<S, R, T>(self, &levels.rest, encoder)
    }
}

impl<T: Ndr<R>, R> Ndr<SizeLength<R>> for [T] {
    const LAYOUT: Layout = Layout::conformant(Layout::varying(T::LAYOUT));
    const LIFETIMES: Option<Lifetimes<Self, SizeLength<R>>> =
        // SAFETY: it has the elements' lifetimes.
        unsafe { Lifetimes::of_part::<T, R>() };
}

/// The range of `elements` that is transmitted. A slice may be the whole array, or hold just what is
/// transmitted.
#[inline]
fn transmitted<'a, T, R>(
    elements: &'a [T],
    levels: &SizeLength<R>,
) -> Result<(usize, &'a [T]), CountMismatch> {
    let known = (levels.size.known(), levels.first.known(), levels.length.known());
    let (Some(size), Some(first), Some(length)) = known else {
        return Err(CountMismatch::RANGE);
    };
    let end = first.checked_add(length).filter(|end| *end <= size).ok_or(CountMismatch::RANGE)?;
    if elements.len() == size {
        Ok((first, &elements[first..end]))
    } else if elements.len() == length {
        Ok((first, elements))
    } else {
        Err(CountMismatch::LENGTH)
    }
}

impl<T: Marshal<R>, R> Marshal<SizeLength<R>> for [T] {
    #[inline]
    fn conformance(&self, levels: &SizeLength<R>) -> Result<usize, CountMismatch> {
        transmitted(self, levels)?;
        levels.size.known().ok_or(CountMismatch::RANGE)
    }

    #[inline]
    fn write_flat<S: Syntax, W: Sink>(
        &self,
        levels: &SizeLength<R>,
        sink: &mut W,
    ) -> NdrResult<()> {
        let (first, elements) = transmitted(self, levels).map_err(|count| count.error(sink))?;
        sink.count::<S>(first)?;
        sink.count::<S>(elements.len())?;
        write_elements::<S, R, T, W>(elements, &levels.rest, sink)
    }

    #[inline]
    fn write_pointees<S: Syntax>(
        &self,
        levels: &SizeLength<R>,
        encoder: &mut Encoder<'_>,
    ) -> NdrResult<()> {
        let (_, elements) = transmitted(self, levels).map_err(|count| count.error(encoder))?;
        write_pointees::<S, R, T>(elements, &levels.rest, encoder)
    }
}

/// How the array behind a pointer is read, given its attributes.
pub trait ReadRun<'m, A, T> {
    /// The attributes of the elements.
    type Rest;

    /// The attributes of the elements.
    fn rest(&self) -> &Self::Rest;

    /// Reads the counts, checks them, and passes over the elements, unless they are made `next`. `size` is the
    /// maximum count, read before.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA`, `RPC_X_INVALID_BOUND`.
    fn read_run<S: Syntax>(size: usize, next: bool, cursor: &mut Cursor<'m>) -> NdrResult<Run>;

    /// Compares the counts with the attributes' expressions.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` if they differ.
    fn check_run(&self, run: Run) -> NdrResult<()>;

    /// The same for an array of `size` elements that stands at the cursor.
    ///
    /// # Errors
    /// As `check_run`.
    fn agree<S: Syntax>(&self, size: usize, cursor: &mut Cursor<'m>) -> NdrResult<()>;
}

impl<'m, A, R, T: Unmarshal<'m, A, R>> ReadRun<'m, A, T> for SizeIs<R> {
    type Rest = R;

    #[inline(always)]
    fn rest(&self) -> &R {
        &self.rest
    }

    #[inline]
    fn read_run<S: Syntax>(size: usize, next: bool, cursor: &mut Cursor<'m>) -> NdrResult<Run> {
        Run::meet::<S, A, R, T>(cursor, size, next)
    }

    #[inline]
    fn check_run(&self, run: Run) -> NdrResult<()> {
        self.size.check(run.size, run.at)
    }

    fn agree<S: Syntax>(&self, size: usize, cursor: &mut Cursor<'m>) -> NdrResult<()> {
        self.size.check(size, cursor.offset())
    }
}

impl<'m, A, R, T: Unmarshal<'m, A, R>> ReadRun<'m, A, T> for SizeLength<R> {
    type Rest = R;

    #[inline(always)]
    fn rest(&self) -> &R {
        &self.rest
    }

    #[inline]
    fn read_run<S: Syntax>(size: usize, next: bool, cursor: &mut Cursor<'m>) -> NdrResult<Run> {
        let (first, count) = Run::variance::<S>(cursor, size)?;
        Ok(Run { first, size, ..Run::meet::<S, A, R, T>(cursor, count, next)? })
    }

    #[inline]
    fn check_run(&self, run: Run) -> NdrResult<()> {
        self.size.check(run.size, run.at)?;
        self.first.check(run.first, run.at)?;
        self.length.check(run.count, run.at)
    }

    fn agree<S: Syntax>(&self, size: usize, cursor: &mut Cursor<'m>) -> NdrResult<()> {
        let (first, count) = Run::variance::<S>(cursor, size)?;
        let run = Run { at: cursor.offset(), count, first, size, left: false };
        <Self as ReadRun<'m, A, T>>::check_run(self, run)
    }
}
