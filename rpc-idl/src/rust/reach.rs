//! What the interfaces need, and what the files have besides.

use std::collections::HashSet;

use super::Key;
use crate::model::{
    Definition, Expression, ExpressionKind, Field, InterfaceId, InterfaceKind, Label, Model,
    ProcedureKind, Referent, Type, UnionKind,
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
        let mut walk = Walk { model, seen: HashSet::new() };
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
                Definition::Structure(id) if is_asked(model[id].is.span) => {
                    walk.ty(&Type::Structure(id))
                }
                Definition::Union(id) if is_asked(model[id].is.span) => walk.ty(&Type::Union(id)),
                Definition::Enumeration(id) if is_asked(model[id].is.span) => {
                    walk.ty(&Type::Enumeration(id))
                }
                _ => {}
            }
        }
        Reach { needed, all: walk.seen }
    }

    /// What some interfaces need.
    pub(super) fn of_interfaces(
        model: &Model,
        all: impl IntoIterator<Item = InterfaceId>,
    ) -> HashSet<Key> {
        let mut walk = Walk { model, seen: HashSet::new() };
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
}

impl Walk<'_> {
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

    fn fields<'f>(&mut self, fields: impl IntoIterator<Item = &'f Field>) {
        for field in fields {
            self.ty(&field.ty);
        }
    }

    fn label(&mut self, label: &Label) {
        if let Expression {
            kind: ExpressionKind::Name { referent: Referent::Enumerator(id, _), .. },
            ..
        } = label.expression
        {
            self.ty(&Type::Enumeration(id));
        }
    }

    fn ty(&mut self, ty: &Type) {
        let model = self.model;
        match ty {
            Type::Typedef(id) if !model[*id].is_context_handle => {
                self.ty(model.transmitted(*id).unwrap_or(&model[*id].ty));
            }
            Type::Pointer(pointer) => self.ty(&pointer.target),
            Type::Array(array) => self.ty(&array.element),
            Type::Pipe(element) => self.ty(element),
            Type::Structure(id) if self.seen.insert(Key::Structure(*id)) => {
                self.fields(&model[*id].fields);
            }
            Type::Union(id) if self.seen.insert(Key::Union(*id)) => {
                match &model[*id].kind {
                    UnionKind::Encapsulated(encapsulated) => self.ty(&encapsulated.switch.ty),
                    UnionKind::NonEncapsulated(Some(ty)) => self.ty(ty),
                    _ => {}
                }
                for arm in &model[*id].arms {
                    arm.labels.iter().for_each(|label| self.label(label));
                    self.fields(&arm.fields);
                }
            }
            Type::Enumeration(id) => {
                self.seen.insert(Key::Enumeration(*id));
            }
            _ => {}
        }
    }
}

/// An interface behind those that it is derived from.
pub(super) fn bases(model: &Model, id: InterfaceId) -> Vec<InterfaceId> {
    let mut all = vec![id];
    let mut next = model[id].base;
    while let Some(base) = next.filter(|base| !all.contains(base)) {
        // One that is only announced here is defined elsewhere.
        let base = model[base].defined_as.unwrap_or(base);
        all.push(base);
        next = model[base].base;
    }
    all.reverse();
    all
}
