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

use std::collections::HashSet;

use super::Resolver;
use crate::constant::Known;
use crate::diagnostic::Diagnostic;
use crate::limits::{LEVELS, TYPEDEFS};
use crate::model::{Documented, Expression, Model, StructureId, Type};
use crate::source::Span;
use reach::Reach;

impl Resolver<'_> {
    pub(super) fn rules(&mut self) {
        let mut rules =
            Rules { model: &self.model, known: &*self, open: HashSet::new(), found: Vec::new() };
        rules.open = rules.open_structures();
        rules.check();
        let found = rules.found;
        found.into_iter().for_each(|diagnostic| self.error(diagnostic));
    }
}

struct Rules<'m> {
    model: &'m Model,
    /// The values of constants.
    known: &'m dyn Known,
    /// Structures that end in an array of open size.
    open: HashSet<StructureId>,
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

impl<'m> Rules<'m> {
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
        for &id in &reach.unions {
            self.union(&model[id]);
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
        self.pipes(&reach);
        for interface in &model.interfaces {
            self.callbacks(interface);
            for procedure in reach::on_wire(interface) {
                self.procedure(procedure);
                self.returned(procedure);
                let types: Vec<&Type> = procedure.parameters.iter().map(|one| &one.ty).collect();
                for parameter in &procedure.parameters {
                    self.parameter(parameter, procedure, &types);
                }
            }
        }
        self.references(&reach.structures);
    }

    /// What holds wherever data is declared; `types` are those of the names that its expressions may use.
    fn declared(&mut self, declared: Declared<'m>, types: &[&'m Type]) {
        if self.travels(declared) {
            self.array(declared);
            self.expressions(declared, types);
            self.switched(declared);
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
