//! The rules for interfaces, one function a rule or a few that belong together.

mod len;
mod method;
mod parameter;

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, ItemTrait, TraitItem, TraitItemFn, Type, Visibility};

use super::handles;
use super::memory;
use super::model::{Interface, Method, is_opnum};
use crate::errors::Errors;
use crate::types;
pub(super) use method::TAKEN;

/// Variables of the stubs, in whose scope parameters are.
const STUBS_OWN: [&str; 18] = [
    "__allocator",
    "__block",
    "__call",
    "__client",
    "__decoder",
    "__encoder",
    "__handle",
    "__held",
    "__known",
    "__memory",
    "__ndr64",
    "__opened",
    "__piped",
    "__reply",
    "__returned",
    "__runs",
    "__service",
    "__step",
];

pub(crate) fn check(interface: &Interface<'_>, errors: &mut Errors) {
    check_trait(interface, errors);
    handles::check(interface, errors);
    check_distinct(interface, errors);
    check_numbers(interface, errors);
    check_lock(interface, errors);
    for method in &interface.methods {
        method::check(method, errors);
        memory::check(method, errors);
        for parameter in &method.parameters {
            parameter::check(parameter, method, errors);
        }
        len::check(method, errors);
    }
}

/// Takes the visibilities off methods, which makes them methods for syn.
pub(crate) fn without_visibility(trait_: &mut ItemTrait, errors: &mut Errors) {
    for item in &mut trait_.items {
        let TraitItem::Verbatim(tokens) = item else {
            continue;
        };
        let method = |input: ParseStream<'_>| {
            let attributes = input.call(Attribute::parse_outer)?;
            let visibility: Visibility = input.parse()?;
            let mut method: TraitItemFn = input.parse()?;
            method.attrs = attributes;
            Ok((visibility, method))
        };
        if let Ok((visibility, method)) = method.parse2(tokens.clone()) {
            let help = "remove it: methods are as visible as their trait";
            errors.at(visibility, "IFC-13", "a visibility on a method of a trait", help);
            *item = TraitItem::Fn(method);
        }
    }
}

fn check_trait(interface: &Interface<'_>, errors: &mut Errors) {
    let trait_ = interface.trait_;
    if let Some(parameter) = trait_.generics.params.first() {
        let help = "an interface has one form on the wire: remove the parameter";
        errors.at(parameter, "IFC-18", "an interface with generic parameters", help);
    }
    if let Some(unsafety) = &trait_.unsafety {
        errors.at(unsafety, "IFC-13", "an unsafe interface cannot be remote", "remove `unsafe`");
    }
    let is_ours = |item: &&TraitItem| !matches!(item, TraitItem::Fn(_) | TraitItem::Type(_));
    for item in trait_.items.iter().filter(is_ours) {
        let help = "an interface has methods, and types of context handles; put this into another trait or an impl";
        errors.at(item, "IFC-13", "this item cannot be remote", help);
    }
    if interface.methods.is_empty() {
        let help = "add a method";
        errors.at(&trait_.ident, "IFC-15", "an interface without procedures (MIDL2231)", help);
    }
}

/// Numbers go up: those between two methods are not used on the wire.
fn check_numbers(interface: &Interface<'_>, errors: &mut Errors) {
    let mut before = None;
    for method in &interface.methods {
        let mut said = method.item.attrs.iter().filter(|attribute| is_opnum(attribute));
        let first = said.next();
        if let Some(second) = said.next() {
            errors.at(second, "IFC-08", "a second number of one method", "keep one of them");
        }
        if let Some(before) = before.filter(|before| method.number <= *before) {
            let message =
                format!("the procedure {} comes behind the procedure {before}", method.number);
            let help = "methods stand in the order of their numbers, and each has its own: a method without the \
                        attribute has the number behind that of the one before it";
            errors.at(first.to_token_stream(), "IFC-08", &message, help);
        } else if method.number > u32::from(u16::MAX) {
            let message = "an interface has at most 65536 procedures";
            errors.at(method.name(), "IFC-07", message, "");
        }
        before = Some(method.number);
    }
}

/// What is locked is there.
fn check_lock(interface: &Interface<'_>, errors: &mut Errors) {
    let locks: Vec<_> = interface.arguments.locks.iter().flatten().collect();
    for (i, (name, _)) in locks.iter().enumerate() {
        if locks[..i].iter().any(|(other, _)| other == name) {
            let message = format!("`{name}` is locked twice");
            errors.at(name, "LCK-01", &message, "keep one of them");
        } else if !interface.methods.iter().any(|method| method.name().unraw() == name.unraw()) {
            let message = format!("`{name}` is locked, and is no procedure here");
            let help = "what is gone gives its number to the next procedure: put it back; or, if it is meant to be gone, remove its \
                        line; or, if it has another name now, write that";
            errors.at(name, "LCK-01", &message, help);
        }
    }
}

/// Two of one name: rustc says so too, but stubs would add errors of their own.
fn check_distinct(interface: &Interface<'_>, errors: &mut Errors) {
    for (i, method) in interface.methods.iter().enumerate() {
        if interface.methods[..i].iter().any(|other| other.name().unraw() == method.name().unraw())
        {
            let message = "a second method of this name (MIDL2003)";
            errors.at(method.name(), "IFC-09", message, "give it another name");
        }
        let mut notified = interface.methods.iter().filter_map(Method::notify);
        if notified.any(|(name, _)| name == *method.name()) {
            let message = "a method with the name of another's notification";
            errors.at(method.name(), "IFC-09", message, "give it another name");
        }
        for (i, parameter) in method.parameters.iter().enumerate() {
            let name = parameter.name.unraw().to_string();
            if STUBS_OWN.contains(&name.as_str())
                || name.starts_with("__out_")
                || name.starts_with("__held_")
                || name.starts_with("__length_of_")
            {
                let message = "a parameter with a name that the stubs use themselves";
                errors.at(&parameter.name, "IFC-09", message, "give it another name");
            }
            if method.parameters[..i]
                .iter()
                .any(|other| other.name.unraw() == parameter.name.unraw())
            {
                let message = "a second parameter of this name (MIDL2003)";
                errors.at(&parameter.name, "IFC-09", message, "give it another name");
            }
        }
    }
}

/// Data of a call lives as long as its memory.
fn check_eternal(ty: &Type, out: bool, errors: &mut Errors) {
    let Some(lifetime) = types::eternal(ty) else {
        return;
    };
    if out {
        let help = "name the lifetime of the memory: `&'a T`, with `memory: &'a CallMemory`";
        errors.at(lifetime, "MEM-09", "a result does not live for ever", help);
    } else {
        let help = "remove `'static`; what a method keeps is owned, as in `Box<T>`";
        errors.at(lifetime, "MEM-28", "an argument does not live for ever", help);
    }
}
