//! Buffers of the caller's, `&mut [T]`: what is in them travels, and what comes back takes its place.

use crate::memory::Exhausted;
use crate::ndr::codegen::{array_run, check_array};
use crate::ndr::levels::{Counted, IsString, RangedString, SizeIs, SizeLength, SizedString};
use crate::ndr::{
    Character, Decoder, Elements, Encoder, Expected, Marshal, NdrResult, ReadRun, Sink, Start,
    Syntax, Unmarshal,
};
use crate::status::Status;

/// Walks the elements for a buffer of the caller's.
pub fn walk_slice<'m, S, A, L, R, T>(decoder: &mut Decoder<'m, A>, levels: &L) -> NdrResult<()>
where
    S: Syntax,
    L: ReadRun<'m, A, T, Rest = R>,
    T: Unmarshal<'m, A, R>,
{
    check_array::<S, A, L, R, T, Vec<T>>(levels, decoder)
}

/// The attributes of a buffer.
pub trait BufferLevel<T> {
    /// The number of elements, if it is known.
    fn size(&self) -> Option<usize>;

    /// Whether a client's buffer has room for what comes back.
    fn fits(&self, buffer: &[T]) -> bool {
        let _ = buffer;
        true
    }

    /// What of a client's buffer is transmitted. Nothing, if it is not what it should be.
    fn given<'b>(&self, buffer: &'b [T]) -> Option<&'b [T]> {
        Some(buffer)
    }

    /// What of a server's buffer is transmitted: as many elements as the size says when the method has ended,
    /// which may be fewer than there are.
    fn filled<'b>(&self, buffer: &'b [T]) -> Option<&'b [T]> {
        Some(self.size().and_then(|size| buffer.get(..size)).unwrap_or(buffer))
    }
}

impl<T, R> BufferLevel<T> for SizeIs<R> {
    fn size(&self) -> Option<usize> {
        self.size.known()
    }
}

impl<T, R> BufferLevel<T> for SizeLength<R> {
    fn size(&self) -> Option<usize> {
        self.size.known()
    }
}

/// The characters up to the terminator, which must be there.
fn text<C: Character>(buffer: &[C]) -> Option<&[C]> {
    let end = buffer.iter().position(|character| *character == C::NUL)?;
    Some(&buffer[..end])
}

impl<C: Character> BufferLevel<C> for SizedString {
    fn size(&self) -> Option<usize> {
        self.size.known()
    }

    fn fits(&self, buffer: &[C]) -> bool {
        self.size.known().is_none_or(|size| size <= buffer.len())
    }

    fn given<'b>(&self, buffer: &'b [C]) -> Option<&'b [C]> {
        text(buffer)
    }

    fn filled<'b>(&self, buffer: &'b [C]) -> Option<&'b [C]> {
        text(buffer)
    }
}

/// The string itself says how large it is.
macro_rules! unsized_string {
    ($level:ty) => {
        impl<C: Character> BufferLevel<C> for $level {
            fn size(&self) -> Option<usize> {
                None
            }

            fn given<'b>(&self, buffer: &'b [C]) -> Option<&'b [C]> {
                text(buffer)
            }

            fn filled<'b>(&self, buffer: &'b [C]) -> Option<&'b [C]> {
                text(buffer)
            }
        }
    };
}

unsized_string! { IsString }
unsized_string! { RangedString }

const TERMINATOR: &Expected =
    &Expected(Status::INVALID_BOUND, "[STR-04] a NUL within the buffer, at the string's end");

/// Writes what is in a client's buffer.
///
/// # Errors
/// `RPC_S_INVALID_BOUND` for a string without a terminator; `RPC_X_BAD_STUB_DATA` for a buffer that has not the
/// size that a string may grow to; as the elements.
#[inline]
pub fn write_buffer<S: Syntax, L: BufferLevel<T>, T>(
    encoder: &mut Encoder<'_>,
    buffer: &[T],
    levels: &L,
) -> NdrResult<()>
where
    [T]: Marshal<L>,
{
    if !levels.fits(buffer) {
        return Err(encoder.error(Counted::MISMATCH));
    }
    let given = levels.given(buffer).ok_or_else(|| encoder.error(TERMINATOR))?;
    encoder.value::<S, L, [T]>(given, levels)
}

/// Writes what a server's method has left in its buffer.
///
/// # Errors
/// As [`write_buffer`].
#[inline]
pub fn write_filled<S: Syntax, L: BufferLevel<T>, T>(
    encoder: &mut Encoder<'_>,
    buffer: &[T],
    levels: &L,
) -> NdrResult<()>
where
    [T]: Marshal<L>,
{
    let filled = levels.filled(buffer).ok_or_else(|| encoder.error(TERMINATOR))?;
    encoder.value::<S, L, [T]>(filled, levels)
}

/// Checks that the caller's \[out\] buffer has room for its size, before the call is made.
///
/// # Errors
/// `RPC_X_BAD_STUB_DATA` if it has not; `RPC_S_INVALID_BOUND` if the size is no number.
pub fn has_room<T, L: BufferLevel<T>>(
    encoder: &Encoder<'_>,
    buffer: &[T],
    levels: &L,
) -> NdrResult<()> {
    match levels.size() {
        Some(size) if size <= buffer.len() => Ok(()),
        Some(_) => Err(encoder.error(Counted::MISMATCH)),
        None => Err(encoder.error(Counted::OUT_OF_RANGE)),
    }
}

/// The \[out\] buffer of a server method: as many elements as the client's buffer has, at their start
/// value, in the call's memory (MEM-32).
pub fn out_buffer<'m, A, L: BufferLevel<T>, T: Start>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<&'m mut [T]> {
    let Some(size) = levels.size() else {
        return Err(decoder.error(Counted::OUT_OF_RANGE));
    };
    decoder.spend(size.saturating_mul(size_of::<T>()))?;
    let made = decoder.arena().allocate_from_fn(size, || Ok::<T, Exhausted>(T::start()));
    made.map_err(|_| decoder.error(&Expected(Status::OUT_OF_MEMORY, "memory for the [out] buffer")))
}

/// The \[in, out\] buffer of a server method: what was transmitted, in a buffer of the client's size.
#[inline]
pub fn read_buffer<'m, S, A, L, R, T>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<&'m mut [T]>
where
    S: Syntax,
    L: ReadRun<'m, A, T, Rest = R>,
    T: Unmarshal<'m, A, R> + Start,
{
    let run = array_run::<S, A, L, R, T>(levels, decoder)?;
    let elements = <&'m mut [T]>::collect::<S>(run, levels.rest(), decoder)?;
    if run.size == run.count {
        return Ok(elements);
    }
    // Only a part was transmitted: it takes its place in a buffer of the whole size.
    decoder.spend(run.size.saturating_mul(size_of::<T>()))?;
    let made = decoder.arena().allocate_from_fn(run.size, || Ok::<T, Exhausted>(T::start()));
    let whole =
        made.map_err(|_| decoder.error(&Expected(Status::OUT_OF_MEMORY, "memory for the buffer")))?;
    whole[run.range()].swap_with_slice(elements);
    Ok(whole)
}

/// Received elements that wait to be moved into the caller's buffer.
#[derive(Debug)]
pub struct StagedSlice<T> {
    elements: Vec<T>,
    first: usize,
}

/// Reads the elements for a buffer of `room` elements. The buffer is untouched until
/// [`StagedSlice::commit`].
#[inline]
pub fn stage_slice<'m, S, A, L, R, T>(
    decoder: &mut Decoder<'m, A>,
    room: usize,
    levels: &L,
) -> NdrResult<StagedSlice<T>>
where
    S: Syntax,
    L: ReadRun<'m, A, T, Rest = R>,
    T: Unmarshal<'m, A, R>,
{
    let run = array_run::<S, A, L, R, T>(levels, decoder)?;
    if run.first + run.count > room {
        return Err(decoder.error(&Expected(
            Status::BAD_STUB_DATA,
            "[MEM-38] no more elements than the caller's buffer has room for",
        )));
    }
    let elements = Vec::collect::<S>(run, levels.rest(), decoder)?;
    Ok(StagedSlice { elements, first: run.first })
}

impl<T> StagedSlice<T> {
    /// Moves the elements into the caller's buffer.
    pub fn commit(self, buffer: &mut [T]) {
        let places = buffer.iter_mut().skip(self.first);
        places.zip(self.elements).for_each(|(place, element)| *place = element);
    }
}
