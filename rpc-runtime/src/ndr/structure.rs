//! What all structures have in common.

use super::{Cursor, Marshal, Ndr, NdrResult, Sink, Syntax};

/// Writes a structure's flat part: in one window if its size is fixed.
#[inline(always)]
pub fn write_structure<S: Syntax, T: Marshal, W: Sink>(value: &T, sink: &mut W) -> NdrResult<()> {
    let align = const { T::LAYOUT.align::<S>() };
    if let Some(size) = const { T::LAYOUT.size::<S>() } {
        return value.write_fields::<S, _>(&mut sink.window(size, align)?);
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
    fields: impl FnOnce(&mut Cursor<'m>) -> NdrResult<F>,
) -> NdrResult<F> {
    let align = const { T::LAYOUT.align::<S>() };
    if let Some(size) = const { T::LAYOUT.size::<S>() } {
        return fields(&mut cursor.window(size, align)?);
    }
    cursor.align(align)?;
    let flat = fields(cursor)?;
    if S::IS_NDR64 {
        cursor.align(align)?;
    }
    Ok(flat)
}
