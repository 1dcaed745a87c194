//! Unique pointers at the top of a parameter.

use crate::ndr::{Decoder, Encoder, Flaw, Marshal, NdrError, NdrResult, Sink, Start, Unmarshal};
use crate::status::Status;

/// Reads a top-level unique pointer, and what it points to.
pub fn read_optional<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<Option<T>> {
    if is_null(ndr64, decoder)? {
        return Ok(None);
    }
    in_syntax!(ndr64, S => decoder.pointee::<S, L, T>(levels)).map(Some)
}

/// Reads a top-level unique pointer whose pointee goes into the caller's own storage. `present` says whether
/// there is such storage.
pub fn stage_optional<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    present: bool,
    levels: &L,
) -> NdrResult<Option<T>> {
    let value = read_optional::<A, L, T>(ndr64, decoder, levels)?;
    if value.is_some() && !present {
        return Err(no_place(decoder));
    }
    Ok(value)
}

/// Walks a top-level unique pointer whose pointee is about to be changed in place. Returns where the
/// pointee stands, if there is one.
pub fn check_optional_in_place<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    value: Option<&T>,
    levels: &L,
) -> NdrResult<Option<usize>> {
    if is_null(ndr64, decoder)? {
        return Ok(None);
    }
    match value {
        Some(value) => super::walk_in_place(ndr64, decoder, value, levels).map(Some),
        None => Err(no_place(decoder)),
    }
}

#[cold]
fn no_place<A>(decoder: &Decoder<'_, A>) -> NdrError {
    decoder.error(&Flaw(
        Status::BAD_STUB_DATA,
        "[MEM-38] a value for a parameter that was passed as `None`",
        "a null pointer: there is no memory for more",
    ))
}

/// Writes whether a top-level unique pointer is null, and nothing of its pointee (`partial_ignore`).
pub fn write_presence(ndr64: bool, encoder: &mut Encoder<'_>, present: bool) -> NdrResult<()> {
    in_syntax!(ndr64, S => encoder.referent::<S>(present))
}

/// Reads whether a top-level unique pointer is null. If it is not, the pointee begins as its start value.
pub fn read_presence<A, T: Start>(
    ndr64: bool,
    decoder: &mut Decoder<'_, A>,
) -> NdrResult<Option<T>> {
    Ok((!is_null(ndr64, decoder)?).then(T::start))
}

#[inline]
fn is_null<A>(ndr64: bool, decoder: &mut Decoder<'_, A>) -> NdrResult<bool> {
    let id = in_syntax!(ndr64, S => decoder.cursor().referent::<S>())?;
    Ok(id.is_null())
}

/// Walks a top-level unique pointer, and what it points to.
pub fn walk_optional<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<()> {
    if is_null(ndr64, decoder)? {
        return Ok(());
    }
    in_syntax!(ndr64, S => decoder.walk_pointee::<S, L, T>(None, levels))
}

/// Writes a top-level unique pointer. `levels` are the attributes of the pointee.
pub fn write_optional<L, T: Marshal<L>>(
    ndr64: bool,
    encoder: &mut Encoder<'_>,
    pointer: Option<&T>,
    levels: &L,
) -> NdrResult<()> {
    write_presence(ndr64, encoder, pointer.is_some())?;
    let Some(value) = pointer else { return Ok(()) };
    in_syntax!(ndr64, S => encoder.pointee::<S, L, T>(value, levels))
}
