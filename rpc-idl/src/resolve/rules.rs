//! What types and procedures must not be, by MIDL's numbers, when all of them are known.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Resolver;
use super::constants::names_in;
use crate::diagnostic::Diagnostic;
use crate::model::{
    Expression, Extent, Field, Interface, InterfaceKind, Parameter, ParameterRole, PointerKind,
    Procedure, ProcedureKind, Referent, StructureId, Type, UnionId,
};
use crate::source::Span;

impl Resolver<'_> {
    pub(super) fn rules(&mut self) {
        let open = self.open_structures();
        let (structures, unions) = self.used();
        let mut errors = Vec::new();
        for structure in structures.iter().map(|id| &self.model[*id]) {
            let last = structure.fields.len().saturating_sub(1);
            for (n, field) in structure.fields.iter().enumerate() {
                self.elements(&field.ty, field.is.span, &open, &mut errors);
                if n < last && self.is_open(&field.ty, &open) {
                    let error = Diagnostic::error(
                        field.is.span,
                        2055,
                        "an array of open size that is not a structure's last field",
                    );
                    errors.push(error.expected("expected it at the end, or a pointer"));
                }
                self.sized(&field.ty, field.is.span, &mut errors);
            }
        }
        for union in unions.iter().map(|id| &self.model[*id]) {
            for field in union.arms.iter().flat_map(|arm| &arm.fields) {
                self.arm_rules(field, &open, &mut errors);
            }
        }
        for interface in &self.model.interfaces {
            for procedure in on_wire(interface) {
                for parameter in &procedure.parameters {
                    self.parameter_rules(parameter, &procedure.parameters, &open, &mut errors);
                }
            }
        }
        self.references(&structures, &mut errors);
        errors.into_iter().for_each(|error| self.error(error));
    }

    /// What is on the wire somewhere: of other types MIDL asks nothing.
    fn used(&self) -> (BTreeSet<StructureId>, BTreeSet<UnionId>) {
        let (mut structures, mut unions) = (BTreeSet::new(), BTreeSet::new());
        let procedures = self.model.interfaces.iter().flat_map(on_wire);
        let mut pending: Vec<&Type> = procedures
            .flat_map(|one| one.parameters.iter().map(|one| &one.ty).chain([&one.returns]))
            .collect();
        while let Some(ty) = pending.pop() {
            match self.model.on_wire(ty) {
                Type::Pointer(pointer) => pending.push(&pointer.target),
                Type::Array(array) => pending.push(&array.element),
                Type::Pipe(element) | Type::SafeArray(element) => pending.push(element),
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
        (structures, unions)
    }

    /// The structures that end in an array of open size, or in one that does.
    fn open_structures(&self) -> HashSet<StructureId> {
        let (mut open, mut pending) = (HashSet::new(), Vec::new());
        let mut ends_with: HashMap<StructureId, Vec<StructureId>> = HashMap::new();
        for (n, structure) in self.model.structures.iter().enumerate() {
            let Some(last) = structure.fields.last() else { continue };
            let id = StructureId(n as u32);
            match self.model.underlying(&last.ty) {
                Type::Array(array) if array.length.is_none() => pending.push(id),
                Type::Structure(inner) => ends_with.entry(*inner).or_default().push(id),
                _ => {}
            }
        }
        while let Some(id) = pending.pop() {
            if open.insert(id) {
                pending.extend(ends_with.remove(&id).into_iter().flatten());
            }
        }
        open
    }

    fn is_open(&self, ty: &Type, open: &HashSet<StructureId>) -> bool {
        match self.model.underlying(ty) {
            Type::Array(array) => array.length.is_none(),
            Type::Structure(id) => open.contains(id),
            _ => false,
        }
    }

    /// An array, or a pointer to several, whose elements have no size of their own.
    fn elements(
        &self,
        ty: &Type,
        span: Span,
        open: &HashSet<StructureId>,
        errors: &mut Vec<Diagnostic>,
    ) {
        let element = match self.model.underlying(ty) {
            Type::Array(array) => &array.element,
            Type::Pointer(pointer) if pointer.extent.is_conformant() => &pointer.target,
            _ => return,
        };
        if let Type::Structure(id) = self.model.underlying(element)
            && open.contains(id)
        {
            let error = Diagnostic::error(span, 2104, "an array of structures of open size");
            errors.push(error.expected("expected pointers to them as elements"));
        }
    }

    /// An array of open size has one.
    fn sized(&self, ty: &Type, span: Span, errors: &mut Vec<Diagnostic>) {
        if let Type::Array(array) = self.model.underlying(ty)
            && array.length.is_none()
            && !array.extent.string
            && !array.extent.is_conformant()
        {
            let error = Diagnostic::error(span, 2105, "an array without a size");
            errors.push(error.expected("expected `size_is` or `max_is` before it, or `string`"));
        }
    }

    fn arm_rules(&self, field: &Field, open: &HashSet<StructureId>, errors: &mut Vec<Diagnostic>) {
        self.elements(&field.ty, field.is.span, open, errors);
        let is_varying = match self.model.underlying(&field.ty) {
            Type::Array(array) => array.length.is_none() || array.extent.is_varying(),
            _ => false,
        };
        if is_varying {
            let error =
                Diagnostic::error(field.is.span, 2171, "an arm that is an array of open size");
            errors.push(error.expected("expected a pointer to it, or a structure with it"));
        }
        if let Some(switch) = &field.switch_is {
            let error = Diagnostic::error(switch.span, 2221, "`switch_is` in a union");
            errors.push(
                error.expected("expected the inner union in a structure, with its discriminant"),
            );
        }
    }

    fn parameter_rules(
        &self,
        parameter: &Parameter,
        all: &[Parameter],
        open: &HashSet<StructureId>,
        errors: &mut Vec<Diagnostic>,
    ) {
        let span = parameter.is.span;
        if let Some(ignore) = parameter.is.attribute("ignore") {
            let error = Diagnostic::error(ignore.span, 2162, "`ignore` on a parameter");
            errors.push(error.expected("expected it on a pointer in a structure"));
        }
        if parameter.role != ParameterRole::Data {
            return;
        }
        self.elements(&parameter.ty, span, open, errors);
        self.sized(&parameter.ty, span, errors);
        let extent = match &parameter.ty {
            Type::Pointer(pointer) => &pointer.extent,
            Type::Array(array) => &array.extent,
            _ => return,
        };
        let sizes = [&extent.size_is, &extent.max_is];
        out_only(sizes, all, 2123, "a size that only comes back", errors);
        if !parameter.direction.is_out {
            out_only(lengths(extent), all, 2124, "a length that only comes back", errors);
        }
    }

    /// Structures that need themselves: no value of them ends.
    fn references(&self, used: &BTreeSet<StructureId>, errors: &mut Vec<Diagnostic>) {
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
                        let error = Diagnostic::error(
                            field.is.span,
                            2164,
                            "a structure that needs itself, by a reference pointer",
                        );
                        errors.push(error.expected("expected `unique`, so that it can end"));
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

fn on_wire(interface: &Interface) -> impl Iterator<Item = &Procedure> {
    let is_local = interface.kind == InterfaceKind::Local;
    interface.procedures.iter().filter(move |one| {
        !is_local && !matches!(one.kind, ProcedureKind::Local | ProcedureKind::NotUsedOnWire)
    })
}

fn lengths(extent: &Extent) -> [&Option<Expression>; 2] {
    [&extent.length_is, &extent.last_is]
}

fn out_only(
    expressions: [&Option<Expression>; 2],
    all: &[Parameter],
    midl: u16,
    fault: &str,
    errors: &mut Vec<Diagnostic>,
) {
    for expression in expressions.into_iter().flatten() {
        let is_out = |referent: &Referent| match referent {
            Referent::Parameter(n) => !all[*n].direction.is_in,
            _ => false,
        };
        if let Some((name, _)) = names_in(expression).iter().find(|(_, of)| is_out(of)) {
            let expected = format!("expected an [in] parameter, and `{name}` is [out] alone");
            errors.push(Diagnostic::error(expression.span, midl, fault).expected(expected));
        }
    }
}
