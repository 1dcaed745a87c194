//! `range`.

use super::Generator;
use super::types::Slot;
use crate::model::{BaseType, Range, Type};
use crate::source::Span;

impl Generator<'_> {
    /// `range` of a field, where the receiver looks at one.
    pub(super) fn range_of_field(
        &mut self,
        ty: &Type,
        slot: &Slot,
        span: Span,
        name: &str,
    ) -> String {
        let is_number = |ty: &Type| matches!(ty, Type::Base(_) | Type::Enumeration(_));
        match self.model.on_wire(ty) {
            Type::Pointer(pointer)
                if slot.range.is_some()
                    && pointer.extent.is_empty()
                    && is_number(self.model.on_wire(&pointer.target)) =>
            {
                let what = format!("`range` of `{name}`");
                self.skip(span, what, "a number that a field points to has none (ARR-43)");
                String::new()
            }
            _ => self.range(ty, slot, span, name),
        }
    }

    /// `range`, where the receiver looks at one.
    pub(super) fn range(&mut self, ty: &Type, slot: &Slot, span: Span, name: &str) -> String {
        let Some(Range { low, high }) = slot.range else { return String::new() };
        let mut inner = self.model.on_wire(ty);
        let (mut is_many, mut is_fixed) = (false, false);
        loop {
            inner = match inner {
                Type::Pointer(pointer) => {
                    is_many |= pointer.extent.string || pointer.extent.is_conformant();
                    self.model.on_wire(&pointer.target)
                }
                Type::Array(array) => {
                    is_many |= array.extent.string || array.extent.is_conformant();
                    is_fixed |= array.length.is_some();
                    self.model.on_wire(&array.element)
                }
                _ => break,
            };
        }
        let (low, high) = match inner {
            _ if is_many => (low.max(0), high.min(u32::MAX.into())),
            _ if is_fixed => {
                self.skip(
                    span,
                    format!("`range` of `{name}`"),
                    "elements of an array have none (ARR-43)",
                );
                return String::new();
            }
            Type::Base(base) => match base.integer() {
                Some(of) if of.bits <= 32 && *base != BaseType::Boolean => {
                    let most =
                        if of.signed { (1 << (of.bits - 1)) - 1 } else { (1 << of.bits) - 1 };
                    let least = if of.signed { -(1 << (of.bits - 1)) } else { 0 };
                    (low.max(least), high.min(most))
                }
                _ => {
                    self.skip(
                        span,
                        format!("`range` of `{name}`"),
                        "it is about integers of at most 32 bits",
                    );
                    return String::new();
                }
            },
            Type::Enumeration(_) => (low, high),
            _ => {
                self.skip(
                    span,
                    format!("`range` of `{name}`"),
                    "it is about numbers, strings and sizes",
                );
                return String::new();
            }
        };
        format!("#[range({})] ", self.hold(format!("{low}..={high}")))
    }
}
