//! `transmit_as` and `wire_marshal`.

use std::collections::{HashMap, HashSet};

use super::Rules;
use crate::model::{BaseType, Definition, Field, PointerKind, Type, TypedefId};

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
        let (is_full, inner) = self.pointers(ty);
        is_full || inner.is_some_and(|inner| self.full.contains(&inner))
    }

    /// Whether one of a type's pointers is full, and the structure or the union behind them.
    fn pointers(&self, ty: &'m Type) -> (bool, Option<Definition>) {
        let is_full = |ty: &'m Type| match self.model.on_wire(ty) {
            Type::Pointer(pointer) => pointer.kind == PointerKind::Full,
            _ => false,
        };
        let inner = match self.model.on_wire(self.innermost(ty).0) {
            Type::Structure(id) => Some(Definition::Structure(*id)),
            Type::Union(id) => Some(Definition::Union(*id)),
            _ => None,
        };
        (self.levels(ty).any(is_full), inner)
    }

    /// The structures and unions that have full pointers, in what they have or point to.
    pub(super) fn full(&self) -> HashSet<Definition> {
        let mut holders: HashMap<Definition, Vec<Definition>> = HashMap::new();
        let mut pending = Vec::new();
        for &definition in &self.model.definitions {
            let fields: Vec<&Field> = match definition {
                Definition::Structure(id) => self.model[id].fields.iter().collect(),
                Definition::Union(id) => {
                    self.model[id].arms.iter().flat_map(|arm| &arm.fields).collect()
                }
                _ => continue,
            };
            for field in fields {
                let (is_full, inner) = self.pointers(&field.ty);
                if is_full {
                    pending.push(definition);
                }
                if let Some(inner) = inner {
                    holders.entry(inner).or_default().push(definition);
                }
            }
        }
        let mut full = HashSet::new();
        while let Some(definition) = pending.pop() {
            if full.insert(definition) {
                pending.extend(holders.remove(&definition).into_iter().flatten());
            }
        }
        full
    }
}
