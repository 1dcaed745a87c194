//! The rules for interfaces, one function a rule or a few that belong together.

use quote::{ToTokens, format_ident};
use syn::{FnArg, GenericParam, Type};

use super::memory;
use super::model::{
    Direction, Interface, Method, Parameter, Role, is_lint, is_notify, is_of_client, is_opnum,
};
use crate::data::{check_not_transmitted, check_optional, check_place, is_allocator};
use crate::errors::Errors;
use crate::expression;
use crate::types;

/// Associated functions of the generated client.
pub(super) const TAKEN: [&str; 5] = ["connect", "bind", "client", "with_object", "INTERFACE"];

pub(crate) fn check(interface: &Interface<'_>, errors: &mut Errors) {
    check_trait(interface, errors);
    check_distinct(interface, errors);
    for method in &interface.methods {
        check_method(method, errors);
        check_receiver(method, errors);
        check_output(method, errors);
        check_infos(method, errors);
        check_pipes(method, errors);
        check_ignored(method, errors);
        check_notify(method, errors);
        memory::check(method, errors);
        for parameter in &method.parameters {
            check_role(parameter, errors);
            check_direction(parameter, errors);
            check_type(parameter, errors);
            check_array(parameter, errors);
            parameter.attributes.place.check(parameter.span(), errors);
            check_place(&parameter.attributes.place, parameter.ty, true, errors);
            if let Some(kind) = parameter.kind().filter(|kind| kind.is_reference()) {
                check_optional(kind.referent(), errors);
            }
            check_names(parameter, method, errors);
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
    if interface.methods.is_empty() {
        let help = "add a method";
        errors.at(&trait_.ident, "IFC-15", "an interface without procedures (MIDL2231)", help);
    }
}

/// Two of one name: rustc says so too, but stubs would add errors of their own.
fn check_distinct(interface: &Interface<'_>, errors: &mut Errors) {
    for (i, method) in interface.methods.iter().enumerate() {
        if interface.methods[..i].iter().any(|other| other.name() == method.name()) {
            let message = "a second method of this name (MIDL2003)";
            errors.at(method.name(), "IFC-09", message, "give it another name");
        }
        let mut notified = interface.methods.iter().filter_map(Method::notify);
        if notified.any(|(name, _)| name == *method.name()) {
            let message = "a method with the name of another's notification";
            errors.at(method.name(), "IFC-09", message, "give it another name");
        }
        for (i, parameter) in method.parameters.iter().enumerate() {
            if method.parameters[..i].iter().any(|other| other.name == parameter.name) {
                let message = "a second parameter of this name (MIDL2003)";
                errors.at(&parameter.name, "IFC-09", message, "give it another name");
            }
        }
    }
}

fn check_method(method: &Method<'_>, errors: &mut Errors) {
    let signature = method.signature();
    let mut refuse = |tokens: &dyn ToTokens, what: &str, help: &str| {
        errors.at(tokens.to_token_stream(), "IFC-14", what, help);
    };
    if let Some(token) = &signature.constness {
        refuse(token, "a `const fn` cannot be remote", "remove `const`");
    }
    if !matches!(signature.safety, syn::Safety::Default) {
        refuse(&signature.safety, "an unsafe method cannot be remote", "remove `unsafe`");
    }
    if let Some(abi) = &signature.abi {
        refuse(
            abi,
            "a calling convention has no meaning for a remote method (MIDL2282)",
            "remove it",
        );
    }
    if let Some(variadic) = &signature.variadic {
        refuse(
            variadic,
            "a remote method has a fixed number of parameters (MIDL2046)",
            "pass an array",
        );
    }
    if let Some(body) = &method.item.default {
        let help = "put the body into the server's impl";
        refuse(body, "a remote method has no body here", help);
    }
    let mut allocators = 0;
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Lifetime(_) => {}
            GenericParam::Type(ty) if is_allocator(ty) => {
                allocators += 1;
                if allocators > 1 {
                    let help = "one call has one allocator";
                    refuse(parameter, "a second allocator parameter", help);
                } else if method.plugged().is_none() {
                    let help = format!("add a parameter `memory: {}`", ty.ident);
                    let message = "an allocator without a parameter that brings it";
                    refuse(parameter, message, &help);
                }
            }
            _ => {
                let help = "name the types that travel; lifetimes are allowed, and one allocator, \
                            `A: Allocator + Clone + Send + Sync` with a parameter `memory: A`";
                refuse(parameter, "a generic method has no single form on the wire", help);
            }
        }
    }
    if let Some(clause) = &signature.generics.where_clause {
        refuse(clause, "a where-clause on a remote method", "remove it");
    }
    for attribute in &method.item.attrs {
        let path = attribute.path();
        if path.is_ident("cfg") || path.is_ident("cfg_attr") {
            let help = "an interface is the same for everybody: remove it, or write two interfaces";
            let message = "`cfg` on a method would shift the numbers of those that follow";
            errors.at(attribute, "IFC-08", message, help);
        } else if is_notify(attribute) {
            if !matches!(attribute.meta, syn::Meta::Path(_)) {
                let help = "write `#[notify]` or `#[notify_flag]`";
                errors.at(attribute, "ACF-13", "`notify` takes no arguments", help);
            }
        } else if !path.is_ident("doc")
            && !path.is_ident("deprecated")
            && !is_lint(attribute)
            && !is_opnum(attribute)
            && !is_of_client(attribute)
        {
            let message = format!("`{}` is no attribute of a method here", path.to_token_stream());
            let help = "a method has `opnum`, `notify`, `notify_flag`, `deprecated`, `must_use`, `inline`, lints, and \
                        other crates' attributes by their path, which go to the client's method; other attributes \
                        stand in front of a parameter";
            errors.at(attribute, "IFC-13", &message, help);
        }
    }
    if TAKEN.iter().any(|name| method.name() == name) {
        let help = "give the method another name; only its number is on the wire";
        let message = "the generated client has a function of this name";
        errors.at(method.name(), "IFC-09", message, help);
    }
}

fn check_notify(method: &Method<'_>, errors: &mut Errors) {
    let mut notify = method.item.attrs.iter().filter(|attribute| is_notify(attribute));
    if let Some(second) = notify.nth(1) {
        let help = "keep `#[notify_flag]`, which also says whether the method ran, or `#[notify]`";
        errors.at(second, "ACF-14", "a method is notified of its end once", help);
    }
}

fn check_receiver(method: &Method<'_>, errors: &mut Errors) {
    const HELP: &str = "a server's methods run at the same time: take `&self`";
    match method.signature().inputs.first() {
        Some(FnArg::Receiver(receiver)) => {
            if !matches!(receiver.kind, syn::ReceiverKind::Reference(_, _, None)) {
                errors.at(receiver, "IFC-16", "a remote method takes `&self`", HELP);
            }
        }
        _ => errors.at(method.name(), "IFC-16", "a remote method takes `&self`", HELP),
    }
}

fn check_output(method: &Method<'_>, errors: &mut Errors) {
    let Some(output) = method.output() else {
        let help = "write `-> rpc_runtime::Result<()>`";
        let message = "a remote method returns a `Result`: every call can fail on its way";
        errors.at(method.name(), "RET-08", message, help);
        return;
    };
    if let Type::ImplTrait(_) = types::bare(output) {
        let help = "write `async fn` and the type that it returns";
        errors.at(output, "RET-04", "`impl Trait` has no wire form", help);
        return;
    }
    let value = if types::is_named(output, &["Result"]) {
        types::argument(output)
    } else if types::is_scalar(output)
        || types::is_pointer(output)
        || types::is_array(output)
        || matches!(types::bare(output), Type::Tuple(_))
    {
        let help = format!("write `-> rpc_runtime::Result<{}>`", types::text(output));
        let message = "a remote method returns a `Result`: every call can fail on its way";
        errors.at(output, "RET-08", message, &help);
        return;
    } else {
        None
    };
    let Some(value) = value else {
        return;
    };
    check_eternal(value, true, errors);
    if let Some((ty, [_, message, help])) = types::without_form(value) {
        errors.at(ty, "RET-04", message, help);
    }
    if types::reference(value).is_some() {
        let help = "return an owned value, or `Option<&'a T>` from the `memory` of the caller";
        let message = "a returned pointer is new storage, and never a reference pointer (MIDL2177)";
        errors.at(value, "RET-03", message, help);
    }
    if types::is_conformant(value) {
        let help = "return it in a parameter, as in `#[out] #[size_is(, *n)] v: &mut Vec<T>`, or put it \
                    into a structure with its length";
        let message = "an array cannot be returned: nothing says how long it is";
        errors.at(value, "RET-04", message, help);
    }
    check_optional(value, errors);
}

/// What of a parameter is not transmitted.
fn check_ignored(method: &Method<'_>, errors: &mut Errors) {
    for parameter in &method.parameters {
        let attributes = &parameter.attributes;
        check_not_transmitted(&attributes.place, parameter.ty, errors);
        if attributes.place.skip.is_present() {
            let help = "a parameter that is not transmitted is none: remove it; a server's own data is in `self`";
            let message = "`skip` is for fields (MIDL2162)";
            errors.at_span(attributes.place.skip.span(), "PTR-32", message, help);
        }
        let may_be_ignored = parameter.kind().is_some_and(|kind| kind.may_be_ignored());
        if attributes.partial_ignore.is_present()
            && !(may_be_ignored && parameter.levels.is_plain())
        {
            let help = "write `#[partial_ignore] p: Option<&mut T>`";
            let message =
                "`partial_ignore` is for [in, out, unique] pointers to what has a fixed size";
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
            errors.at_span(
                range.span,
                "ARR-43",
                "`range` means nothing on this type (MIDL2072)",
                help,
            );
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

/// Pipes are parameters by value, one for each direction.
fn check_pipes(method: &Method<'_>, errors: &mut Errors) {
    let inputs = method.pipes().filter(|(_, pipe)| !pipe.output).skip(1);
    for (second, _) in inputs.chain(method.pipes().filter(|(_, pipe)| pipe.output).skip(1)) {
        let help = "one [in] and one [out] pipe is what Windows supports: make a second method";
        errors.at(second.ty, "PIP-08", "a second pipe of this direction", help);
    }
    let pipes = [format_ident!("PipeReader"), format_ident!("PipeWriter")];
    let is_pipe = |ty: &Type| pipes.iter().any(|pipe| types::mentions(ty, pipe));
    for (_, parameter, _) in method.data().filter(|(_, parameter, _)| is_pipe(parameter.ty)) {
        let help = "write `PipeReader<T>` for an [in] pipe, `PipeWriter<T>` for an [out] pipe";
        errors.at(parameter.ty, "PIP-04", "a pipe is passed by value (MIDL2388)", help);
    }
    if let Some(output) = method.output().filter(|output| is_pipe(output)) {
        let help = "add a parameter `PipeWriter<T>`";
        errors.at(output, "PIP-01", "a pipe is a parameter, and is not returned (MIDL2321)", help);
    }
    for (_, pipe) in method.input_pipe().into_iter().chain(method.output_pipe()) {
        if let Some((ty, [_, message, help])) = types::without_form(pipe.element) {
            errors.at(ty, "PIP-02", message, help);
        }
    }
    let Some((pipe, _)) = method.input_pipe().or(method.output_pipe()) else {
        return;
    };
    if method.plugged().is_some() || method.block().is_some() {
        let help = "let the other parameters own their data, or borrow from `memory: &CallMemory`";
        let message = "a pipe beside an allocator or a block";
        errors.at(pipe.ty, "PIP-06", message, help);
    }
}

fn check_infos(method: &Method<'_>, errors: &mut Errors) {
    let mut infos = method.parameters.iter().filter(|p| matches!(p.role, Role::Info)).skip(1);
    if let Some(second) = infos.next() {
        errors.at(second.ty, "IFC-12", "a second `CallInfo`", "there is one call: remove it");
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
    let Some(kind) = parameter.kind() else {
        return;
    };
    check_eternal(parameter.ty, parameter.is_out(), errors);
    if let Some((ty, [rule, message, help])) = types::without_form(parameter.ty) {
        errors.at(ty, rule, message, help);
    }
    match types::bare(kind.referent()) {
        Type::Tuple(tuple) if tuple.elems.is_empty() => {
            errors.at(tuple, "DIR-20", "a parameter of type `()` (MIDL2047)", "remove it");
        }
        Type::ImplTrait(any) => {
            let message = "`impl Trait` has no single form on the wire";
            errors.at(any, "IFC-18", message, "name the type");
        }
        _ => {}
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
    if kind.needs_size(parameter) && !own && !sized && !place.string.is_present() {
        let help = "put `#[size_is(n)]` on it, where `n` is the parameter that holds its length";
        errors.at(parameter.ty, "ARR-02", "an array without a size (MIDL2105)", help);
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
                    .map(|(_, candidate, _)| format!("`{}`", candidate.name))
                    .collect();
                let help = match known.len() {
                    0 => "add a parameter that holds the count".to_owned(),
                    _ => format!("the other parameters are {}", known.join(", ")),
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
            let top = place.size_is.iter().chain(&place.max_is).any(|list| list.0[0].is_some());
            if unavailable && size && top {
                let message = format!(
                    "`{name}` is [out] only: the server could not know the size (MIDL2123)"
                );
                let help = "make it [in] or [in, out], or let the server decide, with \
                            `#[out] #[size_is(, *n)] v: &mut Vec<T>`";
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
        errors.at(name, "ARR-22", &message, &format!("write `{attribute}({name})`"));
    } else if !deref && target.is_reference() {
        let message = format!("`{name}` is a reference");
        errors.at(name, "ARR-22", &message, &format!("write `{attribute}(*{name})`"));
    }
    if attribute != "switch_is" && types::is_named(value, &["u64", "i64", "f32", "f64", "usize"]) {
        let message = format!("`{name}` is no integer of at most 32 bits (MIDL2059)");
        errors.at(name, "ARR-18", &message, "count with `u8` to `u32` or `i8` to `i32`");
    }
}
