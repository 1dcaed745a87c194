//! Structures that need themselves: no value of them ends.

use std::collections::{BTreeSet, HashSet};

use super::Rules;
use crate::model::{PointerKind, StructureId, Type};

impl Rules<'_> {
    /// Of those that are used.
    pub(super) fn references(&mut self, used: &BTreeSet<StructureId>) {
        // What is known to end, or was looked at.
        let mut done: HashSet<StructureId> = HashSet::new();
        for first in used {
            let mut path: Vec<(StructureId, usize)> = Vec::new();
            let mut within = HashSet::new();
            let mut next = Some(*first).filter(|id| !done.contains(id));
            loop {
                if let Some(id) = next.take() {
                    path.push((id, 0));
                    within.insert(id);
                }
                let Some((id, at)) = path.last_mut() else { break };
                let Some(field) = self.model[*id].fields.get(*at) else {
                    done.insert(*id);
                    within.remove(id);
                    path.pop();
                    continue;
                };
                *at += 1;
                match self.needed(&field.ty) {
                    Some(inner) if within.contains(&inner) => {
                        let fault = "a structure that needs itself, by a reference pointer";
                        let expected = "expected `unique`, so that it can end";
                        self.report(field.is.span, 2164, fault, expected);
                    }
                    Some(inner) if !done.contains(&inner) => next = Some(inner),
                    _ => {}
                }
            }
        }
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
