//! A count that is always the length of its array.

use core::fmt;
use core::marker::PhantomData;

use allocator_api2::alloc::Allocator;
use allocator_api2::vec::Vec as PluggedVec;

use super::attributes::LengthOf;
use super::lock::WireForm;
use super::traits::Lifetimes;
use super::wire_form::never;
use super::{
    CorrelationSource, Cursor, Decoder, Flaw, Full, Layout, Marshal, Ndr, NdrResult, Shared, Sink,
    Start, Syntax, Tail, Unmarshal,
};
use crate::status::Status;

/// A count that keeps itself: a number of type `T` on the wire, and nothing in memory.
///
/// One array names it in `size_is`, and its value is always that array's length, 0 for a null pointer. So nobody can forget
/// it, or say something else. `T` is one of `u8`, `u16`, `u32`, `i8`, `i16`, `i32`; a length that it cannot hold is
/// `RPC_S_INVALID_BOUND` (1734) where it is sent. What a peer counts beside a null pointer is dropped, if
/// `disable_consistency_check` lets it through.
///
/// The macros know it by its name: write `Len<…>` where it stands, and no alias of it.
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// #[derive(Ndr)]
/// struct Names {
///     count: Len<u32>,
///     #[size_is(count)]
///     names: Vec<WString>,
/// }
///
/// let names = Names { count: Len::new(), names: vec!["one".into(), "two".into()] };
/// assert_eq!(names.names.len(), 2); // and so is what travels as `count`
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Len<T>(PhantomData<T>);

impl<T> Len<T> {
    // A function, because `&mut` of a constant is a warning of the compiler's.
    /// The only value.
    #[inline(always)]
    #[must_use]
    pub const fn new() -> Len<T> {
        Len(PhantomData)
    }
}

impl<T> Default for Len<T> {
    fn default() -> Len<T> {
        Len::new()
    }
}

impl<T> fmt::Debug for Len<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Len")
    }
}

impl<T> Start for Len<T> {
    fn start() -> Len<T> {
        Len::new()
    }
}

// Its module is private, so that no other crate has a number that is not what it was made of.
/// A number that can be a `Len`.
#[diagnostic::on_unimplemented(
    message = "[ARR-18] `{Self}` cannot be used to count",
    label = "a `Len` is an integer of at most 32 bits",
    note = "write `Len<T>` with `u8` to `u32` or `i8` to `i32`"
)]
pub trait Number: Ndr + Marshal + CorrelationSource + TryFrom<usize> + 'static {}

impl Number for u8 {}
impl Number for u16 {}
impl Number for u32 {}
impl Number for i8 {}
impl Number for i16 {}
impl Number for i32 {}

const TOO_LONG: &Flaw = &Flaw(
    Status::INVALID_BOUND,
    "[LEN-05] an array that is longer than its count can say",
    "as many elements as the count's type has numbers for",
);

/// A length as the number that travels.
///
/// # Errors
/// The flaw of a length that the number cannot hold.
#[inline(always)]
pub(crate) fn number<T: Number>(length: usize) -> Result<T, &'static Flaw> {
    T::try_from(length).map_err(|_| TOO_LONG)
}

impl<T: Number> Ndr<LengthOf> for Len<T> {
    // It is not in memory, so that no structure with one is copied as it stands.
    const LAYOUT: Layout = T::LAYOUT.checked();
    const WIRE_FORM: WireForm = T::WIRE_FORM;
    const LIFETIMES: Option<Lifetimes<Self, LengthOf>> = Some(Lifetimes::none());
}

/// A condition that nothing meets: a `Len` that counts no array has no wire form. Its message says what to write.
#[diagnostic::on_unimplemented(
    message = "[LEN-01] a `Len` that the macros do not see: they know it by its name",
    label = "not written as `Len<{Self}>`",
    note = "write `Len<{Self}>` as the type of the field or the parameter: no alias of it, and nothing around it"
)]
pub trait Unseen {}

impl<T: Number + Unseen> Ndr for Len<T> {
    const LAYOUT: Layout = T::LAYOUT.checked();
}

// So that the one error is that of its type.
#[diagnostic::do_not_recommend]
impl<T: Copy> CorrelationSource for Len<T> {
    fn to_count(self) -> i128 {
        never::<T>()
    }
}

impl<T: Number> Marshal<LengthOf> for Len<T> {
    #[inline(always)]
    fn write_flat<S: Syntax, W: Sink>(
        &self,
        LengthOf(length): &LengthOf,
        sink: &mut W,
    ) -> NdrResult<()> {
        let number: T = number(*length).map_err(|flaw| sink.error(flaw))?;
        number.write_flat::<S, W>(&(), sink)
    }
}

impl<'m, A, T: Number + Unmarshal<'m, A, Flat = T>> Unmarshal<'m, A, LengthOf> for Len<T> {
    // Received, it is a number like any other, with which the array is compared.
    type Flat = T;

    #[inline(always)]
    fn read_flat<S: Syntax>(cursor: &mut Cursor<'m>) -> NdrResult<T> {
        T::read_flat::<S>(cursor)
    }

    #[inline(always)]
    fn walk<S: Syntax>(
        _: T,
        _: Option<&Self>,
        _: &LengthOf,
        _: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        Ok(())
    }

    #[inline(always)]
    fn build<S: Syntax>(_: T, _: &LengthOf, _: &mut Decoder<'m, A>) -> NdrResult<Self> {
        Ok(Len::new())
    }
}

/// An array, or pointers to one, whose length a [`Len`] is.
#[diagnostic::on_unimplemented(
    message = "[LEN-02] a `Len` cannot count `{Self}`, whose length is not known",
    label = "no array that a `Len` can count",
    note = "it counts a `Vec`, a slice, and what points to one; beside another type write the count as a number, such as `u32`"
)]
pub trait HasLength {
    /// How many elements there are: none behind a null pointer.
    fn length(&self) -> usize;
}

/// How many elements an array has.
#[inline(always)]
#[must_use]
pub fn length_of<T: HasLength + ?Sized>(array: &T) -> usize {
    array.length()
}

impl<T> HasLength for [T] {
    #[inline(always)]
    fn length(&self) -> usize {
        self.len()
    }
}

macro_rules! pointers_to_arrays {
    ($([$($generics:tt)*] $ty:ty;)+) => {$(
        impl<$($generics)*> HasLength for $ty {
            #[inline(always)]
            fn length(&self) -> usize {
                (**self).length()
            }
        }
    )+};
}
pointers_to_arrays! {
    [T] Vec<T>;
    [T, A: Allocator] PluggedVec<T, A>;
    [T: HasLength + ?Sized] Box<T>;
    [T: HasLength + ?Sized, A: Allocator] allocator_api2::boxed::Box<T, A>;
    [T: HasLength + ?Sized] &T;
    [T: HasLength + ?Sized] &mut T;
    [T: HasLength] Tail<T>;
    [T: HasLength] Full<'_, T>;
    [T: HasLength, A: Allocator] Shared<T, A>;
}

impl<T: HasLength> HasLength for Option<T> {
    #[inline(always)]
    fn length(&self) -> usize {
        self.as_ref().map_or(0, T::length)
    }
}
