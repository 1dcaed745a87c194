//! Unions: a discriminant, then the arm that it selects (C706 section 14.3.8).

use allocator_api2::boxed::Box as PluggedBox;

use super::attributes::SwitchIs;
use super::encoder::{ARM, CountMismatch};
use super::{
    Cursor, Decoder, Encoder, Flaw, Full, Layout, Marshal, NdrError, NdrResult, Pointer, Shared,
    Sink, Syntax,
};
use crate::memory::Allocator;
use crate::status::Status;

/// A union. Derived with `Ndr` for an enum with `#[switch_type(…)]`.
#[diagnostic::on_unimplemented(
    message = "[UNI-12] `{Self}` is not a union: `switch_is` has nothing to select (MIDL2190)",
    label = "not a union",
    note = "a union is an enum with `#[derive(Ndr)]`, `#[switch_type(…)]` and a `#[case(…)]` on each variant"
)]
pub trait Union {
    /// The type of the discriminant.
    type Switch: Discriminant;
    /// The union's layout.
    const ARMS: Layout;

    /// The index of the value's arm.
    fn arm(&self) -> usize;
    /// The discriminant, if the value keeps it.
    fn tag(&self) -> Option<i64>;
    /// The index of the arm that a discriminant selects.
    fn select(tag: i64) -> Option<usize>;
    /// A discriminant that selects an arm; the default arm has none.
    fn label(arm: usize) -> Option<i64>;
}

/// Encoding of a union's arms.
pub trait MarshalUnion: Union {
    /// Writes the arm's flat part.
    ///
    /// # Errors
    /// As the arm's [`Marshal`].
    fn write_arm<S: Syntax, W: Sink>(&self, sink: &mut W) -> NdrResult<()>;
    /// Writes the arm's pointees.
    ///
    /// # Errors
    /// As the arm's [`Marshal`].
    fn write_arm_pointees<S: Syntax>(&self, encoder: &mut Encoder<'_>) -> NdrResult<()>;
}

/// Decoding of a union's arms.
pub trait UnmarshalUnion<'m, A>: Union + Sized {
    /// Passes over the arm's flat part.
    ///
    /// # Errors
    /// `RPC_S_INVALID_TAG` if there is no arm; as the arm's [`Unmarshal`](super::Unmarshal).
    fn skip_arm<S: Syntax>(arm: Option<usize>, cursor: &mut Cursor<'m>) -> NdrResult<()>;
    /// Walks the arm, whose flat part stands at `cursor`.
    ///
    /// # Errors
    /// As [`UnmarshalUnion::skip_arm`].
    fn walk_arm<S: Syntax>(
        arm: Option<usize>,
        cursor: &mut Cursor<'m>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()>;
    /// Makes the arm, whose flat part stands at `cursor`.
    ///
    /// # Errors
    /// As [`UnmarshalUnion::skip_arm`].
    fn build_arm<S: Syntax>(
        arm: Option<usize>,
        tag: i64,
        cursor: &mut Cursor<'m>,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self>;
}

/// The type of a discriminant: an integer of at most 32 bits, a boolean, or an enum.
#[diagnostic::on_unimplemented(
    message = "[UNI-03] `{Self}` cannot be the type of a discriminant (MIDL2192)",
    label = "not a discriminant",
    note = "use an integer of at most 32 bits, `bool`, or an enum with `#[derive(Ndr)]`"
)]
pub trait Discriminant: Marshal + Sized {
    /// The value as a label.
    fn to_tag(&self) -> i64;
    /// The least and the greatest label.
    const LABELS: (i64, i64);
    /// The value of a label.
    fn from_tag(tag: i64) -> Option<Self>;
    /// Reads a value, as a label.
    ///
    /// # Errors
    /// As its [`Unmarshal`](super::Unmarshal).
    fn read_tag<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<i64>;
}

macro_rules! discriminants {
    ($($ty:ident)+) => {$(
        impl Discriminant for $ty {
            const LABELS: (i64, i64) = ($ty::MIN as i64, $ty::MAX as i64);

            #[inline]
            fn to_tag(&self) -> i64 {
                i64::from(*self)
            }

            #[inline]
            fn from_tag(tag: i64) -> Option<$ty> {
                $ty::try_from(tag).ok()
            }

            #[inline]
            fn read_tag<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<i64> {
                cursor.$ty().map(i64::from)
            }
        }
    )+};
}
discriminants! { u8 i8 u16 i16 u32 i32 }

impl Discriminant for bool {
    const LABELS: (i64, i64) = (0, 1);

    fn to_tag(&self) -> i64 {
        i64::from(*self)
    }

    fn from_tag(tag: i64) -> Option<bool> {
        Some(tag != 0)
    }

    fn read_tag<S: Syntax>(cursor: &mut Cursor<'_>) -> NdrResult<i64> {
        Ok(i64::from(cursor.u8()? != 0))
    }
}

/// A union, or a pointer to one: what `switch_is` can stand on.
#[diagnostic::on_unimplemented(
    message = "[UNI-12] `{Self}` is not a union: `switch_is` has nothing to select (MIDL2190)",
    label = "not a union",
    note = "a union is an enum with `#[derive(Ndr)]`, `#[switch_type(…)]` and a `#[case(…)]` on each variant"
)]
pub trait Switched {
    /// The type of the discriminant.
    type Switch;
}

impl<U: Switched> Switched for Box<U> {
    type Switch = U::Switch;
}

impl<U: Switched, A: Allocator> Switched for PluggedBox<U, A> {
    type Switch = U::Switch;
}

impl<U: Switched> Switched for &mut U {
    type Switch = U::Switch;
}

impl<U: Switched> Switched for &U {
    type Switch = U::Switch;
}

impl<U: Switched> Switched for Full<'_, U> {
    type Switch = U::Switch;
}

impl<U: Switched, A: Allocator> Switched for Shared<U, A> {
    type Switch = U::Switch;
}

impl<P: Pointer + Switched> Switched for Option<P> {
    type Switch = P::Switch;
}

/// The flat part of a union: its discriminant, and where its arm stands.
#[derive(Clone, Copy, Debug)]
pub struct UnionFlat {
    tag: i64,
    at: usize,
}

/// What a place's attributes say of the discriminant.
pub trait SwitchLevel {
    /// Whether something beside the union says the discriminant: it is nonencapsulated.
    const IS_GIVEN: bool;

    /// The discriminant, if it is given and known.
    fn discriminant(&self) -> Option<i64>;
}

impl SwitchLevel for () {
    const IS_GIVEN: bool = false;

    fn discriminant(&self) -> Option<i64> {
        None
    }
}

impl SwitchLevel for SwitchIs {
    const IS_GIVEN: bool = true;

    fn discriminant(&self) -> Option<i64> {
        self.0
    }
}

/// A type whose values can stand in the `switch_is` of a union whose switch type is `S`: the same, or one whose values
/// all are `S`'s too. Each travels as what it is: a VARIANT has a `vt` of 16 bits, and a discriminant of 32.
#[diagnostic::on_unimplemented(
    message = "[UNI-04] `switch_is` is a `{Self}`, and the union's switch type is `{S}` (MIDL2083)",
    label = "not the union's switch type, nor narrower",
    note = "write both as the interface's IDL has them: on the wire each is as wide as its type"
)]
pub trait SwitchesOn<S>: Discriminant {}

impl<D: Discriminant> SwitchesOn<D> for D {}

macro_rules! wider {
    ($($narrow:ident: $($wide:ident)+;)+) => {$($(
        #[diagnostic::do_not_recommend]
        impl SwitchesOn<$wide> for $narrow {}
    )+)+};
}
wider! {
    u8: u16 i16 u32 i32;
    i8: i16 i32;
    u16: u32 i32;
    i16: i32;
}

/// A type that can keep the discriminant of a union whose switch type is `S`, in an arm: the same, or an enumeration
/// that travels like it.
#[diagnostic::on_unimplemented(
    message = "[UNI-04] a discriminant that is a `{Self}`, and the union's switch type is `{S}` (MIDL2083)",
    label = "not the union's switch type",
    note = "make it a `{S}`"
)]
pub trait Keeps<S>: Discriminant {}

impl<D: Discriminant> Keeps<D> for D {}

/// The `switch_is` of a union.
#[inline]
pub fn switch_is<U, D>(value: D) -> SwitchIs
where
    U: Switched + ?Sized,
    D: SwitchesOn<U::Switch>,
{
    SwitchIs(Some(value.to_tag()))
}

#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn invalid_tag(cursor: &Cursor<'_>) -> NdrError {
    cursor.error(&Flaw(
        Status::INVALID_TAG,
        "[UNI-09] a discriminant that selects no arm",
        "one of the union's labels",
    ))
}

/// In NDR64 the discriminant and the arm are aligned to the largest alignment in the union (MS-RPCE
/// section 2.2.5.3.4.4); in NDR each to its own.
#[inline(always)]
fn align_union<S: Syntax, U: Union>(align: impl FnOnce(usize) -> NdrResult<()>) -> NdrResult<()> {
    if S::IS_NDR64 { align(const { U::ARMS.align::<S>() }) } else { Ok(()) }
}

/// Behind the discriminant, a nonencapsulated `ms_union` is aligned in NDR as in NDR64, before an empty arm too: so
/// Windows does. The discriminant counts for nothing there, as it stands at a multiple of its size.
#[inline(always)]
fn align_arm<S: Syntax, U: Union, L: SwitchLevel>(
    align: impl FnOnce(usize) -> NdrResult<()>,
) -> NdrResult<()> {
    if S::IS_NDR64 || const { L::IS_GIVEN && U::ARMS.is_ms_union() } {
        align(const { U::ARMS.align::<S>() })
    } else {
        Ok(())
    }
}

/// Compares a union with the attributes of another full pointer to it.
#[inline]
pub fn agree_arm<U: Union, L: SwitchLevel>(value: &U, levels: &L) -> Result<(), CountMismatch> {
    match levels.discriminant() {
        Some(tag) if U::select(tag) != Some(value.arm()) => Err(CountMismatch::ARM),
        _ => Ok(()),
    }
}

/// Writes a union's flat part.
pub fn write_union<S: Syntax, U: MarshalUnion, L: SwitchLevel, W: Sink>(
    value: &U,
    levels: &L,
    sink: &mut W,
) -> NdrResult<()> {
    let arm = value.arm();
    let (said, own) = (levels.discriminant(), value.tag());
    let tag = said.or(own).or_else(|| U::label(arm));
    let agree = said.is_none() || own.is_none() || said == own;
    let tag = tag.filter(|tag| agree && U::select(*tag) == Some(arm));
    let switch = tag.and_then(U::Switch::from_tag).ok_or_else(|| sink.error(ARM))?;
    align_union::<S, U>(|align| sink.align(align))?;
    switch.write_flat::<S, W>(&(), sink)?;
    align_arm::<S, U, L>(|align| sink.align(align))?;
    value.write_arm::<S, W>(sink)
}

/// Reads a union's discriminant, up to where its arm stands.
#[inline(always)]
fn read_tag<S: Syntax, U: Union, L: SwitchLevel>(cursor: &mut Cursor<'_>) -> NdrResult<i64> {
    align_union::<S, U>(|align| cursor.align(align))?;
    let tag = U::Switch::read_tag::<S>(cursor)?;
    align_arm::<S, U, L>(|align| cursor.align(align))?;
    Ok(tag)
}

/// Reads the flat part of a union at a place with the attributes `L`.
#[inline]
pub fn read_union<'m, S: Syntax, A, U: UnmarshalUnion<'m, A>, L: SwitchLevel>(
    cursor: &mut Cursor<'m>,
) -> NdrResult<UnionFlat> {
    let tag = read_tag::<S, U, L>(cursor)?;
    let at = cursor.offset();
    U::skip_arm::<S>(U::select(tag), cursor)?;
    Ok(UnionFlat { tag, at })
}

/// Passes over a flat part, if all values of its type have the same size; returns whether they have. The
/// value is checked when it is made.
#[doc(hidden)]
#[inline(always)]
pub fn skip_fixed<S: Syntax>(layout: Layout, cursor: &mut Cursor<'_>) -> NdrResult<bool> {
    match layout.size::<S>() {
        Some(size) => cursor.window(size, layout.align::<S>()).map(|_| true),
        None => Ok(false),
    }
}

/// Compares the discriminant of a union that stands at the cursor with what `switch_is` names.
#[inline]
pub fn agree_union<S: Syntax, U: Union, L: SwitchLevel>(
    cursor: &mut Cursor<'_>,
    levels: &L,
) -> NdrResult<()> {
    let tag = read_tag::<S, U, L>(cursor)?;
    checked(tag, levels, cursor)
}

fn checked<L: SwitchLevel>(tag: i64, levels: &L, cursor: &Cursor<'_>) -> NdrResult<()> {
    match levels.discriminant() {
        Some(expected) if expected != tag => Err(cursor.error(&Flaw(
            Status::BAD_STUB_DATA,
            "[UNI-02] another discriminant than the one that `switch_is` names",
            "that one",
        ))),
        _ => Ok(()),
    }
}

/// Walks a union.
pub fn walk_union<'m, S: Syntax, A, U: UnmarshalUnion<'m, A>, L: SwitchLevel>(
    flat: UnionFlat,
    levels: &L,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<()> {
    checked(flat.tag, levels, decoder.cursor())?;
    let mut cursor = decoder.cursor_at(flat.at);
    U::walk_arm::<S>(U::select(flat.tag), &mut cursor, decoder)
}

/// Makes a union whose flat part stands at `flats`.
#[inline]
pub fn read_next_union<'m, S: Syntax, A, U: UnmarshalUnion<'m, A>, L: SwitchLevel>(
    flats: &mut Cursor<'m>,
    levels: &L,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<U> {
    if const { U::ARMS.has_pointers() } {
        let flat = read_union::<S, A, U, L>(flats)?;
        return build_union::<S, A, U, L>(flat, levels, decoder);
    }
    let tag = read_tag::<S, U, L>(flats)?;
    checked(tag, levels, decoder.cursor())?;
    U::build_arm::<S>(U::select(tag), tag, flats, decoder)
}

/// Makes a union.
pub fn build_union<'m, S: Syntax, A, U: UnmarshalUnion<'m, A>, L: SwitchLevel>(
    flat: UnionFlat,
    levels: &L,
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<U> {
    checked(flat.tag, levels, decoder.cursor())?;
    let mut cursor = decoder.cursor_at(flat.at);
    U::build_arm::<S>(U::select(flat.tag), flat.tag, &mut cursor, decoder)
}
