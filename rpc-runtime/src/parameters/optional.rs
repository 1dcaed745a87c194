//! Unique pointers at the top of a parameter.

use crate::ndr::{
    Decoder, Encoder, Expected, Marshal, NdrError, NdrResult, Sink, Start, Syntax, Unmarshal,
};
use crate::status::Status;

/// Reads a top-level unique pointer, and what it points to.
#[inline]
pub fn read_optional<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<Option<T>> {
    if decoder.cursor().referent::<S>()?.is_null() {
        return Ok(None);
    }
    decoder.pointee::<S, L, T>(levels).map(Some)
}

/// Reads a top-level unique pointer whose pointee goes into the caller's own storage. `present` says whether
/// there is such storage.
#[inline]
pub fn stage_optional<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    present: bool,
    levels: &L,
) -> NdrResult<Option<T>> {
    let value = read_optional::<S, A, L, T>(decoder, levels)?;
    if value.is_some() && !present {
        return Err(no_place(decoder));
    }
    Ok(value)
}

/// Walks a top-level unique pointer whose pointee is about to be changed in place. Returns where the
/// pointee stands, if there is one.
pub fn check_optional_in_place<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    value: Option<&T>,
    levels: &L,
) -> NdrResult<Option<usize>> {
    if decoder.cursor().referent::<S>()?.is_null() {
        return Ok(None);
    }
    match value {
        Some(value) => decoder.walk_in_place::<S, L, T>(value, levels).map(Some),
        None => Err(no_place(decoder)),
    }
}

#[cold]
fn no_place<A>(decoder: &Decoder<'_, A>) -> NdrError {
    decoder.error(&Expected(
        Status::BAD_STUB_DATA,
        "[MEM-38] null for a parameter that was passed as `None`: there is no memory for more",
    ))
}

/// Writes whether a top-level unique pointer is null, and nothing of its pointee (`partial_ignore`).
#[inline]
pub fn write_presence<S: Syntax>(encoder: &mut Encoder<'_>, present: bool) -> NdrResult<()> {
    encoder.referent::<S>(present)
}

/// Reads whether a top-level unique pointer is null. If it is not, the pointee begins as its start value.
#[inline]
pub fn read_presence<S: Syntax, A, T: Start>(decoder: &mut Decoder<'_, A>) -> NdrResult<Option<T>> {
    let id = decoder.cursor().referent::<S>()?;
    Ok((!id.is_null()).then(T::start))
}

/// Walks a top-level unique pointer, and what it points to.
pub fn walk_optional<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<()> {
    if decoder.cursor().referent::<S>()?.is_null() {
        return Ok(());
    }
    decoder.walk_pointee::<S, L, T>(None, levels)
}

/// Writes a top-level unique pointer. `levels` are the attributes of the pointee.
#[inline]
pub fn write_optional<S: Syntax, L, T: Marshal<L>>(
    encoder: &mut Encoder<'_>,
    pointer: Option<&T>,
    levels: &L,
) -> NdrResult<()> {
    encoder.referent::<S>(pointer.is_some())?;
    pointer.map_or(Ok(()), |value| encoder.pointee::<S, L, T>(value, levels))
}
