//! Parameters that are passed by value.

use crate::ndr::{Cursor, Decoder, Encoder, Marshal, NdrResult, Syntax, Unmarshal};

/// Writes a parameter that is passed by value. A reference pointer at the top has no referent id.
#[inline]
pub fn write_parameter<S: Syntax, L, T: Marshal<L>>(
    encoder: &mut Encoder<'_>,
    value: &T,
    levels: &L,
) -> NdrResult<()> {
    if const { T::LAYOUT.is_reference() } {
        return value.write_pointees::<S>(levels, encoder);
    }
    encoder.value::<S, L, T>(value, levels)
}

/// A referent id that is not on the wire: that of a reference pointer at the top.
const PRESENT: [u8; 8] = [0xff; 8];

/// Reads a parameter that is passed by value.
#[inline]
pub fn read_parameter<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<T> {
    if const { T::LAYOUT.is_reference() } {
        let flat = T::read_flat::<S>(&mut Cursor::new(&PRESENT, false))?;
        return T::build::<S>(flat, levels, decoder);
    }
    decoder.value::<S, L, T>(levels)
}

/// Walks a parameter that is passed by value.
pub fn walk_parameter<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<()> {
    if const { T::LAYOUT.is_reference() } {
        let flat = T::read_flat::<S>(&mut Cursor::new(&PRESENT, false))?;
        return T::walk::<S>(flat, None, levels, decoder);
    }
    decoder.walk::<S, L, T>(levels)
}

/// The offset of a parameter, in bytes, for [`compare_late`] to walk it again.
#[inline]
pub fn begin_late<A>(decoder: &mut Decoder<'_, A>) -> usize {
    decoder.begin_late()
}

/// Compares counts with expressions whose values were not known yet when the counts were read, by a second
/// walk over the parameter at `start` (ARR-41).
pub fn compare_late<'m, A>(
    decoder: &mut Decoder<'m, A>,
    start: usize,
    walk: impl FnOnce(&mut Decoder<'m, A>) -> NdrResult<()>,
) -> NdrResult<()> {
    decoder.again(start, walk)
}
