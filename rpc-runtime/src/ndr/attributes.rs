//! What the attributes of a parameter or field say of its arrays, one pointer level at a time.
//!
//! `#[size_is(n)] v: Vec<T>` makes `Vec<T>` a wire type at the level [`SizeIs`]. Without the attribute it is
//! no wire type, because nothing would say how long it is. So an attribute that is missing, or stands where
//! it means nothing, is a missing impl: a compile error.
//!
//! Each level carries the values of its expressions, as far as they are known, and the level below.

use super::{Count, Flaw, NdrError};
use crate::status::Status;

/// No attribute from here on down.
pub type Plain = ();

/// A pointer to one value; the attributes below it follow. This is a comma in `#[size_is(, n)]`.
#[derive(Clone, Copy, Debug)]
pub struct One<L>(pub L);

/// A conformant array: `size_is` or `max_is`.
#[derive(Clone, Copy, Debug)]
pub struct SizeIs<L> {
    /// The number of elements.
    pub size: Counted,
    /// The elements' own attributes.
    pub rest: L,
}

/// A conformant varying array: a size, and the range that is transmitted.
#[derive(Clone, Copy, Debug)]
pub struct SizeLength<L> {
    /// The number of elements.
    pub size: Counted,
    /// The index of the first element that is transmitted.
    pub first: Counted,
    /// How many are transmitted.
    pub length: Counted,
    /// The elements' own attributes.
    pub rest: L,
}

/// A varying array: the size is fixed, and a range is transmitted.
#[derive(Clone, Copy, Debug)]
pub struct LengthIs<L> {
    /// The index of the first element that is transmitted.
    pub first: Counted,
    /// How many are transmitted.
    pub length: Counted,
    /// The elements' own attributes.
    pub rest: L,
}

/// `[string]` on an array of characters.
#[derive(Clone, Copy, Debug)]
pub struct IsString;

/// `[string, size_is(n)]` on an array of characters: room for `n`, the terminator included.
#[derive(Clone, Copy, Debug)]
pub struct SizedString {
    /// The number of characters that there is room for.
    pub size: Counted,
}

/// `[string, range(low, high)]`: how many characters there may be, the terminator included. The receiver
/// checks it.
#[derive(Clone, Copy, Debug)]
pub struct RangedString {
    /// The least number.
    pub low: i64,
    /// The greatest number.
    pub high: i64,
}

/// `switch_is`: the discriminant of a non-encapsulated union, if it is known by now.
#[derive(Clone, Copy, Debug)]
pub struct SwitchIs(pub Option<i64>);

/// The place of a [`Len`](super::Len): the length of the array that names it, which only an encoder looks at.
#[derive(Clone, Copy, Debug)]
pub struct LengthOf(pub usize);

/// The value of an attribute expression, or why it has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// Not known yet: the expression names parameters that come later on the wire. It is compared when they
    /// are there.
    Late,
    /// A number.
    Known(usize),
    /// A number, or `None` for an invalid expression, with which a null pointer need not agree
    /// (`disable_consistency_check`).
    OrNull(Option<usize>),
    /// A negative value, an overflow or a division by zero.
    Invalid,
}

impl Counted {
    /// What an error says when a count and the length of what it counts differ.
    pub const MISMATCH: &'static Flaw = &Flaw(
        Status::BAD_STUB_DATA,
        "a count that is not the length of what it counts",
        "that length",
    );

    /// What an error says of counts that are negative or outside their `range`, or are no part of an array.
    pub const OUT_OF_RANGE: &'static Flaw = &Flaw(
        Status::INVALID_BOUND,
        "[ARR-07] a count that is negative or outside its `range`, or a part beyond its array",
        "a count from 0 within its `range`, and a part within the array",
    );

    /// The value of an expression whose parameters are all known.
    #[inline(always)]
    #[must_use]
    pub fn new(count: Count) -> Counted {
        count.get().map_or(Counted::Invalid, Counted::Known)
    }

    /// Compares the number `actual`, as received or as found in memory. `offset` is where an error is
    /// reported.
    ///
    /// # Errors
    /// `RPC_X_BAD_STUB_DATA` if it differs from the expression's value; `RPC_S_INVALID_BOUND` if there is no
    /// value.
    #[inline(always)]
    pub fn check(self, actual: usize, offset: usize) -> Result<(), NdrError> {
        match self {
            Counted::Late => Ok(()),
            Counted::Known(expected) | Counted::OrNull(Some(expected)) if expected == actual => {
                Ok(())
            }
            Counted::Known(_) | Counted::OrNull(Some(_)) => {
                Err(NdrError::new(offset, Counted::MISMATCH))
            }
            Counted::Invalid | Counted::OrNull(None) => {
                Err(NdrError::new(offset, Counted::OUT_OF_RANGE))
            }
        }
    }

    /// Whether a null pointer may stand here: the count is zero, or not known yet, or a null need not agree
    /// with it.
    #[inline(always)]
    #[must_use]
    pub fn may_be_zero(self) -> bool {
        matches!(self, Counted::Known(0) | Counted::OrNull(_) | Counted::Late)
    }

    /// The same count, with which a null pointer need not agree (`disable_consistency_check`).
    #[inline]
    #[must_use]
    pub fn or_null(self) -> Counted {
        match self {
            Counted::Known(n) => Counted::OrNull(Some(n)),
            Counted::Invalid => Counted::OrNull(None),
            other => other,
        }
    }

    /// The number, if there is one.
    #[inline(always)]
    #[must_use]
    pub fn known(self) -> Option<usize> {
        match self {
            Counted::Known(n) => Some(n),
            Counted::OrNull(n) => n,
            Counted::Late | Counted::Invalid => None,
        }
    }
}
