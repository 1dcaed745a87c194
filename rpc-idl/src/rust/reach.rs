//! What the interfaces need, and what the files have besides.

use std::collections::HashSet;

use super::Key;
use crate::limits::BASES;
use crate::model::{
    Definition, Expression, ExpressionKind, InterfaceId, InterfaceKind, Label, Model,
    ProcedureKind, Referent, StructureId, Type, UnionId, UnionKind,
};
use crate::source::Span;

#[derive(Default)]
pub(super) struct Reach {
    needed: HashSet<Key>,
    all: HashSet<Key>,
}

impl Reach {
    /// All that a file whose types are written elsewhere has counts, so that names are there and here the same.
    pub(super) fn of(model: &Model, is_elsewhere: impl Fn(Span) -> bool) -> Reach {
        let mut walk = Walk::new(model);
        let is_main = |span: Span| model.files[span.file.index()].is_main;
        for (id, interface) in model.defined_interfaces() {
            if interface.kind == InterfaceKind::Plain && is_main(interface.is.span) {
                walk.interface(id);
            }
        }
        let needed = walk.seen.clone();
        let is_asked = |span: Span| is_main(span) || is_elsewhere(span);
        for definition in &model.definitions {
            match *definition {
                Definition::Structure(id) if is_asked(model[id].is.span) => walk.structure(id),
                Definition::Union(id) if is_asked(model[id].is.span) => walk.union(id),
                Definition::Enumeration(id) if is_asked(model[id].is.span) => {
                    walk.seen.insert(Key::Enumeration(id));
                }
                _ => {}
            }
            walk.rest();
        }
        Reach { needed, all: walk.seen }
    }

    /// What some interfaces need.
    pub(super) fn of_interfaces(
        model: &Model,
        all: impl IntoIterator<Item = InterfaceId>,
    ) -> HashSet<Key> {
        let mut walk = Walk::new(model);
        all.into_iter().for_each(|id| walk.interface(id));
        walk.seen
    }

    /// It is written.
    pub(super) fn has(&self, key: Key) -> bool {
        self.all.contains(&key)
    }

    /// A procedure needs it.
    pub(super) fn is_needed(&self, key: Key) -> bool {
        self.needed.contains(&key)
    }
}

struct Walk<'a> {
    model: &'a Model,
    seen: HashSet<Key>,
    pending: Vec<&'a Type>,
}

impl<'a> Walk<'a> {
    fn new(model: &'a Model) -> Self {
        Walk { model, seen: HashSet::new(), pending: Vec::new() }
    }

    fn interface(&mut self, id: InterfaceId) {
        for base in bases(self.model, id) {
            for procedure in &self.model[base].procedures {
                if matches!(procedure.kind, ProcedureKind::Local | ProcedureKind::NotUsedOnWire) {
                    continue;
                }
                self.ty(&procedure.returns);
                for parameter in &procedure.parameters {
                    self.ty(&parameter.ty);
                }
            }
        }
    }

    fn label(&mut self, label: &Label) {
        if let Expression {
            kind: ExpressionKind::Name { referent: Referent::Enumerator(id, _), .. },
            ..
        } = label.expression
        {
            self.seen.insert(Key::Enumeration(id));
        }
    }

    /// A type, and all that is in it or behind it.
    fn ty(&mut self, ty: &'a Type) {
        self.pending.push(ty);
        self.rest();
    }

    fn one(&mut self, ty: &'a Type) {
        let model = self.model;
        match ty {
            Type::Typedef(id) if !model[*id].is_context_handle => {
                self.pending.push(model.transmitted(*id).unwrap_or(&model[*id].ty));
            }
            Type::Pointer(pointer) => self.pending.push(&pointer.target),
            Type::Array(array) => self.pending.push(&array.element),
            Type::Pipe(element) => self.pending.push(element),
            Type::Structure(id) => self.structure(*id),
            Type::Union(id) => self.union(*id),
            Type::Enumeration(id) => {
                self.seen.insert(Key::Enumeration(*id));
            }
            _ => {}
        }
    }

    fn structure(&mut self, id: StructureId) {
        if self.seen.insert(Key::Structure(id)) {
            self.pending.extend(self.model[id].fields.iter().map(|field| &field.ty));
        }
    }

    fn union(&mut self, id: UnionId) {
        if !self.seen.insert(Key::Union(id)) {
            return;
        }
        let union = &self.model[id];
        match &union.kind {
            UnionKind::Encapsulated(encapsulated) => self.pending.push(&encapsulated.switch.ty),
            UnionKind::NonEncapsulated(Some(ty)) => self.pending.push(ty),
            _ => {}
        }
        for arm in &union.arms {
            arm.labels.iter().for_each(|label| self.label(label));
            self.pending.extend(arm.fields.iter().map(|field| &field.ty));
        }
    }

    fn rest(&mut self) {
        while let Some(ty) = self.pending.pop() {
            self.one(ty);
        }
    }
}

/// An interface behind those that it is derived from: so many at most, of which there are two in all that is published.
pub(super) fn bases(model: &Model, id: InterfaceId) -> Vec<InterfaceId> {
    let mut all = vec![id];
    let mut next = model[id].base;
    while let Some(base) = next.filter(|base| all.len() <= BASES && !all.contains(base)) {
        // One that is only announced here is defined elsewhere.
        let base = model[base].defined_as.unwrap_or(base);
        all.push(base);
        next = model[base].base;
    }
    all.reverse();
    all
}
