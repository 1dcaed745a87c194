//! Arrays: the elements that follow one another in the stub.

use allocator_api2::alloc::Allocator;
use allocator_api2::vec::Vec as PluggedVec;

use super::traits::layout_of;
use super::{Cursor, Decoder, Encoder, Flaw, Marshal, Ndr, NdrResult, Sink, Syntax, Unmarshal};
use crate::status::Status;

/// Where the elements of an array stand in the stub, validated and passed over.
///
/// It does not say of which type the elements are, nor in which stub and syntax: code that makes values from
/// it checks again that the bytes are there, and that there are as many values.
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
    /// The cursor still stands at the first element: it passes over the elements when they are made, before
    /// anything else is read.
    pub(crate) deferred: bool,
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

    /// As [`Run::skip`]. If the elements are made `next`, before anything else is read, elements without
    /// pointers are passed over only then.
    #[inline]
    pub(crate) fn meet<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        cursor: &mut Cursor<'m>,
        count: usize,
        next: bool,
    ) -> NdrResult<Run> {
        let mut deferred = false;
        let aligned = cursor.align(const { T::LAYOUT.align::<S>() });
        if count != 0 {
            // Peers disagree on whether there is a gap in front of an empty array.
            aligned?;
        }
        let at = cursor.offset();
        if let Some(size) = const { T::LAYOUT.size::<S>() } {
            let stride = const { T::LAYOUT.stride::<S>() };
            // Elements of size zero are refused, because any number of them would fit.
            let bytes = extent(stride, size, count).filter(|bytes| *bytes != 0 || count == 0);
            cursor.take(bytes.ok_or_else(|| cursor.truncated(usize::MAX))?)?;
        } else {
            // Each element takes at least one byte, so that a count beyond the data ends soon.
            let least = count.saturating_mul(const { T::LAYOUT.least::<S>() });
            if least > cursor.remaining() {
                return Err(cursor.truncated(least));
            }
            deferred = next && const { !T::LAYOUT.has_pointers() };
            for _ in 0..if deferred { 0 } else { count } {
                T::read_flat::<S>(cursor)?;
            }
        }
        Ok(Run { at, count, first: 0, size: count, deferred })
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
            return Err(cursor.error(&Flaw(
                Status::INVALID_BOUND,
                "an offset and an actual count that reach beyond the maximum count",
                "a sum within it",
            )));
        }
        Ok((first, count))
    }

    /// The indices of the elements, which are within the array's size.
    pub(crate) const fn range(self) -> core::ops::Range<usize> {
        self.first..self.first + self.count
    }

    /// Makes every element, and calls `each` with it.
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
            if self.deferred {
                *decoder.cursor() = flats;
            }
            return Ok(());
        };
        let stride = const { T::LAYOUT.stride::<S>() };
        let bytes = extent(stride, size, self.count).ok_or_else(|| flats.truncated(usize::MAX))?;
        let windows = flats.windows(bytes, stride, size)?;
        // Two loops, so that the byte order is not tested for each element.
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

    /// Walks every element without making it. `have` are those that are about to be changed in place.
    pub(crate) fn walk<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        have: Option<&[T]>,
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        if const { layout_of::<T, R>().is_identical::<S>() } {
            // All bytes are valid values, and have been passed over.
            return Ok(());
        }
        let mut flats = decoder.cursor_at(self.at);
        for i in 0..self.count {
            flats.align(const { T::LAYOUT.align::<S>() })?;
            let flat = T::read_flat::<S>(&mut flats)?;
            T::walk::<S>(flat, have.and_then(|have| have.get(i)), levels, decoder)?;
        }
        Ok(())
    }

    /// Changes `elements` in place.
    pub(crate) fn update<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        elements: &mut [T],
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        if let Some(bytes) = self.identical_bytes::<S, A, R, T>(decoder)
            && bytes.len() == size_of_val(elements)
        {
            // SAFETY: they are as large, and the layout says that any bytes are elements.
            unsafe {
                let start = elements.as_mut_ptr().cast::<u8>();
                start.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            }
            return Ok(());
        }
        let mut flats = decoder.cursor_at(self.at);
        for element in elements {
            flats.align(const { T::LAYOUT.align::<S>() })?;
            let flat = T::read_flat::<S>(&mut flats)?;
            element.update::<S>(flat, levels, decoder)?;
        }
        Ok(())
    }

    /// The elements in the stub's own memory, if their bytes there are those of values in memory.
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

    /// The elements' bytes in the stub, if values in memory have the same bytes.
    #[inline]
    pub(crate) fn identical_bytes<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        decoder: &Decoder<'m, A>,
    ) -> Option<&'m [u8]> {
        if const { !layout_of::<T, R>().is_identical::<S>() } {
            return None;
        }
        let cursor = &decoder.cursor;
        // Single bytes have no byte order.
        if (cursor.is_big_endian() || cfg!(target_endian = "big"))
            && const { !layout_of::<T, R>().is_bytes() }
        {
            return None;
        }
        // The run may be one of elements of a smaller type.
        cursor.bytes_at(self.at, self.count.checked_mul(size_of::<T>())?)
    }

    /// Makes the elements at `start`.
    ///
    /// # Safety
    /// There must be room for as many values as the run counts.
    #[inline(always)]
    unsafe fn fill<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        start: *mut T,
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        if let Some(bytes) = self.identical_bytes::<S, A, R, T>(decoder) {
            // SAFETY: there is room, and the layout says that these bytes are as many valid values, without
            // padding.
            unsafe { start.cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) };
            return Ok(());
        }
        let mut made = Filled { start, count: 0 };
        self.build::<S, A, R, T>(
            levels,
            decoder,
            #[inline(always)]
            |value| {
                // SAFETY: `build` makes as many values as the run counts at most, for which there is room.
                unsafe { made.start.add(made.count).write(value) };
                made.count += 1;
            },
        )?;
        // `build` makes no elements of size zero.
        if made.count != self.count {
            return Err(decoder.truncated(1));
        }
        core::mem::forget(made);
        Ok(())
    }

    /// Makes the elements in a vector.
    #[inline]
    pub(crate) fn to_vec<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Vec<T>> {
        let mut vec = decoder.new_vec(self.count)?;
        // SAFETY: the vector has room for them, and all of them are made.
        unsafe {
            self.fill::<S, A, R, T>(vec.as_mut_ptr(), levels, decoder)?;
            vec.set_len(self.count);
        }
        Ok(vec)
    }

    /// Makes the elements in a vector of the decoder's own allocator.
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
        // SAFETY: as above.
        unsafe {
            self.fill::<S, A, R, T>(vec.as_mut_ptr(), levels, decoder)?;
            vec.set_len(self.count);
        }
        Ok(vec)
    }

    /// Makes the elements in the call's arena, where nobody drops them.
    #[inline]
    pub(crate) fn to_arena<'m, S: Syntax, A, R, T: Unmarshal<'m, A, R>>(
        self,
        levels: &R,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<&'m mut [T]> {
        decoder.spend(self.count.saturating_mul(size_of::<T>()))?;
        let start = decoder.arena().array::<T>(self.count);
        let start = start.map_err(|_| decoder.out_of_memory())?.as_ptr();
        // SAFETY: the block has room for them, is this decoder's alone, and all of them are made.
        unsafe {
            self.fill::<S, A, R, T>(start, levels, decoder)?;
            Ok(core::slice::from_raw_parts_mut(start, self.count))
        }
    }
}

/// Values that were made so far. Dropping this drops them.
struct Filled<T> {
    start: *mut T,
    count: usize,
}

impl<T> Drop for Filled<T> {
    #[inline(always)]
    fn drop(&mut self) {
        if const { core::mem::needs_drop::<T>() } {
            // SAFETY: so many values are made there, and nobody else has them.
            unsafe { core::ptr::slice_from_raw_parts_mut(self.start, self.count).drop_in_place() };
        }
    }
}

/// The bytes of elements that are the same on the wire, little endian.
#[inline(always)]
pub(super) fn as_bytes<S: Syntax, R, T: Ndr<R>>(elements: &[T]) -> Option<&[u8]> {
    if const { !layout_of::<T, R>().is_identical::<S>() } {
        return None;
    }
    let (start, size) = (elements.as_ptr().cast(), size_of_val(elements));
    // SAFETY: the layout says that the values have no padding, so that all bytes are initialized.
    Some(unsafe { core::slice::from_raw_parts(start, size) })
}

/// Writes the elements of an array, one after another.
#[inline]
pub(crate) fn write_elements<S: Syntax, R, T: Marshal<R>, W: Sink>(
    elements: &[T],
    levels: &R,
    sink: &mut W,
) -> NdrResult<()> {
    let align = const { T::LAYOUT.align::<S>() };
    if let Some(bytes) = as_bytes::<S, R, T>(elements)
        && (!(sink.is_big_endian() || cfg!(target_endian = "big"))
            || const { layout_of::<T, R>().is_bytes() })
    {
        sink.align(align)?;
        return sink.bytes(bytes);
    }
    if let Some(size) = const { T::LAYOUT.size::<S>() } {
        let stride = const { T::LAYOUT.stride::<S>() };
        let all = extent(stride, size, elements.len()).ok_or_else(|| {
            sink.error(&Flaw(
                Status::INVALID_BOUND,
                "an array larger than any memory",
                "one that fits",
            ))
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

/// Writes the elements' pointees.
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
