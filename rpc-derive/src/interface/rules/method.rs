//! The rules for methods: what the signature is, what is returned, how many there are of a kind of parameter.

use quote::{ToTokens, format_ident};
use syn::punctuated::Punctuated;
use syn::{Attribute, FnArg, GenericParam, Pat, Token, Type, TypeParam, TypeParamBound};

use super::super::handles::Written;
use super::super::model::{
    Method, Role, is_call_attribute, is_lint, is_notify, is_of_client, is_opnum,
};
use super::super::parameter_scope::plain_name;
use super::super::returned::Returned;
use super::check_eternal;
use crate::data::{check_optional, is_allocator};
use crate::errors::Errors;
use crate::syntax::{self, On};
use crate::types;
use crate::wire_form::{self, Place};

/// Associated functions of the generated client.
pub(in crate::interface) const TAKEN: [&str; 10] = [
    "connect",
    "connect_with",
    "over",
    "bind",
    "client",
    "with_object",
    "with",
    "with_cancel",
    "in_order",
    "INTERFACE",
];

pub(super) fn check(method: &Method<'_>, errors: &mut Errors) {
    check_signature(method, errors);
    check_attributes(method, errors);
    check_receiver(method, errors);
    check_output(method, errors);
    check_infos(method, errors);
    check_pipes(method, errors);
    check_guards(method, errors);
    check_notify(method, errors);
    check_call(method, errors);
}

fn check_signature(method: &Method<'_>, errors: &mut Errors) {
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
                } else if method.lent_allocator().is_some() {
                    // That is said there.
                } else if method.plugged().is_none() {
                    let help = format!("add a parameter `memory: {}`", ty.ident);
                    let message = "an allocator without a parameter that brings it";
                    refuse(parameter, message, &help);
                } else if signature.generics.where_clause.is_none()
                    && (![["Clone", "Copy"], ["Send"; 2], ["Sync"; 2]]
                        .iter()
                        .all(|bound| bound.iter().any(|bound| is_bounded(ty, bound))))
                {
                    let help = format!("write `{}: Allocator + Clone + Send + Sync`", ty.ident);
                    let message = "an allocator that the stub cannot keep for the call";
                    refuse(parameter, message, &help);
                }
            }
            _ => {
                let help = "remove the generic parameter, and name what travels; lifetimes are allowed, and one allocator, \
                            `A: Allocator + Clone + Send + Sync` with a parameter `memory: A`";
                refuse(parameter, "a generic method has no single form on the wire", help);
            }
        }
    }
    if let Some(clause) = &signature.generics.where_clause {
        refuse(clause, "a where-clause on a remote method", "remove it");
    }
    if TAKEN.iter().any(|name| method.name() == name) {
        let help = "give the method another name; only its number is on the wire";
        let message = "the generated client has a function of this name";
        errors.at(method.name(), "IFC-09", message, help);
    }
    for input in &signature.inputs {
        if let FnArg::Typed(input) = input
            && plain_name(&input.pat).is_none()
        {
            let help = match &*input.pat {
                Pat::Ident(pattern) => format!("write `{}`", pattern.ident),
                _ => "give it a name: the server's stub and the description need one".to_owned(),
            };
            errors.at(&input.pat, "IFC-13", "a parameter is a name, and no pattern", &help);
        }
    }
}

fn is_bounded(parameter: &TypeParam, by: &str) -> bool {
    parameter.bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|last| last.ident == by)
        }
        _ => false,
    })
}

/// Whether a `cfg_attr` adds lints alone.
fn is_of_lints(attribute: &Attribute) -> bool {
    let list = Punctuated::<syn::Meta, Token![,]>::parse_terminated;
    let list = attribute.parse_args_with(list);
    list.is_ok_and(|list| list.iter().skip(1).all(|meta| is_lint(meta.path())))
}

fn check_attributes(method: &Method<'_>, errors: &mut Errors) {
    for attribute in &method.item.attrs {
        let path = attribute.path();
        if path.is_ident("cfg") || path.is_ident("cfg_attr") && !is_of_lints(attribute) {
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
            && !is_lint(path)
            && !is_opnum(attribute)
            && !path.is_ident("cfg_attr")
            && !is_of_client(attribute)
            && !is_call_attribute(attribute)
        {
            if let Some((_, rule, message, help)) =
                REFUSED.iter().find(|(name, ..)| path.is_ident(name))
            {
                errors.at(attribute, rule, message, help);
                continue;
            }
            let message =
                format!("`{}` is no attribute of a method here (MIDL2176)", path.to_token_stream());
            let last = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            let help = match (syntax::right_place(path), syntax::nearest(&last, On::Method)) {
                (Some(help), _) => help.to_owned(),
                _ if syntax::stands(path, On::Parameter) => {
                    "remove it, or put it in front of the parameter that it is for".to_owned()
                }
                (None, Some(name)) => format!("write `#[{name}]`"),
                (None, None) => {
                    "remove it: a method has `opnum`, `idempotent`, `maybe`, `cancellable`, `notify`, `notify_flag`, \
                     `deprecated`, `must_use`, `inline`, lints, and other crates' attributes by their path, which go to the client's method"
                        .to_owned()
                }
            };
            errors.at(attribute, "IFC-13", &message, &help);
        }
    }
}

/// Attributes of procedures in IDL and ACF that are none here: the rule, why, and what to write.
const REFUSED: [(&str, &str, &str, &str); 6] = [
    (
        "callback",
        "CBK-01",
        "a server cannot call its client back in the client's call: no public description of the protocol says how",
        "let the client offer an interface of its own, which the server calls; or send what comes in an [out] pipe; or let the \
         client wait in a call that ends when there is news",
    ),
    (
        "message",
        "FUN-04",
        "a queued call needs a message queue between client and server, which no supported protocol sequence is (MIDL2054)",
        "write `#[maybe]`, which is not answered, or wait for the answer",
    ),
    (
        "broadcast",
        "FUN-02",
        "a call to all servers of a network needs datagrams, which no supported protocol sequence has (MIDL2054)",
        "call each server, or find one with the endpoint mapper",
    ),
    (
        "comm_status",
        "ACF-06",
        "a communication error is the `Err` of every call (MIDL2050)",
        "remove it, and look at `error.class()`, which is `StatusClass::Communication`",
    ),
    (
        "fault_status",
        "ACF-06",
        "a fault is the `Err` of every call (MIDL2245)",
        "remove it, and look at `error.class()`, which is `StatusClass::Fault`",
    ),
    (
        "local",
        "FUN-05",
        "a local procedure has no stubs (MIDL2051)",
        "remove it from the interface: put it into another trait, or into an `impl` of the client",
    ),
];

/// `idempotent`, `maybe` and `cancellable`.
fn check_call(method: &Method<'_>, errors: &mut Errors) {
    for name in ["idempotent", "maybe", "cancellable"] {
        let mut said = method.item.attrs.iter().filter(|attribute| attribute.path().is_ident(name));
        let Some(first) = said.next() else {
            continue;
        };
        if let Some(second) = said.next() {
            let message = format!("`{name}` twice in one place (MIDL2209)");
            errors.at(second, "IFC-12", &message, "keep one of them");
        }
        if !matches!(first.meta, syn::Meta::Path(_)) {
            let message = format!("`{name}` takes no arguments");
            errors.at(first, "IFC-13", &message, &format!("write `#[{name}]`"));
        }
    }
    if let Some(attribute) = method.call_attribute("idempotent") {
        if let Some((pipe, _)) = method.pipes().next() {
            let help = "remove `#[idempotent]`: what a pipe has sent cannot be sent a second time";
            let message = "an idempotent procedure with a pipe (MIDL2054)";
            errors.at(pipe.ty, "FUN-08", message, help);
        } else if method.call_attribute("maybe").is_some() {
            let message = "`maybe` and `idempotent` on one method (MIDL2054)";
            errors.at(attribute, "FUN-07", message, "keep `#[maybe]`, which says both");
        }
    }
    if let Some(attribute) = method.call_attribute("cancellable")
        && !method.is_async()
    {
        let help = "write `async fn`, or take `call: &CallInfo` and ask `call.is_cancelled()` now and then";
        let message = "a plain `fn` cannot be ended where it waits";
        errors.at(attribute, "ASY-11", message, help);
    }
    if method.call_attribute("maybe").is_some() {
        let help = "remove `#[maybe]`, or what comes back";
        let out = method.data().find(|(_, parameter, _)| parameter.is_out());
        let pipe = method.output_pipe().map(|(parameter, _)| parameter);
        if let Some(out) = out.map(|(_, parameter, _)| parameter).or(pipe) {
            let message = "a call that is not answered has no results (MIDL2288)";
            errors.at(out.ty, "FUN-03", message, help);
        } else if let Some(output) = method.output()
            && !Returned::of(method).is_some_and(|returned| returned.is_nothing())
        {
            let message = "a call that is not answered returns nothing (MIDL2288)";
            errors.at(output, "FUN-03", message, "write `Result<()>`, or remove `#[maybe]`");
        }
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
        let message =
            "a remote method returns a `Result`: every call can fail on its way (MIDL2269)";
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
        let message =
            "a remote method returns a `Result`: every call can fail on its way (MIDL2269)";
        errors.at(output, "RET-08", message, &help);
        return;
    } else {
        None
    };
    if let Some((named, written)) = method.handle_types.written(value.unwrap_or(output)) {
        let is_whole = value.is_some() && matches!(written, Written::Value | Written::Optional);
        if !is_whole && named.is_known() {
            let name = &named.name;
            let help = format!(
                "write `Result<Self::{name}>`, or `Result<Option<Self::{name}>>` if there may be none"
            );
            let message = "a context handle is returned alone, and not behind a pointer (MIDL2268)";
            errors.at(output, "CTX-06", message, &help);
        }
        return;
    }
    let Some(value) = value else {
        return;
    };
    check_eternal(value, true, errors);
    wire_form::check(value, Place::Returned, errors);
    let is_text = types::is_known(value, &["String", "WString"]);
    if is_text || types::reference(value).is_some() {
        let help = match is_text {
            true => format!("write `Result<Option<{}>>`: a unique pointer", types::text(value)),
            false => "return an owned value, or `Option<&'a T>` from the `memory` of the caller"
                .to_owned(),
        };
        let message = "a returned pointer is new storage, and never a reference pointer (MIDL2177)";
        errors.at(value, "RET-03", message, &help);
        return;
    }
    if types::is_conformant(value) {
        let help = "return it in a parameter, as in `#[out] #[size_is(, *n)] v: &mut Vec<T>`, or put it \
                    into a structure with its length";
        let message = "an array cannot be returned: nothing says how long it is";
        errors.at(value, "RET-04", message, help);
    }
    check_optional(value, errors);
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
    // Of a pipe of context handles that is said already.
    let data = method.data().filter(|(_, _, kind)| kind.as_handle().is_none());
    for (_, parameter, _) in data.filter(|(_, parameter, _)| is_pipe(parameter.ty)) {
        let help = "write `PipeReader<T>` for an [in] pipe, `PipeWriter<T>` for an [out] pipe";
        let message = match types::element(parameter.ty).is_some_and(is_pipe) {
            true => "a pipe is passed by value, and is no element (MIDL2390)",
            false => "a pipe is passed by value (MIDL2388)",
        };
        errors.at(parameter.ty, "PIP-04", message, help);
    }
    if let Some(output) = method.output().filter(|output| is_pipe(output)) {
        let help = "add a parameter `PipeWriter<T>`";
        errors.at(output, "PIP-01", "a pipe is a parameter, and is not returned (MIDL2321)", help);
    }
    for (_, pipe) in method.input_pipe().into_iter().chain(method.output_pipe()) {
        wire_form::check(pipe.element, Place::PipeElement, errors);
    }
    let Some((pipe, _)) = method.input_pipe().or(method.output_pipe()) else {
        return;
    };
    if method.plugged().is_some() || method.block().is_some() {
        let help = "remove the allocator or the block: let the other parameters own their data, or borrow from \
                    `memory: &CallMemory`";
        let message = "a pipe beside an allocator or a block";
        errors.at(pipe.ty, "PIP-06", message, help);
    }
}

/// A call takes its handles in an order in which no two calls wait for one another. One that waits for one of them later
/// is not in that order.
fn check_guards(method: &Method<'_>, errors: &mut Errors) {
    let in_use = || method.handles().filter(|(_, handle)| handle.is_in_use());
    if in_use().count() < 2 {
        return;
    }
    if let Some((parameter, handle)) = in_use().find(|(_, handle)| handle.is_guard()) {
        let name = &handle.named.name;
        let help = format!("write `&mut Self::{name}`, or `&Self::{name}`");
        let message = "a `ContextGuard` beside another context handle: to wait for it while the other one is held could be for ever";
        errors.at(parameter.ty, "CTX-32", message, &help);
    }
}

fn check_infos(method: &Method<'_>, errors: &mut Errors) {
    let mut infos = method.parameters.iter().filter(|p| matches!(p.role, Role::Info)).skip(1);
    if let Some(second) = infos.next() {
        errors.at(second.ty, "IFC-12", "a second `CallInfo`", "there is one call: remove it");
    }
}
