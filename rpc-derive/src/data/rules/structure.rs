//! The rules for structures.

use quote::ToTokens;
use syn::Ident;
use syn::spanned::Spanned;

use super::super::model::{Data, Field, Structure};
use super::place::{check_place, check_shared};
use crate::errors::Errors;
use crate::expression;
use crate::len;
use crate::types;
use crate::wire_form::{self, Place};

pub(super) fn check(structure: &Structure<'_>, data: &Data<'_>, errors: &mut Errors) {
    if structure.fields.is_empty() {
        let help = "C has no structures without fields; remove it, or give it a field";
        errors.at(data.name, "STC-01", "a structure without fields has no wire form", help);
    }
    for field in structure.fields.iter().filter(|field| !field.tainted) {
        let before = errors.len();
        field.attributes.check(field.ty.span(), errors);
        let well_formed = errors.len() == before;
        check_place(&field.attributes, field.ty, false, errors);
        check_shared(&field.attributes, field.ty, errors);
        check_size(field, errors);
        check_parameter(field, data, errors);
        if let Some(range) = &field.attributes.range {
            let stands = |end: &Ident| structure.fields.iter().any(|other| other.is_named(end));
            range.check_names(stands, errors);
        }
        if well_formed {
            check_names(field, structure, errors);
        }
        check_recursion(field, data, errors);
    }
    if !structure.fields.iter().any(|field| field.tainted) {
        structure.fields.iter().for_each(|field| check_len(field, structure, errors));
    }
    for field in &structure.fields {
        let others = !field.levels.is_plain()
            || field.attributes.unique.is_present()
            || field.attributes.ptr.is_present()
            || field.attributes.range.is_some();
        let Some(transmitted) = &field.attributes.transmit_as else {
            continue;
        };
        wire_form::check(&transmitted.0, Place::Transmitted, errors);
        if others {
            let help = "keep `#[transmit_as]` alone: the type that travels says how it does";
            let message = "attributes of a type that is not transmitted (MIDL2084)";
            errors.at(&transmitted.0, "XMT-07", message, help);
        }
    }
    for field in &structure.skipped {
        field.attributes.check(field.ty.span(), errors);
        if !field.levels.is_plain()
            || field.attributes.unique.is_present()
            || field.attributes.transmit_as.is_some()
        {
            let help = "keep `#[skip]` alone: the field is not on the wire";
            errors.at(field.ty, "PTR-32", "attributes of a field that is not transmitted", help);
        }
    }
    check_tail(structure, errors);
}

/// What stands in an `Option` is a pointer, which a type parameter does not say.
fn check_parameter(field: &Field<'_>, data: &Data<'_>, errors: &mut Errors) {
    let mut parameters = data.generics.type_params();
    if let Some(inner) = types::option(field.ty)
        && parameters.any(|p| p.bounds.is_empty() && types::is_own(inner, &p.ident))
    {
        let inner = types::text(inner);
        let help = format!("write `Option<Box<{inner}>>`, or `Option<&'a {inner}>`");
        let message = "an `Option` of a type parameter: nothing says that it is a pointer";
        errors.at(field.ty, "PTR-26", message, &help);
    }
}

/// An array whose size is not in its type has it in an attribute.
fn check_size(field: &Field<'_>, errors: &mut Errors) {
    let attributes = &field.attributes;
    let sized = attributes.size_is.is_some() || attributes.max_is.is_some();
    if attributes.size().is_some() && types::is_pointer_to_sequence(field.ty) {
        let help = "the array is one pointer further down: write `#[size_is(, n)]`, a comma for each pointer above it";
        errors.at(field.ty, "PTR-29", "a size on a pointer to one value", help);
    }
    let array = types::is_conformant(field.ty) && !types::may_be_own(field.ty);
    if array && !sized && !attributes.string.is_present() {
        let comma = if types::is_pointer_to_sequence(field.ty) { ", " } else { "" };
        let help = format!(
            "put `#[size_is({comma}n)]` on it, where `n` is the field that holds its length"
        );
        errors.at(field.ty, "ARR-02", "an array without a size (MIDL2105)", &help);
    }
}

/// The names in a field's expressions are fields of the same structure.
fn check_names(field: &Field<'_>, structure: &Structure<'_>, errors: &mut Errors) {
    for (attribute, expression) in field.attributes.expressions() {
        let act = if attribute == "switch_is" { "select an arm" } else { "count" };
        for (name, deref) in expression::names(expression) {
            if structure.skipped.iter().any(|other| other.is_named(&name)) {
                let code = if attribute == "switch_is" { " (MIDL2229)" } else { "" };
                let message =
                    format!("`{attribute}` names `{name}`, which is not transmitted{code}");
                errors.at(&name, "PTR-32", &message, "name a field that is");
                continue;
            }
            let Some(target) = structure.fields.iter().find(|other| other.is_named(&name)) else {
                let known: Vec<_> = structure
                    .fields
                    .iter()
                    .filter(|other| types::is_primitive(other.ty) && !types::cannot_count(other.ty))
                    .map(|other| format!("`{}`", other.member.to_token_stream()))
                    .collect();
                let help = match known.len() {
                    0 => "add the field that holds the count".to_owned(),
                    _ => format!("the fields that can count: {}", known.join(", ")),
                };
                let message =
                    format!("`{attribute}` names `{name}`, which is no field here (MIDL2058)");
                errors.at(&name, "ARR-17", &message, &help);
                continue;
            };
            if deref && types::is_pointer(target.ty) {
                let message = format!(
                    "what `{name}` points to is not known where `{attribute}` is looked at: such a structure's codec is \
                     written by hand, as `rpc_runtime::manual::codec` shows"
                );
                errors.at(&name, "ARR-22", &message, "");
                continue;
            }
            if deref {
                let message =
                    format!("`{name}` is a field, and cannot be dereferenced here (MIDL2030)");
                errors.at(&name, "ARR-22", &message, &format!("write `{name}`"));
            }
            if types::option(target.ty).is_some() {
                let message = format!("`{name}` may be null, and cannot {act} (MIDL2195)");
                errors.at(&name, "PTR-19", &message, "name a field that is a number");
            } else if types::is_pointer(target.ty) || types::is_array(target.ty) {
                let message = format!("`{name}` is no number, and cannot {act} (MIDL2059)");
                let help = "name a field that is an integer of at most 32 bits";
                errors.at(&name, "ARR-18", &message, help);
            } else if types::cannot_count(target.ty) {
                let message =
                    format!("`{name}` is no integer of at most 32 bits (MIDL2059, MIDL2174)");
                let help = "count with `u8` to `u32` or `i8` to `i32`";
                errors.at(&name, "ARR-18", &message, help);
            }
        }
    }
}

/// A count that keeps itself is the length of one array.
fn check_len(field: &Field<'_>, structure: &Structure<'_>, errors: &mut Errors) {
    let name = match &field.member {
        syn::Member::Named(name) => Some(name),
        syn::Member::Unnamed(_) => None,
    };
    let Some(count) = len::Count::of(name, field.ty).filter(|_| field.levels.is_length()) else {
        return;
    };
    let beside = structure.fields.iter();
    let beside = beside.map(|Field { attributes, levels, .. }| len::Beside {
        attributes,
        levels,
        is_whole: false,
    });
    len::check(&count, &beside.collect::<Vec<_>>(), errors);
}

/// A structure that contains itself through pointers that are never null has no end.
fn check_recursion(field: &Field<'_>, data: &Data<'_>, errors: &mut Errors) {
    let mut ty = field.ty;
    loop {
        if let Some(reference) = types::reference(ty) {
            ty = &reference.elem;
        } else if types::is_box(ty) && types::argument(ty).is_some() {
            ty = types::argument(ty).unwrap_or(ty);
        } else if let syn::Type::Array(array) = types::bare(ty) {
            ty = &array.elem;
        } else {
            break;
        }
    }
    if !std::ptr::eq(ty, field.ty) && types::is_own(ty, data.name) {
        let help =
            "make it `Option<Box<…>>` or `Option<&'a …>`: a unique pointer, whose null ends it";
        let message = "a structure that is recursive through a reference pointer (MIDL2164)";
        errors.at(field.ty, "PTR-25", message, help);
    }
}

/// A conformant array in line is the last field.
fn check_tail(structure: &Structure<'_>, errors: &mut Errors) {
    let Some((last, before)) = structure.fields.split_last() else {
        return;
    };
    for field in before {
        if types::is_named(field.ty, &["Tail"]) {
            let help = match types::is_named(last.ty, &["Tail"]) {
                true => "put the array behind a pointer: `Vec<T>`",
                false => {
                    "move the field to the structure's end, or put the array behind a pointer: `Vec<T>`"
                }
            };
            let message = "a conformant array in line is the last field (MIDL2055)";
            errors.at(field.ty, "ARR-25", message, help);
        }
    }
    for field in &structure.fields {
        let sized = field.attributes.size_is.is_some() || field.attributes.max_is.is_some();
        let string = field.attributes.string.is_present() || types::is_text(field.ty);
        if types::is_named(field.ty, &["Tail"]) && !sized && !string {
            let help = "put `#[size_is(n)]` on it, where `n` is the field that holds its length";
            errors.at(field.ty, "ARR-02", "a conformant array without a size (MIDL2105)", help);
        }
    }
}
