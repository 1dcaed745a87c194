//! One error for a type without a wire form.
//!
//! Generated code names the type of a field or a parameter many times, and each time would be an error of its own. So
//! it asks once for [`Ndr`], and everywhere else names [`Select::Type`]: the type itself, or [`StandIn`], of which all
//! is known. The question is an error where a stand-in is selected; should it not be, compiling the stand-in is.

use core::marker::PhantomData;

use super::enums::Labels;
use super::lock::WireForm;
use super::{
    CorrelationSource, Cursor, Decoder, Discriminant, Encoder, Flaw, Keeps, Layout, Marshal, Ndr,
    NdrResult, Sink, Start, Switched, SwitchesOn, Syntax, TransmitAs, TransmittedType, Unmarshal,
};

/// A type at a place with the attributes `L`. `At::<T, L>::HAS_FORM` and its kin are those of an inherent
/// implementation where there is one; else they are [`Lacking`]'s.
#[derive(Debug)]
pub struct At<T: ?Sized, L>(PhantomData<L>, PhantomData<T>);

/// What is said of every type, where nothing else is.
pub trait Lacking {
    /// Whether it has a wire form.
    const HAS_FORM: bool = false;
    /// Whether it is a `TransmitAs` of a type that has a wire form.
    const IS_PRESENTED: bool = false;
    /// Whether it is a union.
    const IS_UNION: bool = false;
    /// Whether it is a discriminant.
    const IS_DISCRIMINANT: bool = false;
    /// Whether it is an enumeration, whose values are labels of unions.
    const HAS_LABELS: bool = false;
    /// Whether it is a `Result` that can be returned.
    const IS_RESULT: bool = false;
    /// Whether it is a value that can be returned.
    const IS_VALUE: bool = false;
    /// Whether it is an error that can be returned.
    const IS_ERROR: bool = false;
    /// Whether it is an element of a pipe.
    const IS_ELEMENT: bool = false;
}

impl<T: ?Sized, L> Lacking for At<T, L> {}

impl<T: Ndr<L> + ?Sized, L> At<T, L> {
    /// It has a wire form.
    pub const HAS_FORM: bool = true;
}

impl<X: Ndr + TransmittedType<T>, T> At<TransmitAs<X, T>, ()> {
    /// It is one.
    pub const IS_PRESENTED: bool = true;
}

impl<T: Switched + ?Sized> At<T, ()> {
    /// It is one.
    pub const IS_UNION: bool = true;
}

impl<T: Discriminant> At<T, ()> {
    /// It is one.
    pub const IS_DISCRIMINANT: bool = true;
}

impl<T: Labels> At<T, ()> {
    /// It is one.
    pub const HAS_LABELS: bool = true;
}

/// The type that generated code names in the place of `T`, for `T::X` as a label of a union: one whose constants are
/// numbers, if `T` is an enumeration. A value that holds another cannot be cast, and a cast is no number of a
/// `v1_enum`'s below zero.
pub trait SelectLabels<T> {
    /// `T::Numbers`, or `T`.
    type Type;
}

impl<T: Labels> SelectLabels<T> for Form<true> {
    type Type = T::Numbers;
}

impl<T> SelectLabels<T> for Form<false> {
    type Type = T;
}

/// The type that generated code names in the place of a union's switch type: a number, where it is none.
pub trait SelectSwitch<T> {
    /// `T`, or `u32`.
    type Type: Discriminant;
}

impl<T: Discriminant> SelectSwitch<T> for Form<true> {
    type Type = T;
}

impl<T> SelectSwitch<T> for Form<false> {
    type Type = u32;
}

/// Whether a place's type has a wire form.
#[derive(Debug)]
pub struct Form<const HAS_FORM: bool>;

/// The type that generated code names in the place of `T`, and the way there and back.
pub trait Select<T: ?Sized> {
    /// `T`, or [`StandIn`].
    type Type: ?Sized;

    /// A reference to what travels.
    fn of(value: &T) -> &Self::Type;
    /// An exclusive reference to what travels.
    fn of_mut(value: &mut T) -> &mut Self::Type;
    /// A reference to the value.
    fn back(value: &Self::Type) -> &T;
    /// An exclusive reference to the value.
    fn back_mut(value: &mut Self::Type) -> &mut T;
}

/// The same for a value.
pub trait SelectValue<T>: Select<T, Type: Sized> {
    /// The value.
    fn value(value: Self::Type) -> T;
    /// The elements that travel.
    fn of_slice_mut(value: &mut [T]) -> &mut [Self::Type];
    /// The elements.
    fn back_slice_mut(value: &mut [Self::Type]) -> &mut [T];
}

impl<T: ?Sized> Select<T> for Form<true> {
    type Type = T;

    #[inline(always)]
    fn of(value: &T) -> &T {
        value
    }

    #[inline(always)]
    fn of_mut(value: &mut T) -> &mut T {
        value
    }

    #[inline(always)]
    fn back(value: &T) -> &T {
        value
    }

    #[inline(always)]
    fn back_mut(value: &mut T) -> &mut T {
        value
    }
}

impl<T> SelectValue<T> for Form<true> {
    #[inline(always)]
    fn value(value: T) -> T {
        value
    }

    #[inline(always)]
    fn of_slice_mut(value: &mut [T]) -> &mut [T] {
        value
    }

    #[inline(always)]
    fn back_slice_mut(value: &mut [T]) -> &mut [T] {
        value
    }
}

impl<T: ?Sized> Select<T> for Form<false> {
    type Type = StandIn;

    fn of(_: &T) -> &StandIn {
        never::<T>()
    }

    fn of_mut(_: &mut T) -> &mut StandIn {
        never::<T>()
    }

    fn back(_: &StandIn) -> &T {
        never::<T>()
    }

    fn back_mut(_: &mut StandIn) -> &mut T {
        never::<T>()
    }
}

impl<T> SelectValue<T> for Form<false> {
    fn value(_: StandIn) -> T {
        never::<T>()
    }

    fn of_slice_mut(_: &mut [T]) -> &mut [StandIn] {
        never::<T>()
    }

    fn back_slice_mut(_: &mut [StandIn]) -> &mut [T] {
        never::<T>()
    }
}

/// What a stand-in does: to compile it is an error.
#[expect(clippy::extra_unused_type_parameters, reason = "it is compiled where `T` is known")]
pub(crate) const fn never<T: ?Sized>() -> ! {
    const { panic!("a type without a wire form, which was not reported") }
}

/// The start value of a place.
#[must_use]
pub fn start_value<F, T>() -> T
where
    F: SelectValue<T>,
    <F as Select<T>>::Type: Start,
{
    F::value(Start::start())
}

/// In the place of a type without a wire form.
#[derive(Clone, Copy, Debug)]
pub struct StandIn;

#[diagnostic::do_not_recommend]
impl CorrelationSource for StandIn {
    fn to_count(self) -> i128 {
        unreachable!()
    }
}

impl<L> Ndr<L> for StandIn {
    // Of what may hold pointers no rule says that it should.
    const LAYOUT: Layout = Layout::POINTER;
    const WIRE_FORM: WireForm = WireForm::UNKNOWN;
}

impl<L> Marshal<L> for StandIn {
    fn write_flat<S: Syntax, W: Sink>(&self, _: &L, _: &mut W) -> NdrResult<()> {
        unreachable!()
    }

    fn write_value<S: Syntax>(&self, _: &L, _: &mut Encoder<'_>) -> NdrResult<()> {
        unreachable!()
    }
}

impl<'m, A, L> Unmarshal<'m, A, L> for StandIn {
    type Flat = StandIn;

    fn read_flat<S: Syntax>(_: &mut Cursor<'m>) -> NdrResult<StandIn> {
        unreachable!()
    }

    fn walk<S: Syntax>(
        _: StandIn,
        _: Option<&Self>,
        _: &L,
        _: &mut Decoder<'m, A>,
    ) -> NdrResult<()> {
        unreachable!()
    }

    fn build<S: Syntax>(_: StandIn, _: &L, _: &mut Decoder<'m, A>) -> NdrResult<Self> {
        unreachable!()
    }
}

impl Start for StandIn {
    fn start() -> StandIn {
        unreachable!()
    }
}

impl Switched for StandIn {
    type Switch = StandIn;
}

impl<D: Discriminant> SwitchesOn<StandIn> for D {}

impl<D: Discriminant> Keeps<StandIn> for D {}

impl<T> TransmittedType<T> for StandIn {
    fn to_xmit(_: &T) -> Result<StandIn, &'static Flaw> {
        unreachable!()
    }

    fn from_xmit(_: StandIn) -> Result<T, &'static Flaw> {
        unreachable!()
    }
}
