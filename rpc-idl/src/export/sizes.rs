//! Which arrays have a size: C's `long *` is one number where none is said.

use proc_macro2::Span;

use super::attributes::Slot;
use super::declarators::{Shape, To};
use super::{Said, Writer};

impl Writer {
    /// Each array that is no string has a size at its level, and what is no array has none.
    pub(super) fn sizes(&self, shape: &Shape, slot: &Slot, span: Span) -> Said<()> {
        let mut shape = shape;
        for level in 0.. {
            let is_sized = slot.sized.get(level).is_some_and(|is_sized| *is_sized);
            let (is_array, inner) = match shape {
                Shape::Base(_) => break,
                Shape::Pointer { to: To::Text, .. } => break,
                Shape::Pointer { to, target, .. } => (*to == To::Many, target),
                Shape::Array(length, element) => {
                    // A string in line.
                    if length.is_empty() && is_character(element) {
                        break;
                    }
                    (length.is_empty(), element)
                }
            };
            let is_string = slot.string && matches!(**inner, Shape::Base(_));
            let commas = ", ".repeat(level);
            if is_array && !is_sized && !is_string {
                let expected = format!(
                    "expected `#[size_is({commas}n)]` on it, where `n` holds its length (ARR-02)"
                );
                return Err(self.wrong(span, "an array without a size", expected));
            }
            if is_sized && !is_array && matches!(shape, Shape::Pointer { .. }) {
                let expected = format!(
                    "expected it where the array is: `#[size_is({commas}, n)]` is one pointer further down (ARR-02)"
                );
                return Err(self.wrong(span, "a size of a pointer to one value", expected));
            }
            shape = &**inner;
        }
        Ok(())
    }
}

/// Whether it is a string's: elsewhere, characters are numbers.
pub(super) fn is_character(element: &Shape) -> bool {
    matches!(element, Shape::Base(base) if matches!(&**base, "char" | "wchar_t"))
}
