//! The rules for types, one function a rule or a few that belong together.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, Lit};

use super::model::{Arm, Data, Enumeration, Field, Shape, Structure, Union, flag_span};
use crate::attributes::ValueAttributes;
use crate::errors::Errors;
use crate::expression::{self, Expressions};
use crate::levels::Levels;
use crate::syntax::{self, On};
use crate::types;

pub(crate) fn check(data: &Data<'_>, errors: &mut Errors) {
    check_placement(data, errors);
    check_types(data, errors);
    check_packed(data, errors);
    match &data.shape {
        Shape::Structure(structure) => check_structure(structure, data, errors),
        Shape::Enumeration(enumeration) => check_enumeration(enumeration, data, errors),
        Shape::Union(union) => check_union(union, data, errors),
    }
}

/// Attributes that stand where they mean nothing (MIDL2072).
fn check_placement(data: &Data<'_>, errors: &mut Errors) {
    let (on_type, what, on_variant, on_field) = match &data.shape {
        Shape::Structure(_) => (On::Structure, "a structure", On::Value, On::Field),
        Shape::Enumeration(_) => (On::Enumeration, "an enumeration", On::Value, On::Field),
        Shape::Union(_) => (On::Union, "a union", On::Arm, On::ArmField),
    };
    check_attributes(data.attributes, on_type, what, errors);
    for (attributes, fields) in &data.variants {
        check_attributes(attributes, on_variant, "a variant here", errors);
        fields.iter().for_each(|field| check_attributes(&field.attrs, on_field, "a field", errors));
    }
    data.fields
        .iter()
        .for_each(|field| check_attributes(&field.attrs, on_field, "a field", errors));
}

fn check_attributes(attributes: &[syn::Attribute], on: On, place: &str, errors: &mut Errors) {
    let mut seen: Vec<&syn::Attribute> = Vec::new();
    for attribute in attributes.iter().filter(|a| syntax::is_of_derive(a.path())) {
        let name = crate::attributes::name(attribute.path());
        // What is said of a place has been looked at when it was read.
        let read = syntax::stands(attribute.path(), On::Field);
        let again = seen.iter().any(|other| other.path() == attribute.path());
        if !syntax::stands(attribute.path(), on) {
            let message = format!("`{name}` means nothing on {place} (MIDL2072)");
            errors.at(attribute, "IFC-13", &message, "remove it");
        } else if again && !read && name != "case" && name != "ndr" {
            let message = format!("`{name}` is there twice (MIDL2096)");
            errors.at(attribute, "IFC-12", &message, "keep one");
        } else if !read && syntax::has_unwanted_arguments(attribute) {
            let message = format!("`{name}` takes no arguments");
            errors.at(attribute, "IFC-13", &message, &format!("write `#[{name}]`"));
        }
        seen.push(attribute);
    }
}

/// What the types as written tell: everything that is borrowed lives in one memory, the call's.
fn check_types(data: &Data<'_>, errors: &mut Errors) {
    if let Some(second) = data.generics.lifetimes().nth(1) {
        let help = "use one lifetime: all that is borrowed lives as long as the call's memory";
        errors.at(second, "MEM-28", "a second lifetime on a wire type", help);
    }
    let fields = data.variants.iter().flat_map(|(_, fields)| fields.iter());
    for field in data.fields.iter().copied().chain(fields) {
        if let Some(lifetime) = types::eternal(&field.ty) {
            let help = "give the type a lifetime, as in `struct Name<'a>`, and write `&'a T`; or own it, as in `Box<T>`";
            errors.at(lifetime, "MEM-28", "what is decoded does not live for ever", help);
        }
        let transmitted = field.attrs.iter().any(|a| a.path().is_ident("transmit_as"));
        if let Some((ty, [rule, message, help])) = types::without_form(&field.ty)
            && !transmitted
        {
            errors.at(ty, rule, message, help);
        }
    }
    if let Some(constant) = data.generics.const_params().next() {
        let help = "write a type for each length that travels";
        errors.at(constant, "IFC-18", "a constant parameter on a wire type", help);
    }
}

fn check_packed(data: &Data<'_>, errors: &mut Errors) {
    for attribute in data.attributes.iter().filter(|attribute| attribute.path().is_ident("repr")) {
        let text = attribute.meta.to_token_stream().to_string();
        if text.contains("packed") {
            let help =
                "remove `packed`: the layout in memory does not decide the layout on the wire";
            errors.at(attribute, "STC-02", "a packed structure cannot be borrowed from", help);
        }
    }
}

fn check_structure(structure: &Structure<'_>, data: &Data<'_>, errors: &mut Errors) {
    if structure.fields.is_empty() {
        let help = "C has no structures without fields; remove it, or give it a field";
        errors.at(data.name, "STC-01", "a structure without fields has no wire form", help);
    }
    for field in &structure.fields {
        field.attributes.check(field.ty.span(), errors);
        check_place(&field.attributes, field.ty, false, errors);
        check_shared(&field.attributes, field.ty, errors);
        check_size(field, errors);
        check_names(field, structure, errors);
        check_recursion(field, data, errors);
    }
    for field in &structure.fields {
        let others = !field.levels.is_plain()
            || field.attributes.unique.is_present()
            || field.attributes.ptr.is_present()
            || field.attributes.range.is_some();
        if let Some(transmitted) = &field.attributes.transmit_as
            && others
        {
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

/// Attributes that contradict what can be seen of the type.
pub(crate) fn check_place(
    attributes: &ValueAttributes,
    ty: &syn::Type,
    parameter: bool,
    errors: &mut Errors,
) {
    let pointer = |flag: &darling::util::Flag, name: &str, errors: &mut Errors| {
        if !flag.is_present() {
            return;
        }
        let span = flag_span(flag, ty);
        if types::is_array(ty) || types::is_named(ty, &["Tail"]) {
            let message = format!("`{name}` on an array in line, which is no pointer (MIDL2222)");
            let help = "remove it, or put the array behind a pointer: `Option<Box<[T; N]>>`, \
                        `Option<Vec<T>>`";
            errors.at_span(span, "PTR-27", &message, help);
        } else if types::is_scalar(ty) {
            let message = format!("`{name}` on something that is not a pointer (MIDL2072)");
            let help = "remove it, or make the type a pointer: `Option<Box<T>>`, `Option<&T>`";
            errors.at_span(span, "PTR-26", &message, help);
        } else if let Some(reference) = types::reference(ty)
            && types::option(&reference.elem).is_some()
        {
            let message = format!("`{name}` on a reference, which is never null");
            let help = "remove it: the attribute is about the parameter's own reference; what it refers to says \
                        itself what it is, as `Option<Box<T>>` and `Option<Full<'a, T>>` do";
            errors.at_span(span, "PTR-07", &message, help);
        } else if types::is_pointer(ty) && types::option(ty).is_none() {
            let message = format!("`{name}` on a type that is never null");
            let help = "a unique pointer is an `Option`, as in `Option<Box<T>>`; without `Option` it \
                        is a reference pointer";
            errors.at_span(span, "PTR-07", &message, help);
        }
    };
    pointer(&attributes.unique, "unique", errors);
    if attributes.ptr.is_present()
        && let Some(reference) = types::reference(types::option(ty).unwrap_or(ty))
        && types::option(&reference.elem).is_none()
    {
        let inner = types::text(&reference.elem);
        let help = format!(
            "write `Option<Full<'a, {inner}>>`, into the call's memory, or `Option<Shared<{inner}>>`, which owns; \
             without aliases, remove `#[ptr]`"
        );
        errors.at(ty, "PTR-16", "a full pointer may have aliases, and a `&` is not one", &help);
    }
    let value = types::reference(ty).map_or(ty, |reference| &reference.elem);
    let unsized_array = types::is_named(ty, &["Tail"]) || types::is_array(value);
    if let Some(range) = &attributes.range
        && !types::is_named(value, &["u8", "i8", "u16", "i16", "u32", "i32"])
        && (types::is_scalar(value) || types::is_pointer(value) || unsized_array)
        && !Levels::new(attributes, ty).counts()
        && !(parameter && types::option(ty).is_some())
    {
        let help = "it stands on an integer of at most 32 bits, an enumeration, a string, or an array with a size";
        errors.at_span(range.span, "ARR-43", "`range` means nothing on this type (MIDL2072)", help);
    }
    check_optional(ty, errors);
    let sized = attributes.size_is.as_ref().or(attributes.max_is.as_ref());
    let ranges = [&attributes.length_is, &attributes.first_is, &attributes.last_is];
    let further = |list: &&Expressions| list.0[0].is_none();
    if let syn::Type::Array(array) = types::bare(ty)
        && types::is_array(&array.elem)
        && attributes.length_is.iter().chain(&attributes.last_is).any(|list| further(&list))
        && ranges.into_iter().flatten().all(|list| further(&list))
    {
        let help = "say the length of each dimension, as in `#[length_is(3, n)]`: all of them travel with an offset and a \
                    count";
        let message = "a range of a further dimension, where the first has none";
        errors.at(ty, "ARR-27", message, help);
    }
    // A comma for a fixed array is its own dimension; what its elements point to may have a size.
    if sized.is_some_and(|sized| sized.0.first().is_some_and(Option::is_some))
        && types::is_array(ty)
    {
        let help = "a fixed array has its size in its type: remove the attribute, or use `Vec<T>`";
        let message = "`size_is` or `max_is` on a fixed array (MIDL2299)";
        errors.at(ty, "ARR-15", message, help);
    }
    if types::is_scalar(ty) {
        for (name, _) in attributes.expressions() {
            let message = format!("`{name}` on a number (MIDL2072)");
            errors.at(ty, "IFC-13", &message, "it belongs on an array or a union");
        }
        if attributes.string.is_present() {
            let message = "`string` on a number (MIDL2072)";
            errors.at(ty, "STR-01", message, "it belongs on an array of characters");
        }
    }
}

/// A place whose type has to say itself what travels.
pub(crate) fn check_not_transmitted(
    attributes: &ValueAttributes,
    ty: &syn::Type,
    errors: &mut Errors,
) {
    if let Some(transmitted) = &attributes.transmit_as {
        let value = types::reference(ty).map_or(ty, |reference| &reference.elem);
        let help = format!(
            "make the type `TransmitAs<{}, {}>`, of `rpc_runtime::ndr`",
            types::text(&transmitted.0),
            types::text(value)
        );
        errors.at(&transmitted.0, "XMT-07", "`transmit_as` is for fields of structures", &help);
    }
}

/// An `Option` is a unique pointer: what is in it is a pointer, and the only one.
pub(crate) fn check_optional(ty: &syn::Type, errors: &mut Errors) {
    if let Some(inner) = types::option(ty)
        && (types::is_scalar(inner) || types::is_array(inner))
    {
        let inner = types::text(inner);
        let help = format!("a unique pointer is `Option<Box<{inner}>>`, or `Option<&{inner}>`");
        let message = "a value in line is always there: this is no pointer, and cannot be null";
        errors.at(ty, "PTR-26", message, &help);
    }
    if let Some(inner) = types::option(ty)
        && types::is_named(inner, &["Rc", "Arc"])
    {
        let help = "write `Option<Box<T>>`, or `Option<&'a T>` in the call's memory";
        let message = "what a unique pointer points to has no other owner";
        errors.at(ty, "PTR-08", message, help);
    }
}

/// `Shared<T>` is `Shared<T, Global>`, and a structure is decoded with any allocator.
fn check_shared(attributes: &ValueAttributes, ty: &syn::Type, errors: &mut Errors) {
    // Without `ptr` it may be somebody's own type.
    if attributes.ptr.is_present()
        && let Some(pointer) = types::shared_without_allocator(ty)
    {
        let help = "write `Shared<T, A>`, and `<A: Allocator + Send + Sync = Global>` on the type: these \
                    names are in `rpc_runtime::memory`";
        let message = "`Shared` without the allocator that its type is decoded with";
        errors.at(pointer, "PTR-16", message, help);
    }
}

/// An array whose size is not in its type has it in an attribute.
fn check_size(field: &Field<'_>, errors: &mut Errors) {
    let attributes = &field.attributes;
    let sized = attributes.size_is.is_some() || attributes.max_is.is_some();
    let array = types::is_conformant(field.ty) && !types::may_be_own(field.ty);
    if array && !sized && !attributes.string.is_present() {
        let help = "put `#[size_is(n)]` on it, where `n` is the field that holds its length";
        errors.at(field.ty, "ARR-02", "an array without a size (MIDL2105)", help);
    }
}

/// The names in a field's expressions are fields of the same structure.
fn check_names(field: &Field<'_>, structure: &Structure<'_>, errors: &mut Errors) {
    for (attribute, expression) in field.attributes.expressions() {
        for (name, deref) in expression::names(expression) {
            if structure.skipped.iter().any(|other| other.is_named(&name)) {
                let message = format!("`{attribute}` names `{name}`, which is not transmitted");
                errors.at(&name, "PTR-32", &message, "count with a field that is");
                continue;
            }
            let Some(target) = structure.fields.iter().find(|other| other.is_named(&name)) else {
                let known: Vec<_> = structure
                    .fields
                    .iter()
                    .filter(|other| types::is_scalar(other.ty))
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
            if deref {
                let message =
                    format!("`{name}` is a field, and cannot be dereferenced here (MIDL2030)");
                errors.at(&name, "ARR-22", &message, &format!("write `{name}`"));
            }
            if types::is_named(target.ty, &["u64", "i64", "f32", "f64"]) {
                let message = format!("`{name}` is no integer of at most 32 bits (MIDL2059)");
                let help = "count with `u8` to `u32` or `i8` to `i32`";
                errors.at(&name, "ARR-18", &message, help);
            }
        }
    }
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
    let recursive = types::name(ty).is_some_and(|name| name == data.name || name == "Self");
    if !std::ptr::eq(ty, field.ty) && recursive {
        let help =
            "make it `Option<Box<…>>` or `Option<&'a …>`: a unique pointer, whose null ends it";
        let message = "a structure that is recursive through a reference pointer (MIDL2164)";
        errors.at(field.ty, "PTR-25", message, help);
    }
}

/// A conformant array in line is the last field.
fn check_tail(structure: &Structure<'_>, errors: &mut Errors) {
    let Some((_, before)) = structure.fields.split_last() else {
        return;
    };
    for field in before {
        if types::is_named(field.ty, &["Tail"]) {
            let help = "move the field to the structure's end, or put the array behind a pointer: `Vec<T>`";
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

fn check_enumeration(enumeration: &Enumeration<'_>, data: &Data<'_>, errors: &mut Errors) {
    if enumeration.values.is_empty() {
        errors.at(data.name, "ENM-03", "an enumeration without values", "give it a variant");
    }
    match (enumeration.closed, enumeration.other) {
        (Some(closed), Some(_)) => {
            let help = "remove one of them";
            errors.at(closed, "ENM-04", "an enumeration that is `closed` and has an `other`", help);
        }
        (None, None) => {
            let integer = if enumeration.v1_enum { "u32" } else { "u16" };
            let help = format!(
                "add a variant `#[other] Other({integer})` that keeps it, or mark the enum `#[closed]` \
                 to refuse it"
            );
            let message = "a peer may send a value that is not declared here";
            errors.at(data.name, "ENM-04", message, &help);
        }
        _ => {}
    }
    if let Some(other) = enumeration.other {
        let integer = if enumeration.v1_enum { "u32" } else { "u16" };
        let holds = match &other.fields {
            syn::Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                types::is_named(&fields.unnamed[0].ty, &[integer])
            }
            _ => false,
        };
        if !holds {
            let help = format!("write `#[other] {}({integer})`", other.ident);
            errors.at(other, "ENM-04", "the variant for undeclared values holds the value", &help);
        }
    }
    if !enumeration.v1_enum {
        for value in &enumeration.values {
            if value.literal.is_some_and(|value| !(0..=32767).contains(&value)) {
                let help =
                    "mark the enum `#[v1_enum]` if the interface says so: then it has 32 bits";
                let message = "a value beyond 0 to 32767 cannot travel in 16 bits";
                errors.at(value.variant, "ENM-01", message, help);
            }
        }
    }
}

fn check_union(union: &Union<'_>, data: &Data<'_>, errors: &mut Errors) {
    const SWITCHES: [&str; 10] =
        ["u64", "i64", "f32", "f64", "String", "str", "usize", "isize", "char", "Uuid"];
    if types::is_named(&union.switch_type, &SWITCHES) {
        let help = "use an integer of at most 32 bits, `bool`, or an enum";
        let message = "this cannot be the type of a discriminant (MIDL2192)";
        errors.at(&union.switch_type, "UNI-03", message, help);
    }
    if union.arms.is_empty() {
        errors.at(data.name, "UNI-07", "a union without arms (MIDL2235)", "give it a variant");
    }
    let defaults = union.arms.iter().filter(|arm| arm.default);
    for arm in defaults.skip(1) {
        errors.at(arm.variant, "UNI-07", "a second default arm (MIDL2232)", "keep one of them");
    }
    check_labels(union, errors);
    union.arms.iter().for_each(|arm| check_arm(arm, errors));
}

fn check_labels(union: &Union<'_>, errors: &mut Errors) {
    let mut seen: Vec<String> = Vec::new();
    let range = range_of(&union.switch_type);
    for arm in &union.arms {
        for label in &arm.labels {
            match label {
                Expr::Lit(literal)
                    if !matches!(literal.lit, Lit::Int(_) | Lit::Bool(_) | Lit::Byte(_)) =>
                {
                    let message = "a `case` that is not an integer (MIDL2067)";
                    errors.at(label, "UNI-06", message, "write the discriminant's value");
                    continue;
                }
                Expr::Range(_) => {
                    let message = "a `case` is one value of the discriminant (MIDL2067)";
                    errors.at(label, "UNI-06", message, "list them: `#[case(1, 2, 3)]`");
                    continue;
                }
                _ => {}
            }
            if let (Some((low, high)), Some(value)) = (range, integer(label))
                && !(low..=high).contains(&value)
            {
                let message = format!("{value} is beyond the discriminant's type (MIDL2206)");
                let help = format!("its values are {low} to {high}");
                errors.at(label, "UNI-06", &message, &help);
            }
            let text = integer(label)
                .map_or_else(|| label.to_token_stream().to_string(), |v| v.to_string());
            if seen.contains(&text) {
                let help = "each value selects one arm";
                errors.at(label, "UNI-06", "this `case` is there twice (MIDL2056)", help);
            }
            seen.push(text);
        }
    }
}

fn integer(label: &Expr) -> Option<i64> {
    match label {
        Expr::Lit(syn::ExprLit { lit: Lit::Int(int), .. }) => int.base10_parse().ok(),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => {
            integer(&unary.expr).and_then(i64::checked_neg)
        }
        _ => None,
    }
}

fn range_of(ty: &syn::Type) -> Option<(i64, i64)> {
    let name = types::name(ty)?.to_string();
    Some(match name.as_str() {
        "u8" => (0, u8::MAX.into()),
        "i8" => (i8::MIN.into(), i8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "i16" => (i16::MIN.into(), i16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "i32" => (i32::MIN.into(), i32::MAX.into()),
        _ => return None,
    })
}

fn check_arm(arm: &Arm<'_>, errors: &mut Errors) {
    let Some(field) = &arm.field else {
        return;
    };
    check_place(&field.attributes, field.ty, false, errors);
    check_shared(&field.attributes, field.ty, errors);
    check_not_transmitted(&field.attributes, field.ty, errors);
    if field.attributes.skip.is_present() {
        let help = "an arm without data is a variant without fields";
        errors.at(field.ty, "PTR-32", "`skip` on a union arm", help);
    }
    if let Some(range) = &field.attributes.range {
        let help = "put the number into a structure, and make that the arm";
        errors.at_span(range.span, "ARR-43", "`range` on a union arm", help);
    }
    if let Some((name, expression)) = field.attributes.expressions().next() {
        let help = match name {
            "switch_is" => {
                "put the inner union and its discriminant into a structure, and make that the arm"
            }
            _ => "put the array and its count into a structure, and make that the arm",
        };
        let message = format!("`{name}` on a union arm: nothing in the arm could count (MIDL2171)");
        errors.at(expression, "UNI-11", &message, help);
    }
    if types::is_pointer(field.ty) && types::option(field.ty).is_none() {
        let help = "make it an `Option`: a server may come back with another arm";
        errors.at(field.ty, "UNI-10", "a reference pointer as a union arm (MIDL2249)", help);
    }
}
