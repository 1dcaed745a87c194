//! The arithmetic of `size_is`, `length_is` and their kin.

use super::{Flaw, NdrError, NdrResult};
use crate::status::Status;
use core::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Not, Rem, Shl, Shr, Sub};

/// A value in an attribute expression such as `#[size_is(2 * n + 1)]`.
///
/// The values come from a peer, so that nothing here can overflow, divide by zero or panic: a
/// result that does not exist stays nonexistent, and [`Count::get`] says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Count(Option<i128>);

/// A type whose value may stand in `size_is`, `length_is`, `first_is`, `last_is` or `max_is`: an
/// integer of at most 32 bits (MIDL2059), an enum, or a boolean.
#[diagnostic::on_unimplemented(
    message = "[ARR-18] `{Self}` cannot be used to count",
    label = "an attribute expression is made of integers of at most 32 bits",
    note = "`size_is`, `length_is` and their kin take `i8` to `i32` and `u8` to `u32`; a 64-bit, \
            floating-point or nullable value is MIDL2059, MIDL2174, MIDL2195"
)]
pub trait CorrelationSource: Copy {
    /// The value.
    fn to_count(self) -> i128;
}

macro_rules! sources {
    ($($ty:ty)+) => {$(
        impl CorrelationSource for $ty {
            #[inline(always)]
            fn to_count(self) -> i128 {
                i128::from(self)
            }
        }
    )+};
}
sources! { i8 i16 i32 u8 u16 u32 bool }

/// A unique pointer to a number: what `*n` stands for in an expression where `n` may be null.
#[diagnostic::on_unimplemented(
    message = "[PTR-19] `{Self}` is no unique pointer to an integer of at most 32 bits (MIDL2195)",
    label = "an attribute expression is made of integers of at most 32 bits"
)]
pub trait NullableSource {
    /// The number, if there is one.
    fn number(&self) -> Option<i128>;
}

macro_rules! nullable_sources {
    ($($ty:ty)+) => {$(
        nullable_sources! { @ Option<$ty>, |n| i128::from(*n) }
        nullable_sources! { @ Option<&$ty>, |n| i128::from(**n) }
        nullable_sources! { @ Option<&mut $ty>, |n| i128::from(**n) }
        nullable_sources! { @ Option<Box<$ty>>, |n| i128::from(**n) }
    )+};
    (@ $ty:ty, |$n:ident| $number:expr) => {
        impl NullableSource for $ty {
            #[inline]
            fn number(&self) -> Option<i128> {
                self.as_ref().map(|$n| $number)
            }
        }
    };
}
nullable_sources! { i8 i16 i32 u8 u16 u32 }

impl Count {
    /// A value that is not known yet: a parameter that comes later on the wire.
    pub const UNKNOWN: Count = Count(None);

    /// The value of a field or a parameter.
    #[inline(always)]
    #[must_use]
    pub fn of<T: CorrelationSource>(value: T) -> Count {
        Count(Some(value.to_count()))
    }

    /// The value behind a pointer that may be null. A null has no value.
    #[inline]
    #[must_use]
    pub fn behind<T: NullableSource>(pointer: &T) -> Count {
        Count(pointer.number())
    }

    /// 1 if a pointer is not null, else 0.
    #[inline]
    #[must_use]
    pub fn is_there<T: NullableSource>(pointer: &T) -> Count {
        Count(Some(i128::from(pointer.number().is_some())))
    }

    /// The value, if it is from `low` to `high`.
    #[inline]
    #[must_use]
    pub fn within(self, low: i64, high: i64) -> Count {
        Count(self.0.filter(|value| i128::from(low) <= *value && *value <= i128::from(high)))
    }

    /// The number of an array's elements.
    #[inline(always)]
    #[must_use]
    pub fn length(length: usize) -> Count {
        Count(i128::try_from(length).ok())
    }

    /// A constant.
    #[inline(always)]
    #[must_use]
    pub const fn constant(value: i128) -> Count {
        Count(Some(value))
    }

    /// The number of elements from the first to the last one: none if the last comes before the first
    /// (ARR-12).
    #[inline]
    #[must_use]
    pub fn from_first_to_last(first: Count, last: Count) -> Count {
        let Count(length) = last - first + Count::constant(1);
        Count(length.map(|length| length.max(0)))
    }

    /// 1 if the relation holds, else 0.
    #[inline]
    #[must_use]
    pub fn compared(self, other: Count, holds: fn(i128, i128) -> bool) -> Count {
        Count(self.0.zip(other.0).map(|(a, b)| i128::from(holds(a, b))))
    }

    /// C's `&&`: the right side counts only if the left side is not zero.
    #[inline]
    #[must_use]
    pub fn and(self, other: Count) -> Count {
        self.select(other.select(Count(Some(1)), Count(Some(0))), Count(Some(0)))
    }

    /// C's `||`: the right side counts only if the left side is zero.
    #[inline]
    #[must_use]
    pub fn or(self, other: Count) -> Count {
        self.select(Count(Some(1)), other.select(Count(Some(1)), Count(Some(0))))
    }

    /// C's `!`: 1 for zero, else 0.
    #[inline]
    #[must_use]
    pub fn negated(self) -> Count {
        self.select(Count(Some(0)), Count(Some(1)))
    }

    /// C's `?:`: the first for any value but zero, the second for zero.
    #[inline]
    #[must_use]
    pub fn select(self, then: Count, otherwise: Count) -> Count {
        match self.0 {
            None => Count(None),
            Some(0) => otherwise,
            Some(_) => then,
        }
    }

    /// The value, if there is one that a discriminant can have.
    #[inline]
    #[must_use]
    pub fn raw(self) -> Option<i64> {
        self.0.and_then(|value| i64::try_from(value).ok())
    }

    /// The number of elements, or `None` if the expression has no result or a negative one.
    #[inline(always)]
    #[must_use]
    pub fn get(self) -> Option<usize> {
        self.0.and_then(|value| usize::try_from(value).ok())
    }
}

macro_rules! operators {
    ($($trait:ident $method:ident $checked:ident;)+) => {$(
        impl $trait for Count {
            type Output = Count;

            #[inline(always)]
            fn $method(self, other: Count) -> Count {
                Count(self.0.zip(other.0).and_then(|(a, b)| a.$checked(b)))
            }
        }
    )+};
}
operators! {
    Add add checked_add;
    Sub sub checked_sub;
    Mul mul checked_mul;
    Div div checked_div;
    Rem rem checked_rem;
}

macro_rules! bit_operators {
    ($($trait:ident $method:ident;)+) => {$(
        impl $trait for Count {
            type Output = Count;

            #[inline(always)]
            fn $method(self, other: Count) -> Count {
                Count(self.0.zip(other.0).map(|(a, b)| $trait::$method(a, b)))
            }
        }
    )+};
}
bit_operators! { BitAnd bitand; BitOr bitor; BitXor bitxor; }

impl Shl for Count {
    type Output = Count;

    #[inline(always)]
    fn shl(self, by: Count) -> Count {
        // A shift by 64 or more makes any value but zero too large for a count.
        let by = by.0.and_then(|by| u32::try_from(by).ok()).filter(|by| *by < 64);
        Count(self.0.zip(by).and_then(|(value, by)| value.checked_mul(1_i128 << by)))
    }
}

impl Shr for Count {
    type Output = Count;

    #[inline(always)]
    fn shr(self, by: Count) -> Count {
        let by = by.0.and_then(|by| u32::try_from(by).ok());
        Count(self.0.zip(by).map(|(value, by)| value >> by.min(127)))
    }
}

impl Not for Count {
    type Output = Count;

    #[inline(always)]
    fn not(self) -> Count {
        Count(self.0.map(|value| !value))
    }
}

/// Checks a value that was received against its `range`.
///
/// # Errors
/// `RPC_S_INVALID_BOUND` if it is outside.
#[inline(always)]
pub fn in_range(value: Count, low: i64, high: i64, offset: usize) -> NdrResult<()> {
    match value.raw() {
        Some(value) if value >= low && value <= high => Ok(()),
        _ => Err(NdrError::new(offset, OUT_OF_RANGE)),
    }
}

/// As [`in_range`] for what a unique pointer points to: a null is in any range.
#[inline]
pub fn in_range_or_null<T: NullableSource>(
    pointer: &T,
    low: i64,
    high: i64,
    offset: usize,
) -> NdrResult<()> {
    match pointer.number() {
        Some(_) => in_range(Count::behind(pointer), low, high, offset),
        None => Ok(()),
    }
}

const OUT_OF_RANGE: &Flaw =
    &Flaw(Status::INVALID_BOUND, "[ARR-45] a value outside its `range`", "one within it");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_that_leaves_the_range_has_no_value() {
        let n = Count::of(u32::MAX);
        assert_eq!((n * Count::constant(2) + Count::constant(1)).raw(), Some(8_589_934_591));
        assert_eq!((n * n * n * n).get(), None);
        assert_eq!((Count::constant(1) / Count::constant(0)).get(), None);
        assert_eq!((Count::constant(0) - Count::constant(1)).get(), None);
        assert_eq!((Count::constant(1) << Count::constant(200)).get(), None);
        assert_eq!((Count::constant(9) >> Count::constant(1)).get(), Some(4));
        assert_eq!((Count::UNKNOWN + n).get(), None);
    }

    #[test]
    fn conditions_are_cs() {
        let [no, yes, five] = [0, 1, 5].map(Count::constant);
        assert_eq!(five.compared(yes, |a, b| a > b), yes);
        assert_eq!((five.and(yes), five.and(no), no.and(Count::UNKNOWN)), (yes, no, no));
        assert_eq!((no.or(five), no.or(no), five.or(Count::UNKNOWN)), (yes, no, yes));
        assert_eq!((five.negated(), no.negated()), (no, yes));
        assert_eq!((five.select(yes, Count::UNKNOWN), no.select(yes, five)), (yes, five));
        assert_eq!(Count::UNKNOWN.select(yes, yes), Count::UNKNOWN);
    }
}
