//! `transmit_as` and `wire_marshal`.

use std::collections::BTreeSet;

use super::Rules;
use crate::model::{BaseType, PointerKind, StructureId, Type, TypedefId, UnionId};

impl<'m> Rules<'m> {
    /// What is on the wire in the place of a typedef's own type.
    pub(super) fn transmitted(&mut self, id: TypedefId) {
        let model = self.model;
        let (Some(transmitted), is) = (model.transmitted(id), &model[id].is) else { return };
        let Some(attribute) = is.attribute("transmit_as").or_else(|| is.attribute("wire_marshal"))
        else {
            return;
        };
        let span = attribute.span;
        if model.is_context_handle(&model[id].ty) && !model[id].is_context_handle {
            let fault = format!("`{}` on a context handle", attribute.name);
            return self.report(span, 2084, fault, "expected a type that is data");
        }
        let (innermost, _) = self.innermost(transmitted);
        let midl = match model.on_wire(innermost) {
            _ if self.is_handle(innermost) => 2085,
            Type::Base(BaseType::Void) => 2188,
            Type::Pipe(_) => 2322,
            Type::Function => 2085,
            _ if attribute.name == "wire_marshal" => return self.marshaled(transmitted, span),
            _ => return,
        };
        let fault = format!("`{}` with a type that is no data", attribute.name);
        self.report(span, midl, fault, "expected a type that says what is sent");
    }

    /// Who marshals has a buffer of a size that is known before, and knows of no other pointers.
    fn marshaled(&mut self, transmitted: &'m Type, span: crate::source::Span) {
        let is_open = match self.model.on_wire(transmitted) {
            Type::Array(array) => array.length.is_none(),
            _ => self.is_open_structure(transmitted),
        };
        if is_open {
            let fault = "`wire_marshal` with a type of open size";
            self.report(span, 2417, fault, "expected a pointer to it");
        } else if self.has_full_pointers(transmitted) {
            let fault = "`wire_marshal` with a type that has full pointers";
            self.report(span, 2416, fault, "expected `unique` ones");
        }
    }

    /// The typedef of a type that is transmitted as another one.
    pub(super) fn presented(&self, ty: &Type) -> Option<TypedefId> {
        let mut ty = ty;
        while let Type::Typedef(id) = ty {
            if self.model.transmitted(*id).is_some() {
                return Some(*id);
            }
            ty = &self.model[*id].ty;
        }
        None
    }

    fn has_full_pointers(&self, ty: &'m Type) -> bool {
        let mut structures: BTreeSet<StructureId> = BTreeSet::new();
        let mut unions: BTreeSet<UnionId> = BTreeSet::new();
        let mut pending = vec![ty];
        while let Some(ty) = pending.pop() {
            match self.model.on_wire(ty) {
                Type::Pointer(pointer) if pointer.kind == PointerKind::Full => return true,
                Type::Pointer(pointer) => pending.push(&pointer.target),
                Type::Array(array) => pending.push(&array.element),
                Type::Structure(id) if structures.insert(*id) => {
                    pending.extend(self.model[*id].fields.iter().map(|field| &field.ty));
                }
                Type::Union(id) if unions.insert(*id) => {
                    let fields = self.model[*id].arms.iter().flat_map(|arm| &arm.fields);
                    pending.extend(fields.map(|field| &field.ty));
                }
                _ => {}
            }
        }
        false
    }
}
