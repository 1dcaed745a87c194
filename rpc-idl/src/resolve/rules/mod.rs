//! What types and procedures must not be, by MIDL's numbers, when all of them are known.

mod arrays;
mod expressions;
mod handles;
mod memory;
mod parameters;
mod pipes;
mod procedures;
mod reach;
mod recursive;
mod returns;
mod transmitted;
mod travels;
mod unions;

use std::collections::{HashMap, HashSet};

pub(super) use expressions::type_of;
pub(crate) use unions::fits;

use super::Resolver;
use crate::diagnostic::{Diagnostic, Severity};
use crate::limits::{LEVELS, TYPEDEFS};
use crate::model::{
    Definition, Documented, Expression, Model, StructureId, Type, TypedefId, UnionId,
};
use crate::source::Span;
use reach::Reach;

impl Resolver<'_> {
    pub(super) fn rules(&mut self) {
        let mut rules = Rules::of(&self.model);
        rules.check();
        let found = rules.found;
        found.into_iter().for_each(|diagnostic| self.error(diagnostic));
    }
}

struct Rules<'m> {
    model: &'m Model,
    /// Structures that end in an array of open size.
    open: HashSet<StructureId>,
    /// Structures and unions with full pointers.
    full: HashSet<Definition>,
    /// Pointers to anything that are reported.
    anything: HashSet<TypedefId>,
    found: Vec<Diagnostic>,
}

/// A field, a parameter or a result.
#[derive(Clone, Copy)]
struct Declared<'m> {
    is: &'m Documented,
    ty: &'m Type,
    switch_is: Option<&'m Expression>,
    has_iid: bool,
    place: Place,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Field,
    Arm,
    Parameter,
    Returned,
}

/// What is wrong with structures and unions, used or not: no value of them can be sent.
pub(crate) fn of_types(model: &Model) -> HashMap<Definition, Diagnostic> {
    let mut rules = Rules::of(model);
    let mut wrong = HashMap::new();
    for &definition in &model.definitions {
        match definition {
            Definition::Structure(id) => rules.structure(id),
            Definition::Union(id) => rules.union(id),
            _ => continue,
        }
        let is_error = |one: &Diagnostic| one.severity == Severity::Error;
        if let Some(error) = rules.found.drain(..).find(is_error) {
            wrong.insert(definition, error);
        }
    }
    let structures = (0..model.structures.len() as u32).map(StructureId);
    for (id, field) in rules.endless(structures) {
        wrong.entry(Definition::Structure(id)).or_insert_with(|| recursive::endless(field));
    }
    wrong
}

impl<'m> Rules<'m> {
    fn of(model: &'m Model) -> Self {
        let mut rules = Rules {
            model,
            open: HashSet::new(),
            full: HashSet::new(),
            anything: HashSet::new(),
            found: Vec::new(),
        };
        rules.open = rules.open_structures();
        rules.full = rules.full();
        rules
    }

    /// Of what is on the wire somewhere: of other types MIDL asks nothing.
    fn check(&mut self) {
        let model = self.model;
        let reach = Reach::of(model);
        for &id in &reach.typedefs {
            self.context_handle(&model[id]);
            self.transmitted(id);
            self.options(&model[id].is);
        }
        for &id in &reach.structures {
            self.structure(id);
        }
        for &id in &reach.unions {
            self.union(id);
        }
        self.pipes(&reach);
        for interface in &model.interfaces {
            self.callbacks(interface);
            for procedure in reach::on_wire(interface) {
                self.procedure(procedure);
                self.returned(procedure);
                self.parameters(&procedure.parameters);
            }
        }
        self.references(&reach.structures);
    }

    fn structure(&mut self, id: StructureId) {
        let model = self.model;
        let fields = &model[id].fields;
        if fields.is_empty() && model[id].is_defined {
            let fault = "a structure without fields";
            self.report(model[id].is.span, None, fault, "expected one at least");
        }
        let types: Vec<&Type> = fields.iter().map(|field| &field.ty).collect();
        self.last(fields);
        for field in fields {
            let declared = Declared {
                is: &field.is,
                ty: &field.ty,
                switch_is: field.switch_is.as_ref(),
                has_iid: field.iid_is.is_some(),
                place: Place::Field,
            };
            self.declared(declared, &types);
            self.in_line(declared);
            self.discriminant(field, fields);
        }
    }

    fn union(&mut self, id: UnionId) {
        let model = self.model;
        self.switches(&model[id]);
        for field in model[id].arms.iter().flat_map(|arm| &arm.fields) {
            let declared = Declared {
                is: &field.is,
                ty: &field.ty,
                switch_is: None,
                has_iid: field.iid_is.is_some(),
                place: Place::Arm,
            };
            self.declared(declared, &[]);
            self.in_line(declared);
            self.arm(field);
        }
    }

    /// What holds wherever data is declared; `types` are those of the names that its expressions may use.
    fn declared(&mut self, declared: Declared<'m>, types: &[&'m Type]) {
        if self.travels(declared) {
            self.array(declared);
            self.expressions(declared, types);
            self.switched(declared, types);
        }
    }

    /// What is on the wire of a type, and what it points to or has elements of, the outermost level first.
    fn levels(&self, ty: &'m Type) -> impl Iterator<Item = &'m Type> + use<'m> {
        let model = self.model;
        let inner = move |ty: &&'m Type| match model.on_wire(ty) {
            Type::Pointer(pointer) => Some(&pointer.target),
            Type::Array(array) => Some(&array.element),
            _ => None,
        };
        std::iter::successors(Some(ty), inner).take(LEVELS * TYPEDEFS)
    }

    fn report(
        &mut self,
        span: Span,
        midl: impl Into<Option<u16>>,
        fault: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.found.push(Diagnostic::error(span, midl, fault).expected(expected));
    }
}
