//! Pointers: to one value, never null; and any pointer under `Option`, where it is nullable.
//!
//! The Rust type is the pointer kind: `Box<T>`, `Vec<T>`, `&T` and their kin are reference pointers,
//! which are never null; `Option` of one is a unique pointer.

use allocator_api2::alloc::Allocator;
use allocator_api2::boxed::Box as PluggedBox;

use super::attributes::{One, SwitchIs};
use super::encoder::CountMismatch;
use super::home::Home;
use super::lock::WireForm;
use super::run::Run;
use super::traits::{Lifetimes, layout_of};
use super::{
    Cursor, Decoder, Encoder, Flaw, Layout, Marshal, Ndr, NdrResult, ReferentId, Sink, Start,
    Syntax, Unmarshal,
};
use crate::status::Status;

/// A pointer type: what `Option` makes nullable.
///
/// `Option<u32>` is no wire type, because a number in line cannot be absent.
#[diagnostic::on_unimplemented(
    message = "[PTR-26] `Option<{Self}>` is not a pointer, and cannot be null on the wire",
    label = "a value in line is always there",
    note = "a unique pointer is `Option<Box<T>>`, `Option<&T>`, `Option<Vec<T>>` or `Option<String>`"
)]
pub trait Pointer {}

/// The error of a null that was received for a reference pointer.
#[inline(always)]
fn null_reference(decoder: &Decoder<'_, impl Sized>) -> super::NdrError {
    decoder.error(&Flaw(
        Status::NULL_REF_POINTER,
        "[PTR-02] a null reference pointer",
        "an id other than 0",
    ))
}

#[inline(always)]
pub(super) fn not_null<A>(id: ReferentId, decoder: &Decoder<'_, A>) -> NdrResult<()> {
    if id.is_null() { Err(null_reference(decoder)) } else { Ok(()) }
}

/// Encoding of a pointer type through its `Deref`, for the attributes `$levels`, which go to the
/// pointee as `$inner`.
macro_rules! marshal_pointer {
    (
        $layout:expr, [$($generics:tt)*] $ty:ty => $pointee:ty, $levels:ty, $inner:ty,
        |$l:ident| $pass:expr $(, null: $null:expr)?
    ) => {
        impl<$($generics)*> Ndr<$levels> for $ty
        where
            $pointee: Ndr<$inner>,
        {
            const LAYOUT: Layout = $layout;
            const WIRE_FORM: WireForm = <$pointee as Ndr<$inner>>::WIRE_FORM.within(<Self as Ndr<$levels>>::LAYOUT);
            const PTR_25_RECURSION_NEEDS_AN_OPTION: () = <$pointee as Ndr<$inner>>::PTR_25_RECURSION_NEEDS_AN_OPTION;
            const LIFETIMES: Option<$crate::ndr::Lifetimes<Self, $levels>> =
                // SAFETY: a pointer that borrows is made for the call's memory; all else has the pointee's
                // lifetimes.
                unsafe { $crate::ndr::Lifetimes::of_part::<$pointee, $inner>() };

            $(
                #[inline(always)]
                fn may_be_null($l: &$levels) -> bool {
                    $null
                }
            )?
        }

        impl<$($generics)*> Marshal<$levels> for $ty
        where
            $pointee: Marshal<$inner>,
        {
            #[inline]
            fn conformance(&self, $l: &$levels) -> Result<usize, CountMismatch> {
                let pointee: &$pointee = self;
                <$pointee as Marshal<$inner>>::conformance(pointee, $pass)
            }

            #[inline(always)]
            fn write_flat<S: Syntax, W: Sink>(&self, _: &$levels, sink: &mut W) -> NdrResult<()> {
                sink.referent::<S>(true)
            }

            #[inline]
            fn write_pointees<S: Syntax>(&self, $l: &$levels, encoder: &mut Encoder<'_>) -> NdrResult<()> {
                let pointee: &$pointee = self;
                encoder.pointee::<S, $inner, $pointee>(pointee, $pass)
            }
        }
    };
}
pub(super) use marshal_pointer;

/// The attributes of a pointer to one value: those of the value.
#[diagnostic::on_unimplemented(
    message = "[ARR-02] attributes of an array at a pointer to one value",
    label = "not an array"
)]
pub trait OneLevel {
    /// The value's attributes.
    type Below;

    /// The value's attributes.
    fn below(&self) -> &Self::Below;
}

impl OneLevel for () {
    type Below = ();

    #[inline(always)]
    fn below(&self) -> &() {
        self
    }
}

impl<L> OneLevel for One<L> {
    type Below = L;

    #[inline(always)]
    fn below(&self) -> &L {
        &self.0
    }
}

impl OneLevel for SwitchIs {
    type Below = SwitchIs;

    #[inline(always)]
    fn below(&self) -> &SwitchIs {
        self
    }
}

/// Decoding of a pointer to one value, which may be borrowed as it stands.
macro_rules! pointer_to_one {
    ([$($a:tt)*] $ty:ty $(, or $borrow:ident)?) => {
        impl<'m, L: OneLevel, T: Unmarshal<'m, A, L::Below>, $($a)*> Unmarshal<'m, A, L> for $ty {
            type Flat = ReferentId;

            #[inline(always)]
            fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
                cursor.referent::<S>()
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn walk<S: Syntax>(
                id: ReferentId,
                have: Option<&Self>,
                levels: &L,
                decoder: &mut Decoder<'m, A>,
            ) -> NdrResult<()> {
                not_null(id, decoder)?;
                let have = have.and_then(<Self as Home<'m, A>>::kept_ref);
                if have.is_none() {
                    // In the order in which `build` allocates.
                    <Self as Home<'m, A>>::tally(decoder)?;
                }
                decoder.walk_pointee::<S, L::Below, T>(have, levels.below())
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn build<S: Syntax>(id: ReferentId, levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<Self> {
                not_null(id, decoder)?;
                $(
                    if let Some(pointee) = $borrow::<S, A, L::Below, T>(decoder)? {
                        return Ok(pointee);
                    }
                )?
                let pointee = <Self as Home<'m, A>>::make(
                    decoder,
                    #[inline(always)]
                    |decoder, place| decoder.pointee_at::<S, L::Below, T>(levels.below(), place),
                )?;
                Ok(pointee)
            }

            fn update<S: Syntax>(&mut self, id: ReferentId, levels: &L, decoder: &mut Decoder<'m, A>) -> NdrResult<()> {
                let Some(pointee) = <Self as Home<'m, A>>::kept(self) else {
                    *self = Self::build::<S>(id, levels, decoder)?;
                    return Ok(());
                };
                not_null(id, decoder)?;
                decoder.update_pointee::<S, L::Below, T>(pointee, levels.below())
            }
        }
    };
}

impl<T> Pointer for Box<T> {}
marshal_pointer! { Layout::GLOBAL, [T, L: OneLevel] Box<T> => T, L, L::Below, |levels| levels.below() }
pointer_to_one! { [A] Box<T> }

impl<T> Pointer for &T {}
marshal_pointer! { Layout::REFERENCE.borrowing(), ['a, T, L: OneLevel] &'a T => T, L, L::Below, |levels| levels.below() }
pointer_to_one! { [A] &'m T, or borrow_one }

impl<T> Pointer for &mut T {}
marshal_pointer! {
    Layout::REFERENCE.borrowing().exclusive(), ['a, T, L: OneLevel] &'a mut T => T, L, L::Below, |levels| levels.below()
}
pointer_to_one! { [A] &'m mut T }

impl<T, A: Allocator> Pointer for PluggedBox<T, A> {}
marshal_pointer! {
    Layout::OWNED, [T, A: Allocator, L: OneLevel] PluggedBox<T, A> => T, L, L::Below, |levels| levels.below()
}
pointer_to_one! { [A: Allocator + Clone] PluggedBox<T, A> }

/// The value at the cursor in the stub's own memory, if its bytes there are those of a value in memory.
#[inline]
fn borrow_one<'m, S: Syntax, A, L, T: Unmarshal<'m, A, L>>(
    decoder: &mut Decoder<'m, A>,
) -> NdrResult<Option<&'m T>> {
    if const { !layout_of::<T, L>().is_identical::<S>() } {
        return Ok(None);
    }
    let mut ahead = *decoder.cursor();
    let run = Run::skip::<S, A, L, T>(&mut ahead, 1)?;
    let one = run.borrow::<S, A, L, T>(decoder).and_then(<[T]>::first);
    if one.is_some() {
        *decoder.cursor() = ahead;
    }
    Ok(one)
}

// Unique pointers.

const NULL_ARRAY: &Flaw = &Flaw(
    Status::BAD_STUB_DATA,
    "[MEM-40] a null pointer where a count says that there are elements",
    "an array, or a count of 0",
);

#[inline(always)]
fn may_be_null<A, L, P: Ndr<L>>(levels: &L, decoder: &Decoder<'_, A>) -> NdrResult<()> {
    if P::may_be_null(levels) { Ok(()) } else { Err(decoder.error(NULL_ARRAY)) }
}

impl<P: Pointer + Ndr<L>, L> Ndr<L> for Option<P> {
    const LAYOUT: Layout = P::LAYOUT.nullable();
    const WIRE_FORM: WireForm = P::WIRE_FORM.nullable(<Self as Ndr<L>>::LAYOUT);
    // SAFETY: it has the pointer's lifetimes.
    const LIFETIMES: Option<Lifetimes<Self, L>> = unsafe { Lifetimes::of_part::<P, L>() };
}

impl<P: Pointer + Marshal<L>, L> Marshal<L> for Option<P> {
    #[inline]
    fn conformance(&self, levels: &L) -> Result<usize, CountMismatch> {
        match self {
            Some(pointer) => pointer.conformance(levels),
            None if P::may_be_null(levels) => Ok(0),
            None => Err(CountMismatch::LENGTH),
        }
    }

    #[inline(always)]
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &L, sink: &mut W) -> NdrResult<()> {
        if self.is_none() && !P::may_be_null(levels) {
            return Err(sink.error(NULL_ARRAY));
        }
        if const { P::LAYOUT.is_full() }
            && let Some(pointer) = self
        {
            return pointer.write_flat::<S, W>(levels, sink);
        }
        sink.referent::<S>(self.is_some())
    }

    // Inlined, because the test for null often saves the call.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn write_pointees<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        match self {
            Some(pointer) => pointer.write_pointees::<S>(levels, encoder),
            None => Ok(()),
        }
    }
}

impl<'m, A, L, P> Unmarshal<'m, A, L> for Option<P>
where
    P: Pointer + Unmarshal<'m, A, L, Flat = ReferentId>,
{
    type Flat = ReferentId;

    #[inline(always)]
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<ReferentId> {
        cursor.referent::<S>()
    }

    #[inline(always)]
    fn ends(id: ReferentId, levels: &L) -> bool {
        id.is_null() && P::may_be_null(levels)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn walk<S: Syntax>(
        id: ReferentId,
        have: Option<&Self>,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        if id.is_null() {
            may_be_null::<A, L, P>(levels, decoder)
        } else {
            P::walk::<S>(id, have.and_then(Option::as_ref), levels, decoder)
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn build<S: Syntax>(
        id: ReferentId,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Option<P>> {
        if id.is_null() {
            may_be_null::<A, L, P>(levels, decoder)?;
            return Ok(None);
        }
        P::build::<S>(id, levels, decoder).map(Some)
    }

    fn update<S: Syntax>(
        &mut self,
        id: ReferentId,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        match self {
            Some(pointer) if !id.is_null() => pointer.update::<S>(id, levels, decoder),
            _ => {
                *self = Self::build::<S>(id, levels, decoder)?;
                Ok(())
            }
        }
    }
}

impl<P> Start for Option<P> {
    fn start() -> Option<P> {
        None
    }
}
