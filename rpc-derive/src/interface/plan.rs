//! The description of an interface, with the memory plan of each method, as data for `rpc_runtime::interface`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;

use super::model::{Direction, Interface, Method, Parameter, Role};
use super::parameter::Kind;
use super::returned::Returned;
use crate::gate::known;
use crate::{gate, types};

/// The interface's description, as a constant expression.
pub(crate) fn description(
    interface: &Interface<'_>,
    methods: &[Method<'_>],
    rpc: &TokenStream,
) -> TokenStream {
    let name = interface.name().to_string();
    let uuid = interface.arguments.uuid;
    let (major, minor) = interface.arguments.version;
    let procedures = methods.iter().map(|method| {
        let (name, opnum) = (method.name().to_string(), method.opnum());
        let parameters = method.transmitted().map(|parameter| parameter.name.to_string());
        let (memory, reply) = (memory(method, rpc), reply(method, rpc));
        let beyond = beyond_plain(method, rpc);
        quote! {
            #rpc::Procedure {
                name: #name,
                opnum: #opnum,
                parameters: &[#(#parameters),*],
                memory: #memory,
                reply: #reply,
                #beyond
                ..#rpc::Procedure::PLAIN
            }
        }
    });
    let min_level = match &interface.arguments.min_level {
        Some(level) => quote!(#rpc::Some(#rpc::AuthenticationLevel::#level)),
        None => quote!(#rpc::None),
    };
    let handles = interface.handles.names().map(ToString::to_string);
    quote! {
        #rpc::Interface {
            name: #name,
            id: #rpc::SyntaxId::new(#rpc::Uuid::from_u128(#uuid), #major, #minor),
            min_level: #min_level,
            context_handles: &[#(#handles),*],
            procedures: &[#(#procedures),*],
        }
    }
}

/// The plans of a method's parameters and of its return value. The runtime makes them of the types' layouts.
fn memory(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let environment = environment(method, rpc);
    let plans = method.data().map(|(_, parameter, kind)| {
        let name = parameter.name.to_string();
        let direction = format_ident!("{}", direction(parameter));
        let (passed, stored) = (passed(kind), stored(method, parameter, kind, rpc));
        quote! {
            #rpc::ParameterPlan::new(
                #name, #rpc::Direction::#direction, #rpc::Passed::#passed, #stored, #environment
            )
        }
    });
    let plans: Vec<_> = plans.collect();
    let Some(returned) = Returned::of(method).filter(|returned| !returned.is_nothing()) else {
        return quote!(&[#(#plans),*]);
    };
    if returned.is_plain_value() {
        let plain = quote!(#rpc::Some(#rpc::Stored::PLAIN));
        return quote!(&[#(#plans,)* #rpc::ParameterPlan::returned(#plain, #environment)]);
    }
    let (value, span) = (returned.known_wire(rpc), returned.span());
    let stored = quote_spanned!(span=> #rpc::Stored::returned::<#value>());
    // An alias may stand for nothing.
    quote! {
        #rpc::without_nothing(const {
            &[#(#plans,)* #rpc::ParameterPlan::returned(#stored, #environment)]
        })
    }
}

/// The fields of a procedure that most have as they are.
fn beyond_plain(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let has = |name| method.call_attribute(name).is_some();
    let flags = [
        ("maybe", has("maybe")),
        // What is not answered does no harm twice.
        ("idempotent", has("maybe") || has("idempotent")),
        ("input_pipe", method.input_pipe().is_some()),
        ("output_pipe", method.output_pipe().is_some()),
    ];
    let flags = flags.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| {
        let name = format_ident!("{name}");
        quote!(#name: true,)
    });
    let cancellation = cancellation(method).map(|what| {
        let what = format_ident!("{what}");
        quote!(cancellation: #rpc::OnCancel::#what,)
    });
    quote!(#(#flags)* #cancellation)
}

/// What becomes of a call that its client cancels, if that is something.
fn cancellation(method: &Method<'_>) -> Option<&'static str> {
    let asks = method.parameters.iter().any(|parameter| matches!(parameter.role, Role::Info));
    // What waits for a thread, or waits in one, has to learn that nobody wants it any more.
    let waits = !method.is_async();
    match method.call_attribute("cancellable") {
        Some(_) => Some("Ends"),
        None => (asks || waits).then_some("Told"),
    }
}

fn direction(parameter: &Parameter<'_>) -> &'static str {
    match parameter.direction {
        Direction::In => "In",
        Direction::Out => "Out",
        Direction::InOut => "InOut",
    }
}

/// Where results are at the client that borrow, and at the server what the method's allocator gave.
fn environment(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let block = method.block().map(|_| in_block(method));
    let allocator = method.plugged().map(|_| if method.keeps() { "Kept" } else { "Call" });
    if block.is_none() && allocator.is_none() {
        return quote!(#rpc::Environment::NONE);
    }
    let results = format_ident!("{}", block.unwrap_or("Call"));
    let allocator = format_ident!("{}", allocator.unwrap_or("Allocator"));
    quote!(#rpc::Environment::new(#rpc::Memory::#results, #rpc::Memory::#allocator))
}

fn in_block(method: &Method<'_>) -> &'static str {
    match method.parameters.iter().any(|p| p.attributes.byte_count.is_some()) {
        true => "Buffer",
        false => "Block",
    }
}

/// What keeps the reply at the client.
fn reply(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let memory = match (method.block(), method.memory()) {
        (Some(_), _) => format_ident!("{}", in_block(method)),
        (None, Some(_)) => format_ident!("Call"),
        (None, None) => return quote!(#rpc::None),
    };
    quote!(#rpc::Some(#rpc::Memory::#memory))
}

fn passed(kind: &dyn Kind) -> syn::Ident {
    match (kind.is_lent(), kind.moved()) {
        (true, _) => format_ident!("Lent"),
        (false, Some(_)) => format_ident!("Value"),
        (false, None) => format_ident!("Reference"),
    }
}

/// What a parameter's type keeps elsewhere, as an expression.
fn stored(
    method: &Method<'_>,
    parameter: &Parameter<'_>,
    kind: &dyn Kind,
    rpc: &TokenStream,
) -> TokenStream {
    let ty = kind.referent();
    if types::is_scalar(ty) {
        return quote!(#rpc::Stored::PLAIN);
    }
    let around = gate::Around::method(method.generic_allocator());
    let (asked, span) = (types::anonymous(&known(&kind.asked(), &around, rpc)), ty.span());
    let wire = parameter.gate.ty(&asked, span, rpc);
    let levels = parameter.referent_levels().ty(rpc);
    // What borrows behind something owned, or in a codec by hand, no layout tells.
    let written = types::reference(types::option(ty).unwrap_or(ty)).is_some();
    let lifetime = types::borrows(ty) && !written && !kind.is_lent();
    let lifetime = lifetime.then(|| quote!(.with_lifetime()));
    quote_spanned!(span=> #rpc::Stored::of::<#wire, #levels>() #lifetime)
}
