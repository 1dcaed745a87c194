//! `range`.

use super::Generator;
use super::types::Slot;
use crate::model::{Range, Type};
use crate::source::Span;

impl Generator<'_> {
    /// `range`, where the receiver looks at one.
    pub(super) fn range(&mut self, ty: &Type, slot: &Slot, span: Span, name: &str) -> String {
        let Some(Range { low, high }) = slot.range else { return String::new() };
        let mut inner = self.model.on_wire(ty);
        let mut is_many = false;
        loop {
            inner = match inner {
                Type::Pointer(pointer) => {
                    is_many |= pointer.extent.string || pointer.extent.is_conformant();
                    self.model.on_wire(&pointer.target)
                }
                Type::Array(array) => {
                    is_many |= array.extent.string || array.extent.is_conformant();
                    self.model.on_wire(&array.element)
                }
                _ => break,
            };
        }
        let (low, high) = match inner {
            _ if is_many => (low.max(0), high.min(u32::MAX.into())),
            Type::Base(base) => match base.integer() {
                Some(of) if of.bits <= 32 => {
                    let most =
                        if of.signed { (1 << (of.bits - 1)) - 1 } else { (1 << of.bits) - 1 };
                    let least = if of.signed { -(1 << (of.bits - 1)) } else { 0 };
                    (low.max(least), high.min(most))
                }
                _ => {
                    self.skip(
                        span,
                        format!("`range` of `{name}`"),
                        "it is about numbers of at most 32 bits",
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
