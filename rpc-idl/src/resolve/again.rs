//! Definitions of one name: whether they say the same.

use super::{Resolver, Tag, order};
use crate::constant::{Evaluator, Value};
use crate::diagnostic::Diagnostic;
use crate::limits::NESTING;
use crate::model::{
    Arm, AttributeArgument, Documented, Expression, ExpressionKind, Field, Referent, Type,
    TypedefId,
};
use crate::source::Span;

/// Two definitions of one name, in imported files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Two {
    Types(TypedefId, TypedefId),
    Tags(Tag, Tag),
    Constants(Referent, Referent),
}

impl Two {
    /// In whichever order files are imported, they are the same two.
    fn in_order(self) -> Two {
        match self {
            Two::Types(a, b) if a > b => Two::Types(b, a),
            Two::Tags(a, b) if a.order() > b.order() => Two::Tags(b, a),
            Two::Constants(a, b) if order(a) > order(b) => Two::Constants(b, a),
            two => two,
        }
    }
}

impl Resolver<'_> {
    /// Warns of names that an imported file has, and that one imported before defines otherwise.
    pub(super) fn report_two(&mut self, import: Span, all: Vec<(String, Two)>) {
        // Warnings of what was only imported are not shown.
        if !self.model.files[import.file.index()].is_main {
            return;
        }
        let mut differ = Vec::new();
        for (name, two) in all {
            let two = two.in_order();
            let Some((a, b)) = self.places(two) else { continue };
            if [a, b].iter().any(|span| self.is_stand_in(span.file)) {
                continue;
            }
            let known = self.compared.get(&two).copied();
            let is_same = known.unwrap_or_else(|| self.say_the_same(two));
            self.compared.insert(two, is_same);
            if !is_same && self.reported.insert((import.file, two)) {
                differ.push((a.min(b), a.max(b), name));
            }
        }
        // They come from a map.
        differ.sort();
        for (before, later, name) in differ {
            let fault = format!("`{name}` is another thing in two imported files");
            let warning = Diagnostic::warning(import, 2003, fault)
                .expected("expected one of them: the later definition counts here")
                .related(before, "it is defined here")
                .related(later, "and here, later");
            self.error(warning);
        }
    }

    /// Where both are defined.
    fn places(&self, two: Two) -> Option<(Span, Span)> {
        let of_typedef = |id: TypedefId| {
            let typedef = &self.model[id];
            (typedef.ty != Type::Unknown).then_some(typedef.is.span)
        };
        let of_tag = |tag: Tag| {
            let (is, is_defined) = match tag {
                Tag::Structure(id) => (&self.model[id].is, self.model[id].is_defined),
                Tag::Union(id) => (&self.model[id].is, self.model[id].is_defined),
                Tag::Enumeration(id) => (&self.model[id].is, self.model[id].is_defined),
            };
            is_defined.then_some(is.span)
        };
        let of_constant = |of: Referent| match of {
            Referent::Constant(id) => Some(self.model[id].name.span),
            _ => None,
        };
        Some(match two {
            Two::Types(a, b) => (of_typedef(a)?, of_typedef(b)?),
            Two::Tags(a, b) => (of_tag(a)?, of_tag(b)?),
            Two::Constants(a, b) => (of_constant(a)?, of_constant(b)?),
        })
    }

    fn say_the_same(&self, two: Two) -> bool {
        match two {
            Two::Types(a, b) => self.is_same_typedef(a, &self.model[b].is, &self.model[b].ty),
            Two::Tags(a, b) => self.is_same(&a.ty(), &b.ty(), 0),
            Two::Constants(a, b) => is_equal(&self.value_of(a), &self.value_of(b)),
        }
    }

    /// Whether a typedef says the same again.
    pub(super) fn is_same_typedef(&self, before: TypedefId, is: &Documented, ty: &Type) -> bool {
        let before = &self.model[before];
        self.is_same(&before.ty, ty, 0) && self.means_the_same(&before.is, is)
    }

    /// Whether two types are the same. Within other ones, types with names are if their names are: whether those say the same is
    /// asked of them. Without names they end with the text that they are nested in.
    fn is_same(&self, a: &Type, b: &Type, depth: usize) -> bool {
        let model = &self.model;
        let by_name = |a: &Documented, b: &Documented| {
            let is_nameless = a.name.is_empty() && b.name.is_empty();
            (depth > 0 && !is_nameless).then(|| a.name == b.name)
        };
        if let (Type::Typedef(a), Type::Typedef(b)) = (a, b)
            && model[*a].is.name == model[*b].is.name
        {
            return true;
        }
        let is_nested = !matches!((a, b), (Type::Typedef(_), _) | (_, Type::Typedef(_)));
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
                by_name(&a.is, &b.is).unwrap_or_else(|| {
                    (is_nested || depth == 0) && self.are_same_fields(&a.fields, &b.fields, depth)
                })
            }
            (Type::Union(a), Type::Union(b)) if a != b => {
                let (a, b) = (&model[*a], &model[*b]);
                by_name(&a.is, &b.is).unwrap_or_else(|| {
                    (is_nested || depth == 0) && self.are_same_arms(&a.arms, &b.arms, depth)
                })
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

    fn are_same_fields(&self, a: &[Field], b: &[Field], depth: usize) -> bool {
        let is_same = |(a, b): (&Field, &Field)| {
            self.is_same(&a.ty, &b.ty, depth + 1) && self.means_the_same(&a.is, &b.is)
        };
        a.len() == b.len() && a.iter().zip(b).all(is_same)
    }

    fn are_same_arms(&self, a: &[Arm], b: &[Arm], depth: usize) -> bool {
        let values =
            |of: &Arm| -> Vec<i128> { of.labels.iter().map(|label| label.value).collect() };
        let is_same = |(a, b): (&Arm, &Arm)| {
            a.is_default == b.is_default
                && values(a) == values(b)
                && self.are_same_fields(&a.fields, &b.fields, depth)
        };
        a.len() == b.len() && a.iter().zip(b).all(is_same)
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
                self.is_alike(a, b)
            }
            (AttributeArgument::Type(a), AttributeArgument::Type(b)) => self.is_same(a, b, 1),
            (a, b) => a == b,
        }
    }

    /// Whether two expressions are written alike, but for the ways to write a constant.
    fn is_alike(&self, a: &Expression, b: &Expression) -> bool {
        use ExpressionKind::{Binary, Cast, Conditional, Index, Member, Name, Unary};
        let value = |of: &Expression| Evaluator::new(self).evaluate(of).ok();
        match (value(a), value(b)) {
            (Some(a), Some(b)) => return is_equal(&a, &b),
            (None, None) => {}
            _ => return false,
        }
        let alike = |a, b| self.is_alike(a, b);
        match (&a.kind, &b.kind) {
            (Name { name: a, .. }, Name { name: b, .. }) => a == b,
            (Unary(a, x), Unary(b, y)) => a == b && alike(x, y),
            (Binary(a, x, v), Binary(b, y, w)) => a == b && alike(x, y) && alike(v, w),
            (Conditional(a), Conditional(b)) => a.iter().zip(&**b).all(|(a, b)| alike(a, b)),
            (Index(a, v), Index(b, w)) => alike(a, b) && alike(v, w),
            (Cast(a, x), Cast(b, y)) => self.is_same(a, b, 1) && alike(x, y),
            (Member { of: x, name: a, .. }, Member { of: y, name: b, .. }) => a == b && alike(x, y),
            _ => false,
        }
    }
}

/// Whether two constants are one number, of whichever types, or one text.
fn is_equal(a: &Value, b: &Value) -> bool {
    a == b || a.as_integer().is_some_and(|number| b.as_integer() == Some(number))
}
