//! Structures that need themselves: no value of them ends.

use std::collections::{BTreeSet, HashSet};

use super::Rules;
use crate::diagnostic::Diagnostic;
use crate::model::{Field, PointerKind, StructureId, Type};

pub(super) fn endless(field: &Field) -> Diagnostic {
    let fault = "a structure that needs itself, by a reference pointer";
    let expected = "expected `unique`, so that it can end";
    Diagnostic::error(field.is.span, 2164, fault).expected(expected)
}

impl<'m> Rules<'m> {
    pub(super) fn references(&mut self, used: &BTreeSet<StructureId>) {
        let found = self.endless(used.iter().copied());
        self.found.extend(found.into_iter().map(|(_, field)| endless(field)));
    }

    /// The structures with the field by which each needs itself.
    pub(super) fn endless(
        &self,
        all: impl Iterator<Item = StructureId>,
    ) -> Vec<(StructureId, &'m Field)> {
        let model = self.model;
        let mut found = Vec::new();
        // What is known to end, or was looked at.
        let mut done: HashSet<StructureId> = HashSet::new();
        for first in all {
            let mut path: Vec<(StructureId, usize)> = Vec::new();
            let mut within = HashSet::new();
            let mut next = Some(first).filter(|id| !done.contains(id));
            loop {
                if let Some(id) = next.take() {
                    path.push((id, 0));
                    within.insert(id);
                }
                let Some((id, at)) = path.last_mut() else { break };
                let Some(field) = model[*id].fields.get(*at) else {
                    done.insert(*id);
                    within.remove(id);
                    path.pop();
                    continue;
                };
                *at += 1;
                match self.needed(&field.ty) {
                    Some(inner) if within.contains(&inner) => {
                        found.push((*id, field));
                    }
                    Some(inner) if !done.contains(&inner) => next = Some(inner),
                    _ => {}
                }
            }
        }
        found
    }

    /// The structure that a value of a type is never without.
    fn needed(&self, ty: &Type) -> Option<StructureId> {
        let mut ty = self.model.underlying(ty);
        loop {
            ty = match ty {
                Type::Structure(id) => return Some(*id),
                Type::Array(array) if array.length.is_some_and(|length| length > 0) => {
                    self.model.underlying(&array.element)
                }
                Type::Pointer(pointer)
                    if pointer.kind == PointerKind::Ref && pointer.extent.is_empty() =>
                {
                    self.model.underlying(&pointer.target)
                }
                _ => return None,
            };
        }
    }
}
