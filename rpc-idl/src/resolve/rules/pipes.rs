//! The elements of pipes.

use std::collections::BTreeSet;

use super::Rules;
use super::reach::{Reach, on_wire};
use crate::model::{BaseType, Parameter, ParameterRole, StructureId, Type};
use crate::source::Span;

impl<'m> Rules<'m> {
    /// Each pipe is looked at once: where its type has a name, or else at each parameter.
    pub(super) fn pipes(&mut self, reach: &Reach) {
        let model = self.model;
        for &id in &reach.typedefs {
            if let Type::Pipe(element) = &model[id].ty {
                self.element(element, model[id].is.span);
            }
        }
        for parameter in model.interfaces.iter().flat_map(on_wire).flat_map(|of| &of.parameters) {
            if parameter.role == ParameterRole::Pipe
                && let Type::Pipe(element) = unnamed(parameter)
            {
                self.element(element, parameter.is.span);
            }
        }
    }

    /// An element has one size, and nothing that is sent behind it.
    fn element(&mut self, element: &'m Type, span: Span) {
        let mut seen: BTreeSet<StructureId> = BTreeSet::new();
        let mut pending = vec![element];
        while let Some(ty) = pending.pop() {
            if let Some(id) = self.presented(ty) {
                let fault = format!(
                    "a pipe of `{}`, which is transmitted as another type",
                    self.model[id].is.name
                );
                return self.report(span, 2322, fault, "expected a pipe of what is transmitted");
            }
            let is_handle = self.is_handle(ty);
            let fault = match self.model.on_wire(ty) {
                _ if is_handle => "a pipe of handles",
                Type::Base(BaseType::Void) => "a pipe of anything",
                Type::Base(_) | Type::Enumeration(_) | Type::Unknown | Type::Typedef(_) => continue,
                Type::Structure(id) => {
                    if seen.insert(*id) {
                        pending.extend(self.model[*id].fields.iter().map(|field| &field.ty));
                    }
                    continue;
                }
                Type::Array(array) if array.length.is_some() && array.extent.is_empty() => {
                    pending.push(&array.element);
                    continue;
                }
                Type::Array(_) => "a pipe of what has no fixed size",
                Type::Union(_) => "a pipe of unions",
                Type::Pointer(_) => "a pipe of what has pointers",
                Type::Pipe(_) => "a pipe of pipes",
                Type::Interface(_) | Type::SafeArray(_) | Type::Function => "a pipe of objects",
            };
            return self.report(span, 2317, fault, "expected numbers, or structures of numbers");
        }
    }
}

/// The type of a parameter, behind a pointer, if it has no name.
fn unnamed(parameter: &Parameter) -> &Type {
    match &parameter.ty {
        Type::Pointer(pointer) => &pointer.target,
        other => other,
    }
}
