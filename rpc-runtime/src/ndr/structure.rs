//! What all structures have in common.

use super::traits::layout_of;
use super::{Cursor, Encoder, Marshal, Ndr, NdrResult, Sink, Syntax};

/// A structure, in parts: what `#[derive(Ndr)]` writes beside the codec's traits.
pub trait Structure: Marshal {
    /// Writes the fields' flat parts, one after another; into a window, if the structure has a fixed size.
    ///
    /// # Errors
    /// As [`Marshal::write_flat`].
    fn write_fields<S: Syntax, W: Sink>(&self, sink: &mut W) -> NdrResult<()>;

    /// Writes the fields' pointees, but not the next node of a list.
    ///
    /// # Errors
    /// As [`Marshal::write_flat`].
    #[inline(always)]
    fn write_node_pointees<S: Syntax>(&self, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        let _ = encoder;
        Ok(())
    }
}

/// The size of a flat part of fixed size.
const fn size_of_flat<S: Syntax, T: Ndr>() -> usize {
    match T::LAYOUT.size::<S>() {
        Some(size) => size,
        None => 0,
    }
}

/// Writes a structure's flat part: as its bytes in memory, or in one window if its size is fixed.
#[inline(always)]
pub fn write_structure<S: Syntax, T: Structure, W: Sink>(value: &T, sink: &mut W) -> NdrResult<()> {
    let align = const { T::LAYOUT.align::<S>() };
    if const { layout_of::<T, ()>().is_identical::<S>() && cfg!(target_endian = "little") } {
        let start = core::ptr::from_ref(value).cast::<u8>();
        // SAFETY: the layout says that the value has no padding, so that all bytes are initialized.
        let bytes = unsafe { core::slice::from_raw_parts(start, size_of::<T>()) };
        return sink.ordered(
            align,
            bytes,
            #[inline(always)]
            |window| value.write_fields::<S, _>(window),
        );
    }
    // Of two constants, so that what is not needed is not compiled.
    if const { T::LAYOUT.size::<S>().is_some() } {
        return sink.window(
            const { size_of_flat::<S, T>() },
            align,
            const { T::LAYOUT.is_full() },
            #[inline(always)]
            |window| value.write_fields::<S, _>(window),
        );
    }
    sink.align(align)?;
    value.write_fields::<S, W>(sink)?;
    // NDR64 fills the gap behind a structure (MS-RPCE section 2.2.5.3.4.1).
    if S::IS_NDR64 { sink.align(align) } else { Ok(()) }
}

/// Reads a structure's flat part, with one bounds check if its size is fixed.
#[inline(always)]
pub fn read_structure<'m, S: Syntax, T: Ndr, F>(
    cursor: &mut Cursor<'m>,
    fields: impl Fn(&mut Cursor<'m>) -> NdrResult<F>,
) -> NdrResult<F> {
    let align = const { T::LAYOUT.align::<S>() };
    if const { T::LAYOUT.size::<S>().is_some() } {
        let window = cursor.window(const { size_of_flat::<S, T>() }, align)?;
        // Two copies, so that the usual byte order has no branch for each field.
        if window.is_big_endian() {
            return fields(&mut window.in_order(true));
        }
        return fields(&mut window.in_order(false));
    }
    cursor.align(align)?;
    let flat = fields(cursor)?;
    if S::IS_NDR64 {
        cursor.align(align)?;
    }
    Ok(flat)
}
