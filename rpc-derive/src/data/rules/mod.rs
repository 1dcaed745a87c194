//! The rules for types, one function a rule or a few that belong together.

mod enumeration;
mod place;
mod structure;
mod union;

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{DeriveInput, Type};

use super::lock::can_be_locked;
use super::model::{Data, Shape, is_allocator, is_arm};
use crate::errors::Errors;
use crate::syntax::{self, On};
use crate::types::{self, ENVIRONMENTS};
use crate::wire_form::{self, Place};
pub(crate) use place::{check_not_transmitted, check_optional, check_place};

/// Which items travel: what is not one of them has no model.
pub(crate) fn check_item(input: &DeriveInput, errors: &mut Errors) {
    let switch_type = input.attrs.iter().find(|a| a.path().is_ident("switch_type"));
    match (&input.data, switch_type) {
        (syn::Data::Union(data), _) => {
            let help =
                "write an `enum` with `#[switch_type(…)]`, and a `#[case(…)]` on each variant";
            let message = "a Rust `union` has no discriminant to transmit (MIDL2143)";
            errors.at(data.union_token, "UNI-01", message, help);
        }
        (syn::Data::Enum(_), Some(switch_type)) if switch_type.parse_args::<Type>().is_err() => {
            let help = "write `#[switch_type(u16)]`, or the type that the interface says";
            let message = "`switch_type` is the type of the discriminant";
            errors.at(switch_type, "UNI-03", message, help);
        }
        (syn::Data::Enum(data), None) if data.variants.iter().any(is_arm) => {
            let help =
                "put `#[switch_type(u16)]`, or the type that the interface says, on the enum";
            let message = "a union without the type of its discriminant (MIDL2213, MIDL2224)";
            errors.at(&input.ident, "UNI-05", message, help);
        }
        _ => {}
    }
}

pub(crate) fn check(data: &Data<'_>, errors: &mut Errors) {
    check_placement(data, errors);
    check_types(data, errors);
    check_packed(data, errors);
    check_lock(data, errors);
    match &data.shape {
        Shape::Structure(structure) => structure::check(structure, data, errors),
        Shape::Enumeration(enumeration) => enumeration::check(enumeration, data, errors),
        Shape::Union(union) => union::check(union, data, errors),
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
            let help = syntax::right_place(attribute.path()).unwrap_or("remove it");
            errors.at(attribute, "IFC-13", &message, help);
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
    let fields = data.fields.iter().map(|field| (*field, Place::Field));
    let arms = data.variants.iter().flat_map(|(_, fields)| fields.iter());
    let travels = |field: &&syn::Field| !field.attrs.iter().any(|a| a.path().is_ident("skip"));
    let fields = fields.filter(|(field, _)| travels(field));
    for (field, place) in fields.chain(arms.map(|field| (field, Place::Arm))) {
        if let Some(lifetime) = types::eternal(&field.ty) {
            let help = "give the type a lifetime, as in `struct Name<'a>`, and write `&'a T`; or own it, as in `Box<T>`";
            errors.at(lifetime, "MEM-28", "what is decoded does not live for ever", help);
        }
        let value = types::reference(&field.ty).map_or(&field.ty, |reference| &reference.elem);
        if types::reference(&field.ty).is_some() && types::is_known(value, &ENVIRONMENTS[..2]) {
            let help = "make it a parameter of the method, `memory: &'a CallMemory`";
            errors.at(&field.ty, "MEM-05", "a call's memory is no part of a type", help);
            continue;
        }
        if types::is_known(&field.ty, &["PipeReader", "PipeWriter"]) {
            let help = "make it a parameter of the method, `PipeReader<T>` or `PipeWriter<T>`; what has a length is an array";
            let message = "a pipe is a parameter, and no part of a type (MIDL2321)";
            errors.at(&field.ty, "PIP-01", message, help);
            continue;
        }
        let owning = types::borrowed(&field.ty).into_iter().find(types::owns_memory);
        if let Some(owning) =
            owning.filter(|_| !field.attrs.iter().any(|a| a.path().is_ident("ptr")))
        {
            let help = "borrow in it too: `&'a str` for `&'a String`, `&'a [T]` for `&'a Vec<T>`; or own it";
            let message =
                "what `&` refers to here lives in the call's memory, which runs no destructors";
            errors.at(owning, "MEM-27", message, help);
        }
        let transmitted = field.attrs.iter().any(|a| a.path().is_ident("transmit_as"));
        if types::is_unsized(&field.ty) {
            let help = "write `&'a str`, `&'a [T]`, or `String`, `Vec<T>`; in line, at a structure's end, it is a `Tail`";
            errors.at(&field.ty, "IFC-18", "a field whose type has no size", help);
        }
        if !transmitted {
            wire_form::check(&field.ty, place, errors);
        }
    }
    let where_clause = data.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    for predicate in where_clause {
        if let syn::WherePredicate::Type(bounded) = predicate
            && bounded.bounds.to_token_stream().into_iter().any(is_allocator_trait)
        {
            let help =
                "write the bound at the parameter, as in `struct Node<A: Allocator + Send + Sync>`";
            errors.at(bounded, "MEM-04", "the bound of an allocator behind `where`", help);
        }
    }
    for parameter in data.generics.type_params().filter(|parameter| is_taken(parameter)) {
        let message = "a type parameter with a name that generated code uses itself";
        errors.at(&parameter.ident, "IFC-09", message, "give it another name");
    }
    let mut allocators = data.generics.type_params().filter(|parameter| is_allocator(parameter));
    if let Some(second) = allocators.nth(1) {
        let help = "use one: a value is decoded with one allocator";
        errors.at(second, "MEM-04", "a second allocator on a wire type", help);
    }
    if let Some(constant) = data.generics.const_params().next() {
        let help = "write a type for each length that travels";
        errors.at(constant, "IFC-18", "a constant parameter on a wire type", help);
    }
}

/// The number of a generic type is that of one of its arguments, which must be possible.
fn check_lock(data: &Data<'_>, errors: &mut Errors) {
    if let Some(lock) = &data.lock
        && !can_be_locked(data)
    {
        let help = "remove the bounds, or write a type for each argument, and lock these";
        errors.at_span(lock.span, "LCK-03", "a lock on a type that is generic with bounds", help);
    }
}

/// Whether a parameter may have the name of one that generated code adds.
pub(crate) fn is_taken(parameter: &syn::TypeParam) -> bool {
    ["__A", "__D", "__L", "__S", "__W"].iter().any(|taken| parameter.ident == taken)
}

fn is_allocator_trait(token: TokenTree) -> bool {
    matches!(token, TokenTree::Ident(name) if name == "Allocator")
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
