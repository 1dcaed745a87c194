//! What the attributes of a place say of its type.

use proc_macro2::Span;

use super::attributes::Slot;
use super::declarators::{Kind, Shape, To};
use super::{Said, Writer};

impl Writer {
    /// Whether the attributes are about the type: what they say of another one would be lost.
    pub(super) fn place_of(&self, shape: &Shape, slot: &Slot, span: Span) -> Said<()> {
        let kind = match shape {
            Shape::Pointer { kind, .. } => Some(*kind),
            _ => None,
        };
        if slot.unique && slot.ptr {
            let expected = "expected one of them (PTR-01)";
            return Err(self.wrong(span, "`unique` and `ptr` in one place", expected));
        }
        if slot.unique && kind != Some(Kind::Unique) {
            let expected = "expected an `Option` of a pointer, as in `Option<Box<T>>`, or no `unique` (PTR-26)";
            return Err(self.wrong(span, "`unique` of what is never null", expected));
        }
        if slot.ptr && !matches!(kind, Some(Kind::Unique | Kind::Full)) {
            let expected = "expected an `Option` of a pointer, or no `ptr` (PTR-16)";
            return Err(self.wrong(span, "`ptr` of what is never null", expected));
        }
        if slot.string && slot.levels == 0 && is_to_character(shape) {
            let expected = "expected `Vec<u8>`, `&[u16]` or a string (STR-01)";
            return Err(self.wrong(span, "a string of one character", expected));
        }
        self.sizes(shape, slot, span)
    }

    /// Each array that is no string has a size at its level, and what is no array has none.
    /// C's `long *` is one number where no size is said.
    fn sizes(&self, shape: &Shape, slot: &Slot, span: Span) -> Said<()> {
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

fn is_to_character(shape: &Shape) -> bool {
    match shape {
        Shape::Pointer { to: To::One, target, .. } => {
            matches!(**target, Shape::Base(_)) || is_to_character(target)
        }
        _ => false,
    }
}
