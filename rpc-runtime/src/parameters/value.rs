//! Parameters that are passed by value, or by reference that is never null.

use crate::ndr::{
    Cursor, Decoder, Encoder, Len, Marshal, NdrResult, Number, Sink, Unmarshal, number,
};

/// Writes a parameter that is passed by value. A reference pointer at the top has no referent id.
pub fn write_parameter<L, T: Marshal<L>>(
    ndr64: bool,
    encoder: &mut Encoder<'_>,
    value: &T,
    levels: &L,
) -> NdrResult<()> {
    if const { T::LAYOUT.is_reference() } {
        return in_syntax!(ndr64, S => value.write_pointees::<S>(levels, encoder));
    }
    write_referent(ndr64, encoder, value, levels)
}

/// Writes what a parameter refers to.
pub fn write_referent<L, T: Marshal<L> + ?Sized>(
    ndr64: bool,
    encoder: &mut Encoder<'_>,
    value: &T,
    levels: &L,
) -> NdrResult<()> {
    in_syntax!(ndr64, S => encoder.value::<S, L, T>(value, levels))
}

/// Writes the length of an array in the place of its count.
///
/// # Errors
/// `RPC_S_INVALID_BOUND` for a length that the count's type cannot hold.
pub fn write_length<T: Number>(
    ndr64: bool,
    encoder: &mut Encoder<'_>,
    _: Len<T>,
    length: usize,
) -> NdrResult<()> {
    let number: T = number(length).map_err(|flaw| encoder.error(flaw))?;
    write_referent(ndr64, encoder, &number, &())
}

/// A referent id that is not on the wire: that of a reference pointer at the top.
const PRESENT: [u8; 8] = [0xff; 8];

/// Reads a parameter that is passed by value.
pub fn read_parameter<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<T> {
    if const { T::LAYOUT.is_reference() } {
        return in_syntax!(ndr64, S => {
            let flat = T::read_flat::<S>(&mut Cursor::new(&PRESENT, false))?;
            T::build::<S>(flat, levels, decoder)
        });
    }
    read_referent(ndr64, decoder, levels)
}

/// Reads what a parameter refers to.
pub fn read_referent<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<T> {
    in_syntax!(ndr64, S => decoder.value::<S, L, T>(levels))
}

/// Walks a parameter that is passed by value.
pub fn walk_parameter<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<()> {
    if const { T::LAYOUT.is_reference() } {
        return in_syntax!(ndr64, S => {
            let flat = T::read_flat::<S>(&mut Cursor::new(&PRESENT, false))?;
            T::walk::<S>(flat, None, levels, decoder)
        });
    }
    walk_referent::<A, L, T>(ndr64, decoder, levels)
}

/// Walks what a parameter refers to.
pub fn walk_referent<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    levels: &L,
) -> NdrResult<()> {
    in_syntax!(ndr64, S => decoder.walk::<S, L, T>(levels))
}

/// Walks what a parameter refers to, which is about to be changed in place. Returns where it stands.
pub fn walk_in_place<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    value: &T,
    levels: &L,
) -> NdrResult<usize> {
    in_syntax!(ndr64, S => decoder.walk_in_place::<S, L, T>(value, levels))
}

/// Changes in place what was walked at `start`.
pub fn update_in_place<'m, A, L, T: Unmarshal<'m, A, L>>(
    ndr64: bool,
    decoder: &mut Decoder<'m, A>,
    start: usize,
    value: &mut T,
    levels: &L,
) -> NdrResult<()> {
    in_syntax!(ndr64, S => decoder.update::<S, L, T>(start, value, levels))
}

/// The offset of a parameter, in bytes, for [`compare_late`] to walk it again.
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
