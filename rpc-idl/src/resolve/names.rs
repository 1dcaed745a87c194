//! Names in the expressions of attributes.

use std::collections::HashMap;

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::model::{
    AttributeArgument, Documented, Expression, ExpressionKind, Field, Parameter, Referent, Type,
    Unary,
};

/// The names that an expression may use beside constants.
pub(super) struct Scope {
    names: HashMap<String, (Referent, Type)>,
    what: &'static str,
}

impl Scope {
    pub(super) fn none() -> Self {
        Scope { names: HashMap::new(), what: "a constant" }
    }

    pub(super) fn fields(fields: &[Field]) -> Self {
        let all = fields.iter().enumerate();
        let names =
            all.map(|(n, field)| (field.is.name.clone(), (Referent::Field(n), field.ty.clone())));
        Scope { names: names.collect(), what: "a field of this structure or a constant" }
    }

    pub(super) fn parameters(parameters: &[Parameter]) -> Self {
        let all = parameters.iter().enumerate();
        let names = all.map(|(n, parameter)| {
            (parameter.is.name.clone(), (Referent::Parameter(n), parameter.ty.clone()))
        });
        Scope { names: names.collect(), what: "a parameter of this procedure or a constant" }
    }

    pub(super) fn ty(&self, name: &str) -> Option<&Type> {
        self.names.get(name).map(|(_, ty)| ty)
    }
}

/// What is wrong where neither a pointer nor an array is dereferenced, or has an element taken.
const POINTER: (u16, &str, &str) =
    (2030, "what is dereferenced is no pointer", "expected a pointer");
const ARRAY: (u16, &str, &str) =
    (2033, "an element of what is no array", "expected an array before it");

impl Resolver<'_> {
    /// Finds the names in the attributes that have expressions.
    pub(super) fn names(&mut self, is: &mut Documented, scope: &Scope) {
        for attribute in &mut is.attributes {
            // Names in others speak to MIDL alone.
            let reports = matches!(
                &*attribute.name,
                "size_is"
                    | "max_is"
                    | "min_is"
                    | "length_is"
                    | "first_is"
                    | "last_is"
                    | "switch_is"
                    | "iid_is"
                    | "range"
            );
            for argument in &mut attribute.arguments {
                if let AttributeArgument::Expression(expression) = argument {
                    self.find(expression, scope, reports);
                }
            }
        }
    }

    /// Names that a definition made after the expression, too, may be constants.
    pub(super) fn with_constants(&mut self, mut expression: Expression) -> Expression {
        self.find(&mut expression, &Scope::none(), false);
        expression
    }

    /// Finds the names in an expression, and gives its type if it is one of a parameter or a field.
    fn find(&mut self, expression: &mut Expression, scope: &Scope, reports: bool) -> Option<Type> {
        let span = expression.span;
        match &mut expression.kind {
            ExpressionKind::Value(_) => None,
            ExpressionKind::Name { name, referent } => {
                if let Some((found, ty)) = scope.names.get(name) {
                    *referent = *found;
                    return Some(ty.clone());
                }
                let file = span.file.index();
                // In the second pass the file is done.
                let found = self.of_files[file]
                    .constants
                    .get(name)
                    .or_else(|| self.known.constants.get(name));
                match found {
                    // The expression may stand before another definition.
                    Some(_) if *referent != Referent::Unknown => {}
                    Some(found) => *referent = *found,
                    None if reports && !self.is_poisoned(name) => {
                        let error =
                            Diagnostic::error(span, 2058, format!("there is no `{name}` here"));
                        let names = scope.names.keys().map(|name| &**name);
                        let expected = self.nearest(name, names, scope.what);
                        self.error(error.expected(expected));
                        // Said once.
                        return Some(Type::Unknown);
                    }
                    None => return Some(Type::Unknown),
                }
                None
            }
            ExpressionKind::Unary(Unary::Dereference, operand) => {
                let ty = self.find(operand, scope, reports);
                self.target(ty, reports, span, POINTER)
            }
            ExpressionKind::Unary(Unary::Address, operand) => {
                self.find(operand, scope, reports);
                Some(Type::Unknown)
            }
            ExpressionKind::Unary(_, operand) => {
                self.find(operand, scope, reports);
                None
            }
            ExpressionKind::Binary(_, a, b) => {
                self.find(a, scope, reports);
                self.find(b, scope, reports);
                None
            }
            ExpressionKind::Conditional(parts) => {
                for part in parts.iter_mut() {
                    self.find(part, scope, reports);
                }
                None
            }
            ExpressionKind::Cast(ty, operand) => {
                self.find(operand, scope, reports);
                Some((**ty).clone())
            }
            ExpressionKind::Index(of, index) => {
                let ty = self.find(of, scope, reports);
                self.find(index, scope, reports);
                self.target(ty, reports, span, ARRAY)
            }
            ExpressionKind::Member { of, name, arrow } => {
                let mut ty = self.find(of, scope, reports);
                if *arrow {
                    ty = self.target(ty, reports, span, POINTER);
                }
                let name = name.clone();
                self.member(ty, &name, reports, span)
            }
        }
    }

    fn target(
        &mut self,
        ty: Option<Type>,
        reports: bool,
        span: crate::source::Span,
        (midl, fault, expected): (u16, &str, &str),
    ) -> Option<Type> {
        match ty.as_ref().map(|ty| self.model.underlying(ty)) {
            Some(Type::Pointer(pointer)) => Some(pointer.target.clone()),
            Some(Type::Array(array)) => Some(array.element.clone()),
            Some(Type::Unknown) => ty,
            _ => {
                if reports {
                    self.error(Diagnostic::error(span, midl, fault).expected(expected));
                }
                Some(Type::Unknown)
            }
        }
    }

    fn member(
        &mut self,
        ty: Option<Type>,
        name: &str,
        reports: bool,
        span: crate::source::Span,
    ) -> Option<Type> {
        let found = match ty.as_ref().map(|ty| self.model.underlying(ty)) {
            Some(Type::Unknown) => return ty,
            Some(Type::Structure(id)) => self.model[*id]
                .fields
                .iter()
                .find(|field| field.is.name == name)
                .map(|field| field.ty.clone()),
            _ => {
                if reports {
                    let error =
                        Diagnostic::error(span, 2034, format!("`{name}` of what is no structure"));
                    self.error(error.expected("expected a structure before it"));
                }
                return Some(Type::Unknown);
            }
        };
        if found.is_none() && reports {
            let error = Diagnostic::error(span, 2058, format!("there is no field `{name}`"));
            self.error(error.expected("expected a field of the structure"));
        }
        found.or(Some(Type::Unknown))
    }
}
