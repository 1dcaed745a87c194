//! Definitions of one name: whether they say the same.

use super::{Resolver, Tag};
use crate::constant::Evaluator;
use crate::diagnostic::Diagnostic;
use crate::limits::NESTING;
use crate::model::{
    AttributeArgument, Documented, Expression, ExpressionKind, Field, Label, Referent, Type,
    TypedefId,
};
use crate::source::Span;

/// What two imported files have of one name, and where.
pub(super) type Two = (Span, Span, String);

impl Resolver<'_> {
    pub(super) fn two_types(&self, name: &str, before: TypedefId, later: TypedefId) -> Option<Two> {
        let is_known = |id: TypedefId| self.model[id].ty != Type::Unknown;
        let [first, second] = [before, later].map(|id| &self.model[id]);
        (is_known(before)
            && is_known(later)
            && !self.is_same_typedef(before, &second.is, &second.ty))
        .then(|| (first.is.span, second.is.span, name.to_owned()))
    }

    pub(super) fn two_tags(&self, name: &str, before: Tag, later: Tag) -> Option<Two> {
        let span = |ty: &Type| match *ty {
            Type::Structure(id) if self.model[id].is_defined => Some(self.model[id].is.span),
            Type::Union(id) if self.model[id].is_defined => Some(self.model[id].is.span),
            Type::Enumeration(id) if self.model[id].is_defined => Some(self.model[id].is.span),
            _ => None,
        };
        let (before, later) = (before.ty(), later.ty());
        let (first, second) = (span(&before)?, span(&later)?);
        (!self.is_same(&before, &later, 0)).then(|| (first, second, name.to_owned()))
    }

    pub(super) fn two_constants(&self, name: &str, a: Referent, b: Referent) -> Option<Two> {
        let (Referent::Constant(a), Referent::Constant(b)) = (a, b) else { return None };
        let [a, b] = [a, b].map(|id| &self.model[id]);
        (a.value != b.value).then(|| (a.name.span, b.name.span, name.to_owned()))
    }

    /// An import of a file that does not agree with one that is imported before.
    pub(super) fn report_two(&mut self, import: Span, mut all: Vec<Two>) {
        all.retain(|two| ![two.0, two.1].iter().any(|span| self.is_stand_in(span.file)));
        all.iter_mut().filter(|two| two.1 < two.0).for_each(|two| (two.0, two.1) = (two.1, two.0));
        all.sort();
        for (before, later, name) in all {
            if self.compared.insert((before, later)) {
                let fault = format!("`{name}` is another thing in two imported files");
                let warning = Diagnostic::warning(import, 2003, fault)
                    .expected("expected one of them: the later definition counts here")
                    .related(before, "it is defined here")
                    .related(later, "and here, later");
                self.error(warning);
            }
        }
    }

    /// Whether a typedef says the same again.
    pub(super) fn is_same_typedef(&self, before: TypedefId, is: &Documented, ty: &Type) -> bool {
        let before = &self.model[before];
        self.is_same(&before.ty, ty, 0) && self.means_the_same(&before.is, is)
    }

    /// Whether two types are the same. Structures and unions within other ones are if their names are.
    fn is_same(&self, a: &Type, b: &Type, depth: usize) -> bool {
        let model = &self.model;
        let is_name = |a: &Documented, b: &Documented| !a.name.is_empty() && a.name == b.name;
        match (model.underlying(a), model.underlying(b)) {
            _ if depth > NESTING => true,
            (Type::Pointer(a), Type::Pointer(b)) => self.is_same(&a.target, &b.target, depth + 1),
            (Type::Array(a), Type::Array(b)) => {
                a.length == b.length
                    && a.lower == b.lower
                    && self.is_same(&a.element, &b.element, depth + 1)
            }
            (Type::Pipe(a), Type::Pipe(b)) | (Type::SafeArray(a), Type::SafeArray(b)) => {
                self.is_same(a, b, depth + 1)
            }
            (Type::Structure(a), Type::Structure(b)) if a != b => {
                let (a, b) = (&model[*a], &model[*b]);
                match depth {
                    0 => self.are_same_fields(&a.fields, &b.fields),
                    _ => is_name(&a.is, &b.is),
                }
            }
            (Type::Union(a), Type::Union(b)) if a != b => {
                let (a, b) = (&model[*a], &model[*b]);
                let labels =
                    |of: &[Label]| -> Vec<i128> { of.iter().map(|label| label.value).collect() };
                match depth {
                    0 => {
                        a.arms.len() == b.arms.len()
                            && a.arms.iter().zip(&b.arms).all(|(a, b)| {
                                a.is_default == b.is_default
                                    && labels(&a.labels) == labels(&b.labels)
                                    && self.are_same_fields(&a.fields, &b.fields)
                            })
                    }
                    _ => is_name(&a.is, &b.is),
                }
            }
            (Type::Enumeration(a), Type::Enumeration(b)) if a != b => {
                let (a, b) = (&model[*a], &model[*b]);
                let is_same = a.values.len() == b.values.len()
                    && a.values.iter().zip(&b.values).all(|(a, b)| a.value == b.value);
                is_same && a.v1_enum == b.v1_enum
            }
            // `byte` is an `unsigned char`.
            (Type::Base(a), Type::Base(b)) => {
                a == b || a.integer().is_some_and(|of| b.integer() == Some(of))
            }
            (a, b) => a == b,
        }
    }

    fn are_same_fields(&self, a: &[Field], b: &[Field]) -> bool {
        a.len() == b.len()
            && a.iter()
                .zip(b)
                .all(|(a, b)| self.is_same(&a.ty, &b.ty, 1) && self.means_the_same(&a.is, &b.is))
    }

    /// Whether the attributes that a type's meaning depends on are the same.
    fn means_the_same(&self, a: &Documented, b: &Documented) -> bool {
        let meaning = |of: &'_ Documented| -> Vec<usize> {
            let counts = |name: &str| {
                !name.starts_with("help")
                    && !matches!(name, "public" | "hidden" | "uuid" | "version")
            };
            (0..of.attributes.len()).filter(|n| counts(&of.attributes[*n].name)).collect()
        };
        let (all_a, all_b) = (meaning(a), meaning(b));
        all_a.len() == all_b.len()
            && all_a.into_iter().zip(all_b).all(|(n, m)| {
                let (a, b) = (&a.attributes[n], &b.attributes[m]);
                a.name == b.name
                    && a.arguments.len() == b.arguments.len()
                    && a.arguments
                        .iter()
                        .zip(&b.arguments)
                        .all(|(a, b)| self.is_same_argument(a, b))
            })
    }

    fn is_same_argument(&self, a: &AttributeArgument, b: &AttributeArgument) -> bool {
        match (a, b) {
            (AttributeArgument::Expression(a), AttributeArgument::Expression(b)) => {
                self.is_same_expression(a, b)
            }
            (AttributeArgument::Type(a), AttributeArgument::Type(b)) => self.is_same(a, b, 1),
            (a, b) => a == b,
        }
    }

    /// Of what is no constant, the outermost names and operators are compared.
    fn is_same_expression(&self, a: &Expression, b: &Expression) -> bool {
        use ExpressionKind::{Binary, Name, Unary};
        let value = |of: &Expression| Evaluator::new(self).evaluate(of).ok()?.as_integer();
        match (value(a), value(b)) {
            (None, None) => match (&a.kind, &b.kind) {
                (Name { name: a, .. }, Name { name: b, .. }) => a == b,
                (Unary(a, x), Unary(b, y)) => a == b && self.is_same_expression(x, y),
                (Binary(a, x, _), Binary(b, y, _)) => a == b && self.is_same_expression(x, y),
                _ => true,
            },
            (a, b) => a == b,
        }
    }
}
