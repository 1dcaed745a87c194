//! Parameters.

use super::{Declared, Place, Rules};
use crate::model::{
    Expression, Extent, Parameter, ParameterRole, PointerKind, Referent, Type, TypedefId,
};
use crate::resolve::constants::names_in;

impl<'m> Rules<'m> {
    pub(super) fn parameters(&mut self, all: &'m [Parameter]) {
        let types: Vec<&Type> = all.iter().map(|one| &one.ty).collect();
        let mut binding = None;
        for parameter in all {
            self.parameter(parameter, all, &types);
            if parameter.role == ParameterRole::Binding {
                self.binding(parameter, binding);
                binding = binding.or(Some(parameter.is.span));
            }
        }
    }

    fn parameter(&mut self, parameter: &'m Parameter, all: &'m [Parameter], types: &[&'m Type]) {
        if let Some(ignore) = parameter.is.attribute("ignore") {
            let expected = "expected it on a pointer in a structure";
            self.report(ignore.span, 2162, "`ignore` on a parameter", expected);
        }
        self.serialized(parameter);
        match parameter.role {
            ParameterRole::Data => {
                let declared = Declared {
                    is: &parameter.is,
                    ty: &parameter.ty,
                    switch_is: parameter.switch_is.as_ref(),
                    has_iid: parameter.iid_is.is_some(),
                    place: Place::Parameter,
                };
                self.declared(declared, types);
                self.passed(parameter);
                self.counts(parameter, all);
                self.allocated(parameter, all);
            }
            ParameterRole::ContextHandle => self.handle(parameter),
            ParameterRole::Pipe => self.pipe_parameter(parameter),
            ParameterRole::Binding => {}
        }
    }

    /// How a parameter is passed.
    fn passed(&mut self, parameter: &'m Parameter) {
        let span = parameter.is.span;
        let direction = parameter.direction;
        let (kind, is_const, target, extent) = match self.model.on_wire(&parameter.ty) {
            Type::Pointer(pointer) => {
                (pointer.kind, pointer.is_const, &pointer.target, &pointer.extent)
            }
            Type::Array(array) => {
                self.unsized_result(parameter, &array.extent, array.length.is_some());
                return;
            }
            _ => {
                // Who marshals has no structures of open size at all.
                let marshals = |id: TypedefId| self.model[id].is.has("wire_marshal");
                let is_marshaled = self.presented(&parameter.ty).is_some_and(marshals);
                if self.is_open_structure(&parameter.ty) && !is_marshaled {
                    let fault = "a structure of open size by value";
                    self.report(span, 2043, fault, "expected a pointer to it");
                }
                return;
            }
        };
        let is_object = matches!(self.model.underlying(target), Type::Interface(_));
        if direction.is_out && is_const {
            let expected = "expected it without `const`: the procedure writes it";
            self.report(span, 2279, "an [out] parameter that is constant", expected);
        } else if !direction.is_in && kind != PointerKind::Ref && !is_object {
            let said = ["unique", "ptr"].into_iter().find_map(|name| parameter.is.attribute(name));
            let expected = "expected a reference: where the result goes is never null";
            self.report(
                said.map_or(span, |attribute| attribute.span),
                2121,
                "an [out] pointer that may be null",
                expected,
            );
        } else if !direction.is_in && extent.is_empty() && self.is_open_structure(target) {
            let expected = "expected one pointer more, or [in, out]";
            self.report(span, 2040, "a structure of open size that is [out] alone", expected);
        } else {
            self.unsized_result(parameter, extent, false);
        }
    }

    /// Where a string that only comes back goes, there must be room.
    fn unsized_result(&mut self, parameter: &Parameter, extent: &Extent, is_fixed: bool) {
        if !parameter.direction.is_in && extent.string && !extent.is_conformant() && !is_fixed {
            let expected = "expected `size_is`, or one pointer more";
            self.report(parameter.is.span, 2041, "an [out] string without a size", expected);
        }
    }

    /// Numbers that are not there when they are needed.
    fn counts(&mut self, parameter: &'m Parameter, all: &[Parameter]) {
        let extent = match &parameter.ty {
            Type::Pointer(pointer) => Some(&pointer.extent),
            Type::Array(array) => Some(&array.extent),
            _ => None,
        };
        if let Some(extent) = extent {
            let sizes = [&extent.size_is, &extent.max_is];
            self.out_only(sizes, all, 2123, "a size that only comes back");
        }
        if !parameter.direction.is_in {
            return;
        }
        if let Some(extent) = extent {
            let lengths = [&extent.length_is, &extent.last_is];
            self.out_only(lengths, all, 2124, "a length that only comes back");
        }
        self.out_only([&parameter.switch_is], all, 2124, "a discriminant that only comes back");
    }

    fn out_only<const N: usize>(
        &mut self,
        expressions: [&Option<Expression>; N],
        all: &[Parameter],
        midl: u16,
        fault: &str,
    ) {
        for expression in expressions.into_iter().flatten() {
            let is_out = |referent: &Referent| match referent {
                Referent::Parameter(n) => !all[*n].direction.is_in,
                _ => false,
            };
            if let Some((name, _)) = names_in(expression).iter().find(|(_, of)| is_out(of)) {
                let expected = format!("expected an [in] parameter, and `{name}` is [out] alone");
                self.report(expression.span, midl, fault, expected);
            }
        }
    }
}
