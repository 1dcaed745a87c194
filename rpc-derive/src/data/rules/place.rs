//! The rules for a place: a field, an arm, a parameter.

use quote::ToTokens;

use super::super::model::flag_span;
use crate::attributes::ValueAttributes;
use crate::errors::Errors;
use crate::expression::{self, Expressions};
use crate::len;
use crate::levels::Levels;
use crate::types;

/// Attributes that contradict what can be seen of the type.
pub(crate) fn check_place(
    attributes: &ValueAttributes,
    ty: &syn::Type,
    parameter: bool,
    errors: &mut Errors,
) {
    let value = types::reference(ty).map_or(ty, |reference| &reference.elem);
    // What can be said of a number can be said of a `Len`.
    let (ty, value) = match len::number(value) {
        Some(number) => (number, number),
        None => (ty, value),
    };
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
    check_full(attributes, ty, errors);
    check_range(attributes, value, errors);
    check_constant_length(attributes, value, errors);
    check_tail(ty, errors);
    check_dimensions(attributes, ty, errors);
    if parameter
        && attributes.string.is_present()
        && !types::is_scalar(ty)
        && types::is_scalar(value)
    {
        let help = format!("write `&[{0}]`, or `&mut [{0}]`", types::text(value));
        errors.at(ty, "STR-01", "`string` on a reference to one character (MIDL2072)", &help);
    }
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
    let mut innermost = value;
    while let Some(element) = types::element(innermost) {
        innermost = types::reference(element).map_or(element, |reference| &reference.elem);
    }
    if let Some(switch) = &attributes.switch_is
        && !types::is_scalar(ty)
        && types::is_scalar(innermost)
    {
        let message = "`switch_is` on numbers (MIDL2190)";
        errors.at(&switch.0[0], "UNI-12", message, "remove it: it belongs on a union");
    }
    // A comma for a fixed array is its own dimension; what its elements point to may have a size.
    if attributes.size().is_some() && types::is_array(ty) {
        let help = "a fixed array has its size in its type: remove the attribute, or use `Vec<T>`";
        let message = "`size_is` or `max_is` on a fixed array (MIDL2299)";
        errors.at(ty, "ARR-15", message, help);
    }
    if types::is_scalar(ty) {
        for (name, _) in attributes.expressions() {
            let message = format!("`{name}` on a number (MIDL2072)");
            let help = match name {
                "switch_is" => "remove it: it belongs on a union",
                _ => "remove it: it belongs on an array",
            };
            errors.at(ty, "IFC-13", &message, help);
        }
        if attributes.string.is_present() {
            let message = "`string` on a number (MIDL2072)";
            errors.at(ty, "STR-01", message, "it belongs on an array of characters");
        }
    }
}

/// What is `ptr` is a full pointer, and nothing else is.
fn check_full(attributes: &ValueAttributes, ty: &syn::Type, errors: &mut Errors) {
    let pointer = types::option(ty).unwrap_or(ty);
    let is_full = types::is_known(pointer, &["Full", "Shared"]);
    if attributes.unique.is_present() && is_full && types::option(ty).is_some() {
        let message = "`unique` on a full pointer";
        let span = flag_span(&attributes.unique, ty);
        errors.at_span(span, "PTR-01", message, "write `#[ptr]`");
    }
    if !attributes.ptr.is_present() {
        return;
    }
    if let Some(reference) = types::reference(pointer) {
        if types::option(&reference.elem).is_none() {
            let inner = types::text(&reference.elem);
            let help = format!(
                "write `Option<Full<'a, {inner}>>`, into the call's memory, or `Option<Shared<{inner}>>`, which owns; \
                 without aliases, remove `#[ptr]`"
            );
            let message = "a full pointer may have aliases, and a `&` is not one";
            errors.at(ty, "PTR-16", message, &help);
        }
        return;
    }
    let span = flag_span(&attributes.ptr, ty);
    if is_full && types::option(ty).is_none() {
        let help = format!("write `Option<{}>`", types::text(ty));
        errors.at_span(span, "PTR-16", "a full pointer may be null, and is an `Option`", &help);
    } else if !is_full && (types::is_pointer(pointer) || types::is_scalar(pointer)) {
        let help = "write `Option<Full<'a, T>>`, into the call's memory, or `Option<Shared<T, A>>`, which owns; \
                    without aliases, remove `#[ptr]`";
        errors.at_span(span, "PTR-16", "`ptr` on a type that is no full pointer", help);
    }
}

/// The ends of a range, where they are numbers.
fn check_range(attributes: &ValueAttributes, ty: &syn::Type, errors: &mut Errors) {
    let Some(range) = &attributes.range else {
        return;
    };
    let Some((low, high)) = range.known() else {
        return;
    };
    let least = types::least_and_greatest(types::option(ty).unwrap_or(ty));
    if low > high {
        let help = "write the least value first";
        let message = "a range whose least value is above its greatest (MIDL2371)";
        errors.at_span(range.span, "ARR-44", message, help);
    } else if let Some((least, greatest)) = least
        && (low < least || high > greatest)
    {
        let help = format!("its values are {least} to {greatest}");
        let message = "a range beyond what its type can hold";
        errors.at_span(range.span, "ARR-44", message, &help);
    }
}

/// What of an array is transmitted is within it, where all of that is numbers.
fn check_constant_length(attributes: &ValueAttributes, ty: &syn::Type, errors: &mut Errors) {
    let first = |list: &Option<Expressions>| match list {
        Some(list) => list.0.first()?.as_ref().map(|e| (e.clone(), expression::constant(e))),
        None => None,
    };
    let size = match types::bare(ty) {
        syn::Type::Array(array) => expression::constant(&array.len),
        _ => match (first(&attributes.size_is), first(&attributes.max_is)) {
            (Some((_, size)), _) => size,
            (_, Some((_, most))) => most.map(|most| most + 1),
            _ => None,
        },
    };
    let Some(size) = size else {
        return;
    };
    let from = first(&attributes.first_is);
    let start = from.as_ref().map_or(Some(0), |(_, first)| *first);
    let end = [
        (first(&attributes.length_is), start.unwrap_or(0)),
        (first(&attributes.last_is), 1),
        (from, 0),
    ];
    for (expression, more) in end {
        if let Some((expression, Some(number))) = expression
            && number + more > size
        {
            let message = format!("a range beyond the {size} elements of its array");
            let help = format!("write a range that ends at {size} or before");
            errors.at(expression, "ARR-07", &message, &help);
            return;
        }
    }
}

/// A size for each array, and none for what is no array.
fn check_dimensions(attributes: &ValueAttributes, ty: &syn::Type, errors: &mut Errors) {
    let Some(list) = attributes.size_is.as_ref().or(attributes.max_is.as_ref()) else {
        return;
    };
    let Some(element) = types::element(ty).filter(|_| types::is_sequence(ty)) else {
        return;
    };
    match &list.0[..] {
        [Some(_)] if is_plain_sequence(element) && !attributes.string.is_present() => {
            let help = "write `#[size_is(n, m)]`, where `m` is the length of each";
            let message = "an array of arrays, whose further dimension has no bound (MIDL2296)";
            errors.at(element, "ARR-27", message, help);
        }
        [None, Some(size)] if types::is_scalar(element) => {
            let help = format!(
                "write `#[size_is({})]`: a comma is a pointer in between",
                size.to_token_stream()
            );
            errors.at(size, "ARR-02", "a size one pointer further down than the array", &help);
        }
        _ => {}
    }
}

/// Whether the type is certainly an array behind a pointer.
fn is_plain_sequence(ty: &syn::Type) -> bool {
    let ty = types::option(ty).unwrap_or(ty);
    types::reference(ty).is_some_and(|reference| types::slice(&reference.elem).is_some())
        || types::is_known(ty, &["Vec"])
}

/// A `Tail` is the array that it holds.
fn check_tail(ty: &syn::Type, errors: &mut Errors) {
    let Some(held) = types::argument(ty).filter(|_| types::is_named(ty, &["Tail"])) else {
        return;
    };
    let element = match types::bare(held) {
        syn::Type::Slice(slice) => &slice.elem,
        syn::Type::Array(array) => &array.elem,
        _ => held,
    };
    let boxed = types::argument(held).filter(|_| types::is_box(held));
    let boxed = boxed.filter(|inner| types::is_scalar(inner));
    if types::is_scalar(held) || boxed.is_some() || !std::ptr::eq(element, held) {
        let element = types::text(boxed.unwrap_or(element));
        let help = format!("write `Tail<Vec<{element}>>`, or `Tail<&'a [{element}]>`");
        errors.at(held, "ARR-25", "a `Tail` holds a vector, a slice or a string", &help);
    } else if let Some(inner) = types::option(held) {
        let help = format!("write `Tail<{}>`", types::text(inner));
        errors.at(held, "ARR-25", "an array in line is always there: it has no `Option`", &help);
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
    if let Some(inner) = types::option(ty).and_then(types::option) {
        let inner = types::text(inner);
        let help = format!(
            "write `Option<{inner}>`, or `Option<Box<Option<{inner}>>>` for a pointer to it"
        );
        let message = "an `Option` of an `Option`: a pointer is null once";
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
pub(crate) fn check_shared(attributes: &ValueAttributes, ty: &syn::Type, errors: &mut Errors) {
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
