//! The codec's traits. `#[derive(Ndr)]` implements them.

use core::marker::PhantomData;

use super::attributes::Plain;
use super::encoder::CountMismatch;
use super::lock::WireForm;
use super::place::{Made, Place};
use super::{Cursor, Decoder, Encoder, Layout, NdrResult, Sink, Syntax};

/// A type that has a wire form, given the attributes `L` at its place.
///
/// Derive it with `#[derive(Ndr)]`. `L` is [`Plain`] without attributes; see
/// [`attributes`](super::attributes).
#[diagnostic::on_unimplemented(
    message = "[IFC-18] `{Self}` has no wire form with the attributes at this place",
    label = "not a wire type here",
    note = "a struct or enum of your own needs `#[derive(Ndr)]`; a Rust `union` has no discriminant (MIDL2137), and a \
            binding handle is no data (MIDL2182)",
    note = "an array or vector needs `#[size_is(n)]`, where `n` is the parameter or field that holds \
            its length (MIDL2105); one level below a pointer it is `#[size_is(, n)]`",
    note = "`size_is` and `length_is` belong on arrays, `string` on arrays of characters, `switch_is` \
            on unions (MIDL2072), where a union with a default arm needs it (MIDL2078)",
    note = "for a type of std's write what travels: `u32` or `u64` for `usize`, times and atomics, `u16` for `char`, \
            `WString` for paths, `Box<T>` for `Rc` and `Arc`, `String` for `Cow<str>`, a vector for other \
            collections, a structure for a tuple or a range, `#[skip]` for `PhantomData`"
)]
pub trait Ndr<L = Plain> {
    /// The layout of the flat part.
    const LAYOUT: Layout;

    /// The promise that values in memory have the bytes that the layout says. Without it no value is copied
    /// or borrowed as it stands, whatever `LAYOUT` says: that may be another type's layout.
    #[doc(hidden)]
    const IDENTITY: Option<Identity<Self, L>> = None;

    /// Which lifetimes the type may have, so that a full pointer may point to it: see [`Lifetimes`]. For a
    /// type of your own without a lifetime it is `Some(Lifetimes::none())`.
    const LIFETIMES: Option<Lifetimes<Self, L>> = None;

    /// What a wire lock keeps of it. It is asked for what is locked alone.
    #[doc(hidden)]
    const WIRE_FORM: WireForm = WireForm::of(Self::LAYOUT);

    /// PTR-25: a value must end, at a null or an empty array. For a type that contains itself through
    /// pointers that are never null, the evaluation of this constant is a cycle, which the compiler reports.
    #[doc(hidden)]
    const PTR_25_RECURSION_NEEDS_AN_OPTION: () = ();

    /// Whether an `Option` of this pointer type may be null: not where a count says that there are elements
    /// (MEM-40).
    #[doc(hidden)]
    #[inline(always)]
    fn may_be_null(levels: &L) -> bool {
        let _ = levels;
        true
    }
}

/// A promise about the memory of `T`, at the attributes `L`. It holds the layout that it is about, so that it
/// cannot be combined with another layout.
#[doc(hidden)]
#[derive(Debug)]
pub struct Identity<T: ?Sized, L> {
    layout: Layout,
    of: PhantomData<(*mut L, *mut T)>,
}

impl<T: ?Sized, L> Clone for Identity<T, L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized, L> Copy for Identity<T, L> {}

impl<T: ?Sized, L> Identity<T, L> {
    /// The promise; `None` if the layout is identical to memory in no transfer syntax.
    ///
    /// # Safety
    /// Where the layout says so (`Layout::is_identical`), the type's values must have the bytes of the wire,
    /// no padding and no invalid bit pattern, and making a value must have no other effect.
    #[must_use]
    pub const unsafe fn of(layout: Layout) -> Option<Identity<T, L>> {
        match layout.is_ever_identical() {
            true => Some(Identity { layout, of: PhantomData }),
            false => None,
        }
    }
}

impl Layout {
    /// The layout of the promise `by`; without a promise this layout, of which every value is checked.
    #[doc(hidden)]
    #[must_use]
    pub const fn promised<T: ?Sized, L>(self, by: Option<Identity<T, L>>) -> Layout {
        match by {
            Some(identity) => identity.layout,
            None => self.checked(),
        }
    }
}

/// A type's layout. It is identical to memory only if the type promises so ([`Identity`]).
#[must_use]
pub(super) const fn layout_of<T: Ndr<L> + ?Sized, L>() -> Layout {
    T::LAYOUT.promised(T::IDENTITY).sound()
}

/// Which lifetimes a type has where it is decoded.
///
/// A decoder keeps the pointees of full pointers by id, and tells types apart by their
/// [`TypeId`](core::any::TypeId), which ignores lifetimes. So a type that it keeps may have no lifetime but
/// that of the call's memory, as `#[derive(Ndr)]` makes it.
#[derive(Debug)]
pub struct Lifetimes<T: ?Sized, L = Plain> {
    /// A bit for each part of the type, in order, set if the part has no lifetime. A one stands in front.
    parts: u64,
    /// Invariant, so that what is said of a type with one lifetime is not taken for the type with another
    /// one.
    of: PhantomData<(*mut L, *mut T)>,
}

impl<T: ?Sized, L> Clone for Lifetimes<T, L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized, L> Copy for Lifetimes<T, L> {}

impl<T: ?Sized, L> Lifetimes<T, L> {
    /// The type has no lifetime, or only `'static`.
    #[must_use]
    pub const fn none() -> Lifetimes<T, L>
    where
        T: 'static,
    {
        Lifetimes { parts: 0b11, of: PhantomData }
    }

    /// All lifetimes of the type are that of the call's memory, for which it is decoded.
    ///
    /// # Safety
    /// For each `'m` and `A`, the type may be `Unmarshal<'m, A, L>` for one choice of its lifetimes only:
    /// that all are `'m`. Lifetimes in its allocator `A` and in its type parameters do not count.
    #[doc(hidden)]
    #[must_use]
    pub const unsafe fn of_memory() -> Lifetimes<T, L> {
        Lifetimes { parts: 0b10, of: PhantomData }
    }

    /// The same for a type whose lifetimes are those of one part, `U`, and that of the call's memory.
    ///
    /// # Safety
    /// As [`Lifetimes::of_memory`], for the lifetimes that are not the part's.
    #[doc(hidden)]
    #[must_use]
    pub const unsafe fn of_part<U: Ndr<M> + ?Sized, M>() -> Option<Lifetimes<T, L>> {
        match U::LIFETIMES {
            Some(part) => Some(Lifetimes { parts: part.parts, of: PhantomData }),
            None => None,
        }
    }

    /// The same for a type that has `U` as one more part.
    #[doc(hidden)]
    #[must_use]
    pub const fn and<U: Ndr<M> + ?Sized, M>(self) -> Option<Lifetimes<T, L>> {
        let Some(part) = U::LIFETIMES else { return None };
        let bits = part.parts.ilog2();
        if self.parts.leading_zeros() < bits {
            return None;
        }
        Some(Lifetimes {
            parts: (self.parts << bits) | (part.parts ^ (1 << bits)),
            of: PhantomData,
        })
    }

    pub(super) const fn parts(self) -> u64 {
        self.parts
    }
}

/// Encoding, in the two phases of NDR (C706 section 14.3.12.3): a value's flat part, in which each
/// pointer is a referent id, then what the pointers point to, in the same order.
#[diagnostic::on_unimplemented(
    message = "[IFC-18] `{Self}` cannot be encoded with the attributes at this place",
    label = "not a wire type here",
    note = "a struct or enum of your own needs `#[derive(Ndr)]`; an array needs `#[size_is(n)]`"
)]
pub trait Marshal<L = Plain>: Ndr<L> {
    /// The maximum count that is hoisted in front, if the layout is conformant.
    ///
    /// # Errors
    /// When a count and the length of what it counts disagree.
    #[inline]
    fn conformance(&self, levels: &L) -> Result<usize, CountMismatch> {
        let _ = levels;
        Ok(0)
    }

    /// Compares the value, which is written already, with the attributes of another full pointer to it.
    ///
    /// # Errors
    /// When a count or a discriminant differs from the value's.
    #[doc(hidden)]
    #[inline]
    fn agree(&self, levels: &L) -> Result<(), CountMismatch> {
        if const { Self::LAYOUT.is_conformant() } {
            self.conformance(levels)?;
        }
        Ok(())
    }

    /// Writes the flat part.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` when counts disagree; `RPC_S_OUT_OF_MEMORY`.
    fn write_flat<S: Syntax, W: Sink>(&self, levels: &L, sink: &mut W) -> NdrResult<()>;

    /// Writes a value whole, as a parameter or what a pointer points to: the hoisted count, the flat
    /// part, then the pointees.
    ///
    /// # Errors
    /// As [`Marshal::write_flat`].
    #[inline]
    fn write_value<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        encoder.flat::<S, L, Self>(self, levels)?;
        if const { Self::LAYOUT.has_pointers() } {
            self.write_pointees::<S>(levels, encoder)?;
        }
        Ok(())
    }

    /// Writes the pointees.
    ///
    /// # Errors
    /// As [`Marshal::write_flat`].
    #[inline]
    fn write_pointees<S: Syntax>(&self, levels: &L, encoder: &mut Encoder<'_>) -> NdrResult<()> {
        let _ = (levels, encoder);
        Ok(())
    }
}

/// Decoding, in the same two phases, into memory of three kinds: owned, taken from the allocator
/// `A`, or borrowed for `'m` from the stub or the call's arena.
#[diagnostic::on_unimplemented(
    message = "[IFC-18] `{Self}` cannot be decoded with the attributes at this place",
    label = "not a wire type here",
    note = "a struct or enum of your own needs `#[derive(Ndr)]`; an array needs `#[size_is(n)]`",
    note = "a type that borrows (`&str`, `&[T]`, `&T`) is decoded for the lifetime of the call's memory"
)]
pub trait Unmarshal<'m, A, L = Plain>: Ndr<L> + Sized {
    /// The content of the flat part: the value itself where there are no pointers, the referent id of a
    /// pointer, the place of an array.
    type Flat: Copy;

    /// Reads the flat part. It allocates nothing.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` when the data ends too early or contradicts the interface.
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<Self::Flat>;

    /// Walks what [`build`](Unmarshal::build) would read, validates it, and counts what it would
    /// allocate, without allocating. `have` is the value that is about to be changed in place: then only what
    /// is not there yet counts.
    ///
    /// # Errors
    /// As `build`, except for memory.
    fn walk<S: Syntax>(
        flat: Self::Flat,
        have: Option<&Self>,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()>;

    /// Whether many values [end](Unmarshal::ends) with their flat part although others do not: the leaves of a tree.
    #[doc(hidden)]
    const HAS_LEAVES: bool = false;

    /// Whether the value ends with its flat part, and [`walk`](Unmarshal::walk) has nothing to look at. It may be
    /// said of fewer values than are so.
    #[doc(hidden)]
    #[inline(always)]
    fn ends(flat: Self::Flat, levels: &L) -> bool {
        let _ = (flat, levels);
        const { layout_of::<Self, L>().is_plain() }
    }

    /// The value's bytes in the stub, if they are its bytes in memory, too. It is a pointer, not the value:
    /// returned in an `Option`, the value would be copied field by field.
    #[doc(hidden)]
    #[inline(always)]
    fn same<S: Syntax>(flat: Self::Flat, decoder: &Decoder<'m, A>) -> Option<Same<'m, Self>> {
        let _ = (flat, decoder);
        None
    }

    /// Reads the pointees, and makes the value.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA`, `RPC_S_INVALID_BOUND`, `RPC_X_NULL_REF_POINTER` and others for wrong data;
    /// `RPC_S_OUT_OF_MEMORY`.
    fn build<S: Syntax>(
        flat: Self::Flat,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self>;

    /// Compares the counts, or the discriminant, of the value at the cursor with the attributes of another
    /// full pointer to it. Its hoisted count has been read.
    ///
    /// # Errors
    /// As `build`.
    #[doc(hidden)]
    #[inline]
    fn agrees<S: Syntax>(cursor: &mut Cursor<'m>, levels: &L) -> NdrResult<()> {
        let _ = (cursor, levels);
        Ok(())
    }

    /// Makes the next element of an array, whose flat part stands at `flats`. A type without pointers may
    /// check and make it in one step.
    ///
    /// # Errors
    /// As `build`.
    #[doc(hidden)]
    #[inline(always)]
    fn read_next<S: Syntax>(
        flats: &mut Cursor<'m>,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<Self> {
        let flat = Self::read_flat::<S>(flats)?;
        Self::build::<S>(flat, levels, decoder)
    }

    /// As [`build`](Unmarshal::build), in the value's final place: a large value is not moved there.
    ///
    /// # Errors
    /// As `build`.
    #[doc(hidden)]
    #[inline(always)]
    fn build_at<'p, S: Syntax>(
        flat: Self::Flat,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
        place: Place<'p, Self>,
    ) -> NdrResult<Made<'p, Self>> {
        Self::build::<S>(flat, levels, decoder).map(|value| place.put(value))
    }

    /// Changes the value in place: what a pointer points to stays where it is (MEM-13), and what it
    /// pointed to before it became null is freed (MEM-17).
    ///
    /// # Errors
    /// None after [`walk`](Unmarshal::walk).
    #[inline]
    fn update<S: Syntax>(
        &mut self,
        flat: Self::Flat,
        levels: &L,
        decoder: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        *self = Self::build::<S>(flat, levels, decoder)?;
        Ok(())
    }
}

/// A value in the stub whose bytes are the same in memory, at any alignment.
#[doc(hidden)]
#[derive(Debug)]
pub struct Same<'m, T>(*const T, PhantomData<&'m [u8]>);

impl<'m, T> Same<'m, T> {
    /// The value with these bytes, if it has as many: they may come from a run of another type.
    ///
    /// # Safety
    /// Any bytes of the size of `T` are a valid value, and making a value has no other effect.
    #[inline(always)]
    pub(crate) const unsafe fn of(bytes: &'m [u8]) -> Option<Same<'m, T>> {
        if bytes.len() == size_of::<T>() {
            Some(Same(bytes.as_ptr().cast(), PhantomData))
        } else {
            None
        }
    }

    /// The value where it stands, if it is aligned there.
    #[inline(always)]
    pub(crate) fn borrow(self) -> Option<&'m T> {
        // SAFETY: the bytes are a valid value, as the constructor's caller said; they are aligned, and borrowed for `'m`.
        self.0.is_aligned().then(|| unsafe { &*self.0 })
    }

    /// The value.
    #[inline(always)]
    #[must_use]
    pub const fn read(self) -> T {
        // SAFETY: the bytes are a valid value, as the constructor's caller said; they are read once,
        // and nothing is asked of their alignment.
        unsafe { self.0.read_unaligned() }
    }
}

/// A type with a start value: zero, `None`, empty. An \[out\] parameter begins with it.
///
/// `#[derive(Ndr)]` implements it when every field has one.
///
/// ```
/// use rpc_runtime::Start;
/// use rpc_runtime::prelude::*;
///
/// #[derive(Ndr, Debug, PartialEq)]
/// struct Account {
///     rid: u32,
///     name: Option<WString>,
/// }
///
/// assert_eq!(Account::start(), Account { rid: 0, name: None });
/// ```
#[diagnostic::on_unimplemented(
    message = "[MEM-30] an [out] parameter of type `{Self}` has no value to start with",
    label = "no start value",
    note = "a pointer that is never null cannot be made from nothing: wrap it in `Option`, as in \
            `#[out] p: &mut Option<Box<T>>`",
    note = "nor can an enum without a zero: give it a variant that is 0, or `#[repr(u16)]` and `#[other] Other(u16)` in \
            the place of `#[closed]`"
)]
pub trait Start: Sized {
    /// The start value.
    fn start() -> Self;
}
