//! The rules about memory: where results live, and what the ACF's memory attributes say.

use syn::{Ident, Type};

use super::model::{Method, Parameter, Role};
use super::parameter::Kind;
use crate::attributes::Allocate;
use crate::data::is_static_allocator;
use crate::errors::Errors;
use crate::types::ENVIRONMENTS;
use crate::{len, rustc_says, types};

pub(crate) fn check(method: &Method<'_>, errors: &mut Errors) {
    check_environment(method, errors);
    check_allocator(method, errors);
    for parameter in &method.parameters {
        // A context handle takes none of these attributes at all.
        let Some(kind) = parameter.kind().filter(|kind| kind.as_handle().is_none()) else {
            continue;
        };
        if let Some(allocate) = &parameter.attributes.allocate
            && check_options(allocate, errors)
        {
            check_allocate(allocate, parameter, kind, method, errors);
        }
        if parameter.attributes.force_allocate.is_present() {
            check_force_allocate(parameter, kind, method, errors);
        }
        if let Some(count) = &parameter.attributes.byte_count {
            check_byte_count(&count.0, parameter, method, errors);
        }
    }
    let mut counts = method.parameters.iter().filter_map(|p| p.attributes.byte_count.as_ref());
    if let Some(second) = counts.nth(1) {
        let help = "all results of a call are in its one buffer: keep one `byte_count`";
        errors.at(&second.0, "ACF-05", "a second `byte_count` in one method", help);
    }
}

/// A call has one memory environment, and what borrows needs one.
fn check_environment(method: &Method<'_>, errors: &mut Errors) {
    let mut memories =
        method.parameters.iter().filter(|p| matches!(p.role, Role::Memory | Role::Block));
    let first = memories.next();
    for second in memories {
        errors.at(second.ty, "MEM-05", "a second memory environment", "one call has one memory");
    }
    let before = errors.len();
    if let Some(lent) = method.lent_allocator() {
        let ty = types::reference(lent.ty).map_or(lent.ty, |of| &of.elem);
        let help = format!("write `{}: {}`", lent.name, types::text(ty));
        errors.at(lent.ty, "MEM-05", "an allocator is passed by value", &help);
    }
    for (_, parameter, _) in method.data() {
        check_no_environment(parameter.ty, errors);
    }
    // Of a lifetime that nothing declares rustc says so.
    if errors.len() > before || !rustc_says::undeclared(method).is_empty() {
        return;
    }
    let results = method.data().filter(|(_, parameter, _)| parameter.is_out());
    let borrowed = results.filter_map(|(_, parameter, kind)| {
        let referent = kind.referent();
        (kind.is_exclusive() && types::borrows(referent)).then_some((parameter.ty, referent))
    });
    // A reference has a rule of its own.
    let output = method.output().and_then(types::argument);
    let output = output.filter(|ty| types::borrows(ty) && types::reference(ty).is_none());
    let mut borrowed = borrowed.chain(output.map(|ty| (ty, ty)));
    if let Some(memory) = first {
        let lifetime = types::reference(memory.ty).and_then(|of| of.lifetime.as_ref());
        if lifetime.is_none_or(|lifetime| lifetime.ident == "_") && borrowed.next().is_some() {
            let ty = match memory.role {
                Role::Block => "&'a mut CallBlock<'_>",
                _ => "&'a CallMemory",
            };
            let help = format!(
                "write `{}: {ty}`, with `<'a>` on the method, and `'a` for what the result borrows",
                memory.name
            );
            let message = "a memory whose lifetime has no name, and a result that borrows from it";
            errors.at(memory.ty, "MEM-09", message, &help);
        } else if let Some(lifetime) = lifetime.filter(|lifetime| !is_longer(lifetime, method)) {
            for other in borrowed.filter_map(|(_, of)| types::other_lifetime(of, lifetime)) {
                let help = format!("write `{lifetime}`, the lifetime of `{}`", memory.name);
                let message = "a result that borrows from something else than the call's memory";
                errors.at(other, "MEM-09", message, &help);
            }
        }
        return;
    }
    let mut borrowed = borrowed.peekable();
    if let Some((name, near)) = misspelt(method).filter(|_| borrowed.peek().is_some()) {
        let message = format!("`{name}` is no memory of a call");
        errors.at(name, "MEM-05", &message, &format!("write `{near}`"));
        return;
    }
    for (ty, _) in borrowed {
        let help = "add a parameter `memory: &'a CallMemory`, and let the result borrow from it, as in \
                    `Option<&'a T>`, or make the result own its data (`Box`, `Vec`, `String`)";
        let message = "a result that borrows, in a method without a memory to borrow from";
        errors.at(ty, "MEM-09", message, help);
    }
}

/// Whether a lifetime is said to outlive another.
fn is_longer(lifetime: &syn::Lifetime, method: &Method<'_>) -> bool {
    let mut declared = method.generics().lifetimes();
    declared.any(|own| own.lifetime == *lifetime && !own.bounds.is_empty())
}

/// The call's memory, written as if it were on the wire.
fn check_no_environment(ty: &Type, errors: &mut Errors) {
    let value = types::reference(ty).map_or(ty, |reference| &reference.elem);
    if types::is_named(value, &ENVIRONMENTS) && !types::may_be_own(value) {
        let help =
            "write `memory: &'a CallMemory`, `memory: &'a mut CallBlock<'_>` or `call: &CallInfo`";
        let message = "the call's memory is borrowed, and is not on the wire";
        errors.at(ty, "MEM-05", message, help);
    }
}

/// A reference to a type whose name is nearly that of a call's memory.
fn misspelt<'m>(method: &'m Method<'_>) -> Option<(&'m Ident, &'static str)> {
    method.data().find_map(|(_, parameter, _)| {
        let name = types::reference(parameter.ty).and_then(|of| types::name(&of.elem))?;
        let written = name.to_string();
        let near = |known: &&&str| strsim::osa_distance(known, &written) <= 2;
        Some((name, *ENVIRONMENTS[..2].iter().find(near)?))
    })
}

/// An allocator that outlives the call is for data that does.
fn check_allocator(method: &Method<'_>, errors: &mut Errors) {
    let mut plugged = method.parameters.iter().filter(|p| matches!(p.role, Role::Allocator));
    if let Some(second) = plugged.nth(1) {
        let message = "a second allocator parameter";
        errors.at(second.ty, "MEM-05", message, "one call has one allocator: remove it");
    }
    if method.keeps() {
        return;
    }
    let message = "an allocator that outlives the call, and no parameter that does";
    if let Some(own) = method.generics().type_params().find(|own| is_static_allocator(own)) {
        let help = "mark the parameter that the method keeps `#[allocate(dont_free)]`, or remove `'static`";
        errors.at(&own.ident, "MEM-25", message, help);
    }
    if let Some(shared) = method.plugged().filter(|_| method.generic_allocator().is_none()) {
        let help = "mark the parameter that the method keeps `#[allocate(dont_free)]`, or take the call's memory, \
                    `<A: Allocator + Clone + Send + Sync>` with `memory: A`";
        errors.at(shared.ty, "MEM-25", message, help);
    }
}

/// One of `single_node` and `all_nodes`, one of `free` and `dont_free`. Whether it is so.
fn check_options(allocate: &Allocate, errors: &mut Errors) -> bool {
    const OPTIONS: [&[&str]; 2] = [&["single_node", "all_nodes"], &["free", "dont_free"]];
    let mut good = true;
    for option in &allocate.0 {
        if !OPTIONS.iter().any(|pair| pair.iter().any(|known| option == known)) {
            let message = format!("`{option}` is no option of `allocate` (MIDL2074)");
            let help = "the options are `single_node` or `all_nodes`, and `free` or `dont_free`";
            errors.at(option, "ACF-02", &message, help);
            good = false;
        }
    }
    for pair in OPTIONS {
        let of_pair = |option: &&Ident| pair.iter().any(|known| *option == known);
        let mut of_pair = allocate.0.iter().filter(of_pair);
        if let (Some(first), Some(second)) = (of_pair.next(), of_pair.next()) {
            if first == second {
                errors.at(second, "ACF-02", "an option twice (MIDL2209)", "remove one of them");
            } else {
                let help = format!("keep one of `{}` and `{}`", pair[0], pair[1]);
                let message = "two options that exclude each other (MIDL2211)";
                errors.at(second, "ACF-02", message, &help);
            }
            good = false;
        }
    }
    good
}

fn check_allocate(
    allocate: &Allocate,
    parameter: &Parameter<'_>,
    kind: &dyn Kind,
    method: &Method<'_>,
    errors: &mut Errors,
) {
    if kind.number().is_some_and(types::is_scalar) {
        let help = "a value in line is not allocated: remove the attribute";
        errors.at(parameter.ty, "ACF-03", "`allocate` on what is no pointer (MIDL2158)", help);
        return;
    }
    if let Some(option) = allocate.option("all_nodes") {
        if !parameter.is_out() {
            let help = "what a method is given is in its call's memory already: remove it";
            errors.at(option, "MEM-22", "`all_nodes` is for results", help);
        } else if method.block().is_none() {
            let help = "add a parameter `block: &'a mut CallBlock<'_>`, and let the result borrow from it, as \
                        in `&mut Option<&'a Node<'a>>`";
            errors.at(option, "MEM-22", "`all_nodes` without the block for the nodes", help);
        }
    }
    if let Some(option) = allocate.option("single_node")
        && method.block().is_some()
        && parameter.is_out()
    {
        let help = "remove one of them: a `CallBlock` is `allocate(all_nodes)`";
        errors.at(option, "MEM-22", "`single_node`, and one block for all nodes", help);
    }
    if let Some(option) = allocate.option("dont_free") {
        let owned = kind.moved().is_some_and(|ty| !types::borrows(ty));
        if owned {
            check_pinned(parameter, method, option, errors);
        } else {
            let help = if !parameter.is_in() {
                "a result is freed when it has been sent: write `free`, or remove the attribute"
            } else if parameter.is_out() && !kind.is_lent() {
                "write `#[force_allocate]`: what comes back is freed when it has been sent, but for the nodes that \
                 the method takes out"
            } else {
                "pass an owned value, whose fields are owned too, so that the method can keep it: `Box<T>`, \
                 `Vec<T>`, `Option<Box<T>>`, `WString`"
            };
            let message = "`dont_free` on what belongs to the call, and is freed with it";
            errors.at(parameter.ty, "MEM-25", message, help);
        }
    }
}

fn check_force_allocate(
    parameter: &Parameter<'_>,
    kind: &dyn Kind,
    method: &Method<'_>,
    errors: &mut Errors,
) {
    let own = kind.moved().or_else(|| kind.number().filter(|_| kind.is_exclusive()));
    match own {
        Some(ty) if parameter.is_in() && !types::borrows(ty) && !types::is_scalar(ty) => {
            let flag = Ident::new("force_allocate", parameter.attributes.force_allocate.span());
            check_pinned(parameter, method, &flag, errors);
        }
        _ => {
            let help = if !parameter.is_in() {
                "a method makes its results itself: remove the attribute"
            } else if kind.number().is_some_and(types::is_scalar) {
                "a value in line is not allocated: remove the attribute"
            } else if parameter.is_out() && kind.is_lent() {
                "the elements of a `&mut [T]` are in the call's memory: remove the attribute"
            } else {
                "write an owned type, by value, as in `Box<Node>` or `Vec<Node>`, or as `&mut`, as in \
                 `&mut Option<Box<Node>>`: its nodes can be moved, replaced and freed one by one"
            };
            let message = "`force_allocate` on what is not allocated node by node at the server";
            errors.at(parameter.ty, "MEM-34", message, help);
        }
    }
}

/// Data that outlives the call comes from the allocator that the method names, if it names one.
fn check_pinned(
    parameter: &Parameter<'_>,
    method: &Method<'_>,
    attribute: &Ident,
    errors: &mut Errors,
) {
    // What an alias or a structure hides is for the stub to find out.
    if let Some(allocator) = method.generic_allocator()
        && !types::mentions(parameter.ty, allocator)
    {
        let message = format!(
            "`{attribute}` on a type that pins the global allocator, in a method that brings its own"
        );
        let help = format!(
            "make the type generic over its allocator, as in `Box<Node<{allocator}>, {allocator}>`, with \
             `struct Node<A: Allocator>` and allocator-api2's `Box` and `Vec`"
        );
        errors.at(parameter.ty, "MEM-04", &message, &help);
    }
}

fn moved<'p>(parameter: &'p Parameter<'_>) -> Option<&'p Type> {
    parameter.kind().and_then(|kind| kind.moved())
}

fn check_byte_count(
    count: &Ident,
    parameter: &Parameter<'_>,
    method: &Method<'_>,
    errors: &mut Errors,
) {
    if parameter.is_in() || !parameter.is_out() {
        let exclusive = parameter.kind().is_some_and(|kind| kind.is_exclusive());
        let ty = match (parameter.is_nullable(), exclusive) {
            (true, _) => ", and `&mut Option<&'a T>`",
            (false, false) => ", and `&mut T`",
            (false, true) => "",
        };
        let help = format!("write `#[out]`{ty}: only a result can be put into the caller's buffer");
        errors.at(parameter.ty, "ACF-05", "`byte_count` is for [out] parameters (MIDL2061)", &help);
    }
    if !parameter.levels.is_plain() {
        let help =
            "put the array and its attributes into a structure, with the count that they name";
        let message = "`byte_count` together with attributes of arrays (MIDL2065)";
        errors.at(parameter.ty, "ACF-05", message, help);
    }
    if method.block().is_none() {
        let help = "add a parameter `buffer: &'a mut CallBlock<'_>`, which a caller makes with \
                    `CallBlock::in_buffer`";
        errors.at(count, "MEM-23", "`byte_count` without the buffer", help);
    }
    let integers = ["u8", "i8", "u16", "i16", "u32", "i32"];
    let fault = match method.find(count).map(|(_, target)| (target, moved(target))) {
        None => "names no parameter (MIDL2058)",
        Some((target, _)) if target.is_out() => "is not [in] only (MIDL2063)",
        Some((target, _)) if len::number(target.ty).is_some() => "is the length of an array",
        Some((_, Some(ty))) if types::is_named(ty, &integers) => return,
        // A number under another name is for the stub to find out.
        Some((_, Some(ty))) if !types::is_scalar(ty) && !types::is_pointer(ty) => return,
        Some(_) => "is no integer of at most 32 bits, by value (MIDL2064)",
    };
    let help = "name an [in] parameter such as `n: u32`, the size of the caller's buffer";
    errors.at(count, "ACF-05", &format!("`byte_count`: `{count}` {fault}"), help);
}
