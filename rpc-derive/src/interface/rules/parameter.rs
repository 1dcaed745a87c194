//! The rules for parameters.

use syn::{Attribute, FnArg};

use super::super::model::{Direction, Method, Parameter, Role, is_lint};
use super::super::parameter_scope::plain_name;
use super::check_eternal;
use crate::data::{check_not_transmitted, check_optional, check_place};
use crate::errors::Errors;
use crate::expression;
use crate::types;
use crate::wire_form::{self, Place};

pub(super) fn check(parameter: &Parameter<'_>, method: &Method<'_>, errors: &mut Errors) {
    if parameter.tainted || method.is_misplaced() {
        check_type(parameter, errors);
        return;
    }
    if let Some(handle) = parameter.kind().and_then(|kind| kind.as_handle()) {
        return handle.check(parameter, attribute_of_data(parameter, method), errors);
    }
    let before = errors.len();
    check_ignored(parameter, errors);
    check_role(parameter, errors);
    check_direction(parameter, errors);
    let fits = errors.len() == before;
    check_type(parameter, errors);
    if !fits {
        // What the type will be is not known.
        return;
    }
    let before = errors.len();
    check_array(parameter, errors);
    parameter.attributes.place.check(parameter.span(), errors);
    let well_formed = errors.len() == before;
    check_place(&parameter.attributes.place, parameter.ty, true, errors);
    if let Some(kind) = parameter.kind().filter(|kind| kind.is_reference()) {
        check_optional(kind.referent(), errors);
    }
    if let Some(range) = parameter.attributes.range() {
        range.check_names(|end| method.find(end).is_some(), errors);
    }
    if well_formed {
        check_names(parameter, method, errors);
    }
}

/// The first attribute of a parameter's that says more than a direction.
fn attribute_of_data<'a>(
    parameter: &Parameter<'_>,
    method: &'a Method<'_>,
) -> Option<&'a Attribute> {
    let input = method.signature().inputs.iter().find_map(|input| match input {
        FnArg::Typed(input) => {
            plain_name(&input.pat).filter(|name| **name == parameter.name).map(|_| input)
        }
        FnArg::Receiver(_) => None,
    });
    let is_of_data = |attribute: &&Attribute| {
        let path = attribute.path();
        !path.is_ident("out") && !path.is_ident("inout") && !is_lint(path)
    };
    input?.attrs.iter().find(is_of_data)
}

/// What of a parameter is not transmitted.
fn check_ignored(parameter: &Parameter<'_>, errors: &mut Errors) {
    let attributes = &parameter.attributes;
    check_not_transmitted(&attributes.place, parameter.ty, errors);
    if attributes.place.skip.is_present() {
        let help = "a parameter that is not transmitted is none: remove it; a server's own data is in `self`";
        let message = "`skip` is for fields (MIDL2162)";
        errors.at_span(attributes.place.skip.span(), "PTR-32", message, help);
    }
    let may_be_ignored = parameter.kind().is_some_and(|kind| kind.may_be_ignored());
    if attributes.partial_ignore.is_present() && !(may_be_ignored && parameter.levels.is_plain()) {
        let help = "write `#[partial_ignore] p: Option<&mut T>`";
        let message = "`partial_ignore` is for [in, out, unique] pointers to what has a fixed size";
        errors.at(parameter.ty, "PTR-30", message, help);
    }
    let number = match &parameter.role {
        Role::Data(_) if parameter.levels.counts() => true,
        Role::Data(kind) => !kind.is_several() && parameter.levels.is_plain(),
        // As many elements in a chunk.
        Role::Pipe(_) => true,
        _ => false,
    };
    if let Some(range) = attributes.range()
        && !number
    {
        let help = "it stands on an integer of at most 32 bits, an enumeration, a string, or an array with a size";
        errors.at_span(range.span, "ARR-43", "`range` means nothing on this type (MIDL2072)", help);
    }
}

/// Parameters that are not on the wire have no attributes.
fn check_role(parameter: &Parameter<'_>, errors: &mut Errors) {
    let message = match parameter.role {
        Role::Data(_) => return,
        Role::Pipe(_) => {
            "a pipe has no attribute but `range`: `PipeReader` is [in], `PipeWriter` is [out] (MIDL2072)"
        }
        _ => "this parameter is not on the wire (MIDL2072)",
    };
    let attributes = &parameter.attributes;
    let is_pipe = matches!(parameter.role, Role::Pipe(_));
    if attributes.out.is_present()
        || attributes.inout.is_present()
        || attributes.place.unique.is_present()
        || attributes.allocate.is_some()
        || attributes.force_allocate.is_present()
        || attributes.byte_count.is_some()
        || attributes.partial_ignore.is_present()
        || (attributes.range().is_some() && !is_pipe)
        || !parameter.levels.is_plain()
    {
        let help = "remove the attribute";
        errors.at(parameter.ty, "IFC-13", message, help);
    }
}

fn check_direction(parameter: &Parameter<'_>, errors: &mut Errors) {
    let Some(kind) = parameter.kind() else {
        return;
    };
    let attributes = &parameter.attributes;
    if attributes.out.is_present() && attributes.inout.is_present() {
        let help = "`#[out]` sends nothing to the server; without it, `&mut T` travels both ways";
        errors.at_span(attributes.out.span(), "DIR-01", "`out` and `inout` on one parameter", help);
        return;
    }
    let direction = match (attributes.out.is_present(), attributes.inout.is_present()) {
        (true, _) => "out",
        (_, true) => "inout",
        _ => return,
    };
    if let Some([rule, message, help]) = kind.misdirected(direction) {
        errors.at(parameter.ty, &rule, &message, &help);
    }
}

fn check_type(parameter: &Parameter<'_>, errors: &mut Errors) {
    if parameter.kind().is_none() {
        return;
    }
    check_eternal(parameter.ty, parameter.is_out(), errors);
    if parameter.kind().is_some_and(|kind| kind.as_handle().is_some()) {
        return;
    }
    if types::mentions_type(parameter.ty, "Self") {
        let help = "name the type that travels";
        errors.at(parameter.ty, "IFC-18", "`Self` is a server, and does not travel", help);
        return;
    }
    wire_form::check(parameter.ty, Place::Parameter, errors);
    if types::is_unsized(parameter.ty) {
        let help = "write `&str`, `&[T]`, or `String`, `Vec<T>`";
        errors.at(parameter.ty, "IFC-18", "a parameter whose type has no size", help);
    }
}

/// A slice needs to know where its length is, and only arrays have sizes.
fn check_array(parameter: &Parameter<'_>, errors: &mut Errors) {
    let Some(kind) = parameter.kind() else {
        return;
    };
    let place = &parameter.attributes.place;
    let sized = place.size_is.is_some() || place.max_is.is_some();
    let own = types::may_be_own(parameter.ty);
    if types::is_unsized(parameter.ty) {
        return;
    }
    if kind.needs_size(parameter) && !own && !sized && !place.string.is_present() {
        let to_one = kind.is_to_one() || types::is_pointer_to_sequence(parameter.ty);
        let comma = if to_one { ", " } else { "" };
        let help = format!(
            "put `#[size_is({comma}n)]` on it, where `n` is the parameter that holds its length"
        );
        errors.at(parameter.ty, "ARR-02", "an array without a size (MIDL2105)", &help);
    }
    let element =
        types::reference(parameter.ty).and_then(|reference| types::slice(&reference.elem));
    if let Some(row) = element.filter(|element| types::slice(element).is_some()) {
        let help = "rows of one length are arrays, `[T; 4]`; rows of their own are pointers, `&[T]`, with \
                    `#[size_is(n, m)]`";
        errors.at(row, "ARR-27", "an array whose rows have no size", help);
    }
    kind.check(parameter, errors);
}

/// The names in a parameter's expressions are parameters of the same method, at hand when they are
/// needed.
fn check_names(parameter: &Parameter<'_>, method: &Method<'_>, errors: &mut Errors) {
    let place = &parameter.attributes.place;
    for (attribute, expression) in place.expressions() {
        let unguarded = expression::unguarded(expression);
        for (name, deref) in expression::names(expression) {
            let Some((_, target)) = method.find(&name) else {
                let message =
                    format!("`{attribute}` names `{name}`, which is no parameter here (MIDL2058)");
                let known: Vec<_> = method
                    .data()
                    .filter(|(_, candidate, _)| candidate.name != parameter.name)
                    .filter(|(_, _, kind)| {
                        kind.number().is_some_and(|number| !types::cannot_count(number))
                    })
                    .map(|(_, candidate, kind)| match kind.is_reference() {
                        true => format!("`*{}`", candidate.name),
                        false => format!("`{}`", candidate.name),
                    })
                    .collect();
                let help = match known.len() {
                    0 => "add a parameter that holds the count".to_owned(),
                    _ => format!("the parameters that can count: {}", known.join(", ")),
                };
                errors.at(&name, "ARR-17", &message, &help);
                continue;
            };
            // What is ignored does not travel.
            let travels = !target.attributes.partial_ignore.is_present();
            if target.is_nullable() && travels && !unguarded.contains(&name) {
                continue;
            }
            check_use(attribute, &name, deref, target, errors);
            let size = attribute == "size_is" || attribute == "max_is";
            let unavailable = target.direction == Direction::Out;
            // The size one pointer level down is the server's to decide.
            let top = place.size().is_some();
            if unavailable && size && top {
                let message = format!(
                    "`{name}` is [out] only: the server could not know the size (MIDL2123)"
                );
                let help = match parameter.is_in() {
                    true => "make it [in] or [in, out]",
                    false => {
                        "make it [in] or [in, out], or let the server decide, with \
                         `#[out] #[size_is(, *n)] v: &mut Vec<T>`"
                    }
                };
                errors.at(&name, "ARR-19", &message, help);
            } else if unavailable && !size && parameter.is_in() {
                let message = format!(
                    "`{name}` is [out] only, and `{}` needs it on the way in (MIDL2124)",
                    parameter.name
                );
                errors.at(&name, "DIR-09", &message, "make it [in] or [in, out]");
            }
        }
    }
}

/// A name in an expression is written as what it is: `n` for a value, `*n` for a reference.
fn check_use(
    attribute: &str,
    name: &syn::Ident,
    deref: bool,
    target: &Parameter<'_>,
    errors: &mut Errors,
) {
    if target.is_nullable() {
        let message = format!("`{name}` may be null, and cannot count (MIDL2195)");
        let help = format!(
            "count with a value or a reference, or say what null means: `{attribute}(if {name} {{ *{name} }} else {{ 0 }})`"
        );
        errors.at(name, "PTR-19", &message, &help);
        return;
    }
    if wire_form::is_missing(target.ty) {
        return;
    }
    let value = match target.kind().and_then(|kind| kind.number()) {
        Some(ty) => ty,
        None => {
            let message = format!("`{name}` is no number, and cannot count (MIDL2059)");
            errors.at(name, "ARR-18", &message, "count with an integer of at most 32 bits");
            return;
        }
    };
    if deref && !target.is_reference() {
        let message = format!("`{name}` is a value, and cannot be dereferenced (MIDL2030)");
        errors.at(name, "ARR-22", &message, &format!("write `{name}`"));
    } else if !deref && target.is_reference() {
        let message = format!("`{name}` is a reference");
        errors.at(name, "ARR-22", &message, &format!("write `*{name}`"));
    }
    let cannot_count = types::cannot_count(value) || types::is_named(value, &["usize"]);
    if attribute != "switch_is" && cannot_count {
        let message = format!("`{name}` is no integer of at most 32 bits (MIDL2059, MIDL2174)");
        errors.at(name, "ARR-18", &message, "count with `u8` to `u32` or `i8` to `i32`");
    }
}
