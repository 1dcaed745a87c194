//! Counts that keep themselves: which array a `Len` counts, and how it may be named.

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Expr, Ident, Type};

use crate::attributes::ValueAttributes;
use crate::errors::Errors;
use crate::expression;
use crate::levels::Levels;
use crate::types;

/// `T` of `Len<T>`.
pub(crate) fn number(ty: &Type) -> Option<&Type> {
    // Behind a path it may be the user's own.
    types::argument(ty).filter(|_| types::is_named(ty, &["Len"]) && !types::may_be_own(ty))
}

/// The number that travels for a type: its own, if it is a `Len`.
pub(crate) fn travels_as(ty: &Type) -> &Type {
    number(ty).unwrap_or(ty)
}

/// Whether the attributes of a place say that the length of its array is `name`.
pub(crate) fn is_length(attributes: &ValueAttributes, name: &Ident) -> bool {
    attributes
        .levels()
        .any(|(attribute, _, expression)| attribute == "size_is" && is_alone(expression, name))
}

/// Whether an expression is a name and nothing else.
fn is_alone(expression: &Expr, name: &Ident) -> bool {
    expression::alone(expression).is_some_and(|alone| alone.unraw() == name.unraw())
}

/// A `Len`, as it stands.
pub(crate) struct Count<'a> {
    /// Its name, if a field has one.
    pub(crate) name: Option<&'a Ident>,
    /// `Len<T>`, or a reference to it.
    pub(crate) ty: &'a Type,
    pub(crate) number: &'a Type,
}

impl<'a> Count<'a> {
    /// The count that a field or a parameter of this type is, if it is one.
    pub(crate) fn of(name: Option<&'a Ident>, ty: &'a Type) -> Option<Count<'a>> {
        let value = types::reference(ty).map_or(ty, |reference| &reference.elem);
        Some(Count { name, ty, number: number(value)? })
    }

    /// What to write for a count that the program keeps itself.
    pub(crate) fn plain(&self) -> String {
        let number = types::text(self.number);
        let ty = match types::reference(self.ty) {
            Some(reference) if reference.mutability.is_some() => format!("&mut {number}"),
            Some(_) => format!("&{number}"),
            None => number,
        };
        match self.name {
            Some(name) => format!("{name}: {ty}"),
            None => ty,
        }
    }

    fn check_number(&self, errors: &mut Errors) {
        if types::cannot_count(self.number) || types::is_named(self.number, &["bool"]) {
            let number = types::text(self.number);
            let message = format!("`{number}` is no integer of at most 32 bits (MIDL2059)");
            let help = "count with `u8` to `u32` or `i8` to `i32`";
            errors.at(self.number, "ARR-18", &message, help);
        }
    }
}

/// What stands beside it, and may be its array.
pub(crate) struct Beside<'a> {
    pub(crate) attributes: &'a ValueAttributes,
    pub(crate) levels: &'a Levels,
    /// It is as long as its size, whatever part of it travels: a buffer of the caller's.
    pub(crate) is_whole: bool,
}

/// The rules of one `Len`. The index of its array, if it keeps them.
pub(crate) fn check(
    count: &Count<'_>,
    beside: &[Beside<'_>],
    errors: &mut Errors,
) -> Option<usize> {
    let before = errors.len();
    count.check_number(errors);
    let Some(name) = count.name else {
        let help = format!("write `{}`: what has no name cannot be named", count.plain());
        errors.at(count.ty, "LEN-01", "a `Len` that no array names", &help);
        return None;
    };
    let mut array = None;
    for (index, place) in beside.iter().enumerate() {
        check_uses(name, count, place, errors);
        for token in sizes(place, name) {
            if array.is_some() {
                let message = format!("`{name}` is the length of another array already");
                let help = format!(
                    "give this array a count of its own, or write `{}`, which the program keeps",
                    count.plain()
                );
                errors.at(token, "LEN-01", &message, &help);
            }
            array = Some(index);
        }
    }
    // What is misspelt is an error already.
    if array.is_none() && errors.is_empty() {
        let star = if types::reference(count.ty).is_some() { "*" } else { "" };
        let help = format!(
            "put `#[size_is({star}{name})]` on the array whose length it is, or write `{}`, which the program keeps",
            count.plain()
        );
        errors.at(count.ty, "LEN-01", "a `Len` that no array names", &help);
    }
    array.filter(|_| errors.len() == before)
}

/// The sizes of a place that are this `Len`, as they are written.
fn sizes<'a>(place: &'a Beside<'_>, name: &'a Ident) -> impl Iterator<Item = &'a Expr> {
    let sizes = place.attributes.levels().filter(|(attribute, ..)| *attribute == "size_is");
    sizes.map(|(_, _, size)| size).filter(|size| is_alone(size, name))
}

/// It is named alone, where the length of one array is said.
fn check_uses(name: &Ident, count: &Count<'_>, place: &Beside<'_>, errors: &mut Errors) {
    let is_length_at = |attribute: &str, level: usize| {
        let mut levels = place.attributes.levels();
        levels.any(|(other, at, expression)| {
            other == attribute && at == level && is_alone(expression, name)
        })
    };
    for (attribute, level, expression) in place.attributes.levels() {
        let mut names = expression::names(expression).into_iter().map(|(token, _)| token);
        let Some(token) = names.find(|token| token.unraw() == name.unraw()) else {
            continue;
        };
        let varies = |(other, at, _): (&str, usize, &Expr)| {
            at == level && ["length_is", "first_is", "last_is"].contains(&other)
        };
        let is_part = place.attributes.levels().any(varies) && !is_length_at("length_is", level);
        let why = match attribute {
            "size_is" if !is_alone(expression, name) => "it is named alone",
            "size_is" if place.levels.is_sized_string() => {
                "the size of a string is the room for it"
            }
            "size_is" if !place.levels.is_one_array_at(level) => {
                "here are several arrays, and each has its own"
            }
            "size_is" if is_part && !place.is_whole => {
                "of this array a part travels, which is what arrives"
            }
            "size_is" => continue,
            "length_is" if is_alone(expression, name) && is_length_at("size_is", level) => continue,
            "length_is" => "it is named in `size_is`, too",
            "switch_is" => "it is no discriminant",
            _ => "it is no index",
        };
        let message = format!("a `Len` is the length of an array: {why}");
        let help = format!("write `{}`, which the program keeps", count.plain());
        errors.at(token.to_token_stream(), "LEN-02", &message, &help);
    }
}
