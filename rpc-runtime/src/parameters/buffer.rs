//! The caller's buffers, `&mut [T]`: their elements travel, and the elements that come back replace them.

use crate::memory::Exhausted;
use crate::ndr::attributes::Counted;
use crate::ndr::codegen::{array_run, walk_array};
use crate::ndr::{
    ArrayLevel, Decoder, Encoder, Flaw, Marshal, NdrResult, Run, Sink, Start, Syntax, Unmarshal,
};
use crate::status::Status;

/// Walks the elements that are meant for the caller's buffer.
pub fn walk_slice<'m, A, L, T>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<()>
where
    L: ArrayLevel<T>,
    T: Unmarshal<'m, A, L::Rest>,
{
    in_syntax!(ndr64, S => walk_array::<S, A, L, Vec<T>>(None, levels, decoder))
}

/// The elements of the array at the cursor. A string counts its terminator too, because in a buffer it has
/// one.
#[inline]
fn buffer_run<'m, S, A, L, T>(levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<Run>
where
    S: Syntax,
    L: ArrayLevel<T>,
    T: Unmarshal<'m, A, L::Rest>,
{
    let run = array_run::<S, A, L, T>(levels, false, decoder)?;
    if L::TERMINATED {
        levels.walk::<S, A>(run, None, decoder)?;
    }
    Ok(Run { count: run.count + L::TERMINATED as usize, ..run })
}

const TERMINATOR: &Flaw = &Flaw(
    Status::INVALID_BOUND,
    "[STR-04] a string without a NUL in its buffer",
    "one at the string's end",
);

/// Writes what is in a client's buffer.
///
/// # Errors
/// `RPC_S_INVALID_BOUND` for a string without a terminator; `RPC_X_BAD_STUB_DATA` for a buffer that is
/// smaller than the string's size; those of the elements.
pub fn write_buffer<L: ArrayLevel<T>, T>(
    ndr64: bool,
    encoder: &mut Encoder<'_>,
    buffer: &[T],
    levels: &L,
) -> NdrResult<()>
where
    [T]: Marshal<L>,
{
    // The string that comes back may be as long as the size says.
    if L::TERMINATED && levels.size().is_some_and(|size| size > buffer.len()) {
        return Err(encoder.error(Counted::MISMATCH));
    }
    let given = L::in_buffer(buffer).ok_or_else(|| encoder.error(TERMINATOR))?;
    super::write_referent(ndr64, encoder, given, levels)
}

/// Writes the buffer of a server's method after the method has ended: as many elements as the size says then,
/// which may be fewer than the buffer has.
///
/// # Errors
/// As [`write_buffer`].
pub fn write_filled<L: ArrayLevel<T>, T>(
    ndr64: bool,
    encoder: &mut Encoder<'_>,
    buffer: &[T],
    levels: &L,
) -> NdrResult<()>
where
    [T]: Marshal<L>,
{
    let filled = L::in_buffer(buffer).ok_or_else(|| encoder.error(TERMINATOR))?;
    let size = levels.size().filter(|_| !L::TERMINATED);
    let filled = size.and_then(|size| filled.get(..size)).unwrap_or(filled);
    super::write_referent(ndr64, encoder, filled, levels)
}

/// Checks that the caller's \[out\] buffer has room for its size, before the call is made.
///
/// # Errors
/// `RPC_X_BAD_STUB_DATA` if it has no room; `RPC_S_INVALID_BOUND` if the size's expression has no value.
pub fn has_room<T, L: ArrayLevel<T>>(
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
pub fn out_buffer<'m, A, L: ArrayLevel<T>, T: Start>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<&'m mut [T]> {
    let Some(size) = levels.size() else {
        return Err(decoder.error(Counted::OUT_OF_RANGE));
    };
    decoder.spend(size.saturating_mul(size_of::<T>()))?;
    let made = decoder.arena().allocate_from_fn(size, || Ok::<T, Exhausted>(T::start()));
    made.map_err(|_| {
        decoder.error(&Flaw(Status::OUT_OF_MEMORY, "no memory for the [out] buffer", ""))
    })
}

/// The \[in, out\] buffer of a server method: what was transmitted, in a buffer of the client's size.
pub fn read_buffer<'m, A, L, T>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<&'m mut [T]>
where
    L: ArrayLevel<T>,
    T: Unmarshal<'m, A, L::Rest> + Start,
{
    let (run, elements) = in_syntax!(ndr64, S => {
        let run = buffer_run::<S, A, L, T>(levels, decoder)?;
        (run, run.to_arena::<S, A, L::Rest, T>(levels.rest(), decoder)?)
    });
    if run.size == run.count {
        return Ok(elements);
    }
    // Only a part was transmitted: it takes its place in a buffer of the whole size.
    decoder.spend(run.size.saturating_mul(size_of::<T>()))?;
    let made = decoder.arena().allocate_from_fn(run.size, || Ok::<T, Exhausted>(T::start()));
    let whole = made
        .map_err(|_| decoder.error(&Flaw(Status::OUT_OF_MEMORY, "no memory for the buffer", "")))?;
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
pub fn stage_slice<'m, A, L, T>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    room: usize,
    levels: &L,
) -> NdrResult<StagedSlice<T>>
where
    L: ArrayLevel<T>,
    T: Unmarshal<'m, A, L::Rest>,
{
    let run = in_syntax!(ndr64, S => buffer_run::<S, A, L, T>(levels, decoder))?;
    if run.first + run.count > room {
        return Err(decoder.error(&Flaw(
            Status::BAD_STUB_DATA,
            "[MEM-38] more elements than the caller's buffer has room for",
            "at most as many",
        )));
    }
    let elements = in_syntax!(ndr64, S => run.to_vec::<S, A, L::Rest, T>(levels.rest(), decoder))?;
    Ok(StagedSlice { elements, first: run.first })
}

impl<T> StagedSlice<T> {
    /// Moves the elements into the caller's buffer.
    pub fn commit(self, buffer: &mut [T]) {
        let places = buffer.iter_mut().skip(self.first);
        places.zip(self.elements).for_each(|(place, element)| *place = element);
    }
}
