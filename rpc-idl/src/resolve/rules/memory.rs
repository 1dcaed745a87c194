//! Attributes of memory, which attribute configuration files have.

use super::Rules;
use crate::model::{
    Attribute, AttributeArgument, BaseType, Documented, Expression, Extent, Parameter,
    ParameterRole, Referent, Type,
};
use crate::resolve::constants::names_in;

/// The options of `allocate`, each with the one that excludes it.
const OPTIONS: [(&str, &str); 4] = [
    ("all_nodes", "single_node"),
    ("single_node", "all_nodes"),
    ("free", "dont_free"),
    ("dont_free", "free"),
];

impl<'m> Rules<'m> {
    /// Of a parameter that is data.
    pub(super) fn allocated(&mut self, parameter: &'m Parameter, all: &'m [Parameter]) {
        self.options(&parameter.is);
        let is_pointer =
            matches!(self.model.on_wire(&parameter.ty), Type::Pointer(_) | Type::Array(_));
        if let Some(allocate) = parameter.is.attribute("allocate").filter(|_| !is_pointer) {
            let expected = "expected it on a pointer";
            self.report(allocate.span, 2158, "`allocate` on what is no pointer", expected);
        }
        if let Some(attribute) = parameter.is.attribute("byte_count") {
            self.byte_count(parameter, attribute, all, is_pointer);
        }
    }

    /// The words in `allocate`.
    pub(super) fn options(&mut self, is: &'m Documented) {
        let Some(allocate) = is.attribute("allocate") else { return };
        let mut said = Vec::new();
        for argument in &allocate.arguments {
            let AttributeArgument::Text(text) = argument else { continue };
            let word = text.trim();
            let Some((word, other)) = OPTIONS.into_iter().find(|(known, _)| *known == word) else {
                let fault = format!("`allocate` has no option `{word}`");
                let expected = "expected `all_nodes` or `single_node`, `free` or `dont_free`";
                return self.report(allocate.span, 2074, fault, expected);
            };
            if said.contains(&other) {
                let fault = format!("`{other}` and `{word}` at once");
                return self.report(allocate.span, 2211, fault, "expected one of them");
            }
            said.push(word);
        }
    }

    fn byte_count(
        &mut self,
        parameter: &'m Parameter,
        attribute: &'m Attribute,
        all: &'m [Parameter],
        is_pointer: bool,
    ) {
        let direction = parameter.direction;
        if !direction.is_out || !is_pointer {
            let expected = "expected it on an [out] pointer";
            return self.report(
                attribute.span,
                2061,
                "`byte_count` on what is no result",
                expected,
            );
        }
        let extent = match &parameter.ty {
            Type::Pointer(pointer) => &pointer.extent,
            Type::Array(array) => &array.extent,
            _ => &Extent::default(),
        };
        if !extent.is_empty() {
            let expected = "expected one of both: `byte_count` is the size of all of it";
            return self.report(attribute.span, 2065, "`byte_count` beside a size", expected);
        }
        let Some(AttributeArgument::Expression(count)) = attribute.arguments.first() else {
            return;
        };
        let named = names_in(count).into_iter().find_map(|(_, of)| match of {
            Referent::Parameter(n) => Some(&all[n]),
            _ => None,
        });
        let Some(named) = named else {
            let expected = "expected a parameter of this procedure";
            return self.report(count.span, 2058, "a `byte_count` that names none", expected);
        };
        if direction.is_in || named.direction.is_out {
            let expected = "expected an [in] number, and a result that is [out] alone";
            self.report(count.span, 2063, "a `byte_count` that does not come first", expected);
        } else {
            self.byte_number(count, named);
        }
    }

    fn byte_number(&mut self, count: &Expression, named: &Parameter) {
        let ty = match self.model.on_wire(&named.ty) {
            Type::Pointer(pointer) => self.model.on_wire(&pointer.target),
            other => other,
        };
        let is_integer = match ty {
            Type::Base(BaseType::Boolean) => false,
            Type::Base(base) => base.integer().is_some_and(|of| of.bits <= 32),
            _ => false,
        };
        if named.role != ParameterRole::Data || !is_integer {
            let expected = "expected an integer of at most 32 bits";
            self.report(count.span, 2064, "a `byte_count` that is no integer", expected);
        }
    }
}
