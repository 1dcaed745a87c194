//! Emission of the clients.

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{GenericParam, Token};

use super::memory_docs;
use super::model::{Interface, Method, Parameter, Role};
use super::parameter::At;
use super::parameter_scope::{
    self, Parameters, Stage, begin_late, compare_late, compare_range, inputs, step,
};
use super::returned::Returned;
use super::rules::TAKEN;
use crate::{runtime, rustc_says, types};

/// The clients' types, in the trait's own scope.
pub(crate) fn types(interface: &Interface<'_>) -> TokenStream {
    let (name, vis) = (interface.name(), interface.visibility());
    let (client, blocking) = (interface.client_name(), interface.blocking_name());
    let path = &runtime::path(interface.arguments.krate.as_ref());
    let client_doc = format!("Calls [`{name}`] on a server.\n\nIts methods are the interface's.");
    let blocking_doc =
        format!("Calls [`{name}`] on a server, and blocks the thread until the answer is there.");
    quote! {
        #path::if_client! {
            #[doc = #client_doc]
            #[derive(::core::clone::Clone, ::core::fmt::Debug)]
            #[allow(dead_code)]
            #vis struct #client(#path::Client);

            #[doc = #blocking_doc]
            #[derive(::core::clone::Clone, ::core::fmt::Debug)]
            #[allow(dead_code)]
            #vis struct #blocking {
                client: #client,
                runtime: #path::BlockingRuntime,
            }
        }
    }
}

/// What the clients do.
pub(crate) fn implementation(interface: &Interface<'_>, rpc: &TokenStream) -> TokenStream {
    let methods =
        interface.methods.iter().map(|method| self::method(interface, method, rpc)).collect();
    let blocking =
        interface.methods.iter().map(|method| blocking_method(interface, method, rpc)).collect();
    with_methods(interface, &methods, &blocking, rpc)
}

/// The clients of an interface whose methods have mistakes: with the signatures that its users expect.
pub(crate) fn stand_in(interface: &Interface<'_>, rpc: &TokenStream) -> TokenStream {
    // What has one name twice is an error already.
    let mut names = HashSet::from(TAKEN.map(str::to_owned));
    let distinct: Vec<_> = interface
        .methods
        .iter()
        .filter(|method| {
            let mut parameters = HashSet::new();
            let distinct = method.parameters.iter().all(|p| parameters.insert(&p.name));
            // A function with a body cannot have them.
            let sized = !method.parameters.iter().any(|p| types::is_unsized(p.ty));
            let known = !rustc_says::is_inferred(method);
            distinct && sized && known && names.insert(method.name().to_string())
        })
        .collect();
    let never = &rustc_says::never(UNSEEN);
    let methods = |wait: Option<TokenStream>| {
        let methods = distinct.iter().map(|method| {
            let (name, lifetimes) = (method.name(), all_lifetimes(method));
            let inputs = inputs(method, at_client, rpc);
            let output = parameter_scope::output_as_written(method, rpc);
            quote! {
                #[allow(unused_variables, clippy::too_many_arguments, clippy::ptr_arg)]
                pub #wait fn #name<#lifetimes>(#inputs) -> #rpc::Result<#output, #rpc::Error> {
                    #never
                }
            }
        });
        methods.collect()
    };
    with_methods(interface, &methods(Some(quote!(async))), &methods(None), rpc)
}

/// What a build says of an interface that stands in, if nobody has said anything.
pub(super) const UNSEEN: &str = "[IFC-13] this interface has no stubs as it is written";

/// The method's generic parameters, and the lifetimes that it should declare.
fn all_lifetimes(method: &Method<'_>) -> Punctuated<GenericParam, Token![,]> {
    let mut all = method.generics().params.clone();
    for lifetime in rustc_says::undeclared(method) {
        let parameter: GenericParam = syn::parse_quote!(#lifetime);
        if !all.iter().any(|other| *other == parameter) {
            all.insert(0, parameter);
        }
    }
    all
}

fn with_methods(
    interface: &Interface<'_>,
    methods: &TokenStream,
    blocking_methods: &TokenStream,
    rpc: &TokenStream,
) -> TokenStream {
    let (client, blocking) = (interface.client_name(), interface.blocking_name());
    quote! {
        #rpc::if_client! {
            #rpc::client! { #client, #blocking }

            #[automatically_derived]
            #[allow(dead_code)]
            impl #client {
                /// The interface's description.
                pub const INTERFACE: &'static #rpc::Interface = __INTERFACE;

                #methods
            }

            #[automatically_derived]
            #[allow(dead_code)]
            impl #blocking {
                #blocking_methods
            }
        }
    }
}

/// Whether a parameter is one of the client's methods'.
fn at_client(parameter: &Parameter<'_>) -> bool {
    !matches!(parameter.role, Role::Info)
}

fn arguments<'a>(method: &'a Method<'a>) -> impl Iterator<Item = &'a syn::Ident> {
    method
        .parameters
        .iter()
        .filter(|parameter| at_client(parameter))
        .map(|parameter| &parameter.name)
}

/// What is said of a client's method beside the user's own documentation.
fn generated_doc(interface: &Interface<'_>, method: &Method<'_>) -> String {
    let memory = memory_docs::of_method(interface, method).unwrap_or_default();
    memory
        + "\n\n# Errors\nThe fault with which the server failed the call, or why it could not be made."
}

fn method(interface: &Interface<'_>, method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let name = method.name();
    let (docs, own) = (method.docs(), method.of_client());
    let inputs = inputs(method, at_client, rpc);
    let output = parameter_scope::output(method, rpc);
    let lifetimes: Vec<_> = method.generics().params.iter().collect();
    let opnum = method.opnum();
    let usable = method.block().map(|block| {
        let block = &block.name;
        let count = method.parameters.iter().find_map(|p| p.attributes.byte_count.as_ref());
        let count = count.map(|count| {
            let count = &count.0;
            let label = count.to_string();
            quote! {
                #rpc::in_request(#block.is_of(#rpc::Count::of(#count).get()), #label)?;
            }
        });
        quote!(#block.usable_in(__ndr64)?; #count)
    });
    let prepare = method.handles().map(|(parameter, handle)| handle.prepare(&parameter.name));
    let request = request(method, rpc);
    let send = send(method, rpc);
    let (send, reply) = match method.call_attribute("maybe") {
        Some(_) => (quote!(__call.tell(__encoder).await), None),
        None => (send, Some(reply(method, rpc))),
    };
    let doc = generated_doc(interface, method);
    quote! {
        #(#docs)*
        #[doc = #doc]
        #(#own)*
        #[allow(trivial_numeric_casts, deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
        pub async fn #name<#(#lifetimes),*>(#inputs) -> #rpc::Result<#output, #rpc::Error> {
            let mut __call = self.0.call(#opnum);
            let __result = async {
                __call.ready().await?;
                let __ndr64 = __call.is_ndr64();
                #usable
                #(#prepare)*
                #request
                #send
                #reply
            };
            let __result = __result.await;
            __call.end(__result)
        }
    }
}

/// The call itself, with its pipes.
fn send(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let (input, output) = (method.input_pipe(), method.output_pipe());
    if input.is_none() && output.is_none() {
        return quote!(let __reply = __call.send(__encoder).await?;);
    }
    let more = input.is_some();
    let pipes: Vec<_> = input.into_iter().chain(output).collect();
    let bounds = pipes.iter().map(|(parameter, pipe)| pipe.bound(parameter, &quote!(__piped)));
    let runs = pipes.iter().map(|(parameter, pipe)| pipe.run(parameter, rpc));
    quote! {
        let mut __piped = __call.begin(__encoder, #more).await?;
        #(#bounds)*
        #(#runs)*
        let __reply = __piped.finish().await?;
    }
}

/// Encoding of what goes to the server.
fn request(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let scope = Parameters { method, stage: Stage::ClientRequest, before: 0 };
    let (ins, outs): (Vec<_>, Vec<_>) = method.data().partition(|(_, p, _)| p.is_in());
    let sends = ins.iter().map(|(_, parameter, kind)| {
        step(parameter, &kind.send(&At::new(parameter, *kind, &scope, rpc)))
    });
    let rooms = outs.iter().filter_map(|(_, parameter, kind)| {
        Some(step(parameter, &kind.room(&At::new(parameter, *kind, &scope, rpc))?))
    });
    let lengths = scope.lengths(rpc);
    quote! {
        #lengths
        let __encoder = #rpc::write_request(__call.encoder(), |__step, __encoder| {
            #(#sends)*
            #(#rooms)*
            #rpc::Ok(())
        })?;
    }
}

/// Decoding of what comes back: all of it, then it is handed to the caller.
fn reply(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let allocator = match method.plugged() {
        Some(parameter) => {
            let name = &parameter.name;
            quote!(#rpc::Clone::clone(&#name))
        }
        None => quote!(#rpc::Global),
    };
    let outs: Vec<_> = method.data().filter(|(_, parameter, _)| parameter.is_out()).collect();
    let scope = |before| Parameters { method, stage: Stage::ClientReply, before };
    let walks = outs
        .iter()
        .map(|(_, parameter, kind)| kind.walk(&At::new(parameter, *kind, &scope(0), rpc)));
    let output = Returned::of(method);
    let wire = output.as_ref().map_or_else(|| quote!(_), |output| output.wire(rpc));
    let span = output.as_ref().map_or_else(Span::call_site, Returned::span);
    let walk_returned =
        quote_spanned!(span=> #rpc::walk_returned::<_, #wire>(__ndr64, __decoder)?;);
    let decode = outs.iter().map(|(index, parameter, kind)| {
        let scope = scope(*index);
        let at = At::new(parameter, *kind, &scope, rpc);
        let (out, label, stage) = (&at.out, parameter.name.to_string(), kind.stage(&at));
        let begin = begin_late(parameter, &scope, rpc);
        let range = compare_range(parameter, out, rpc);
        quote! {
            #begin
            __step.reads(#label);
            let #out = #stage?;
            #range
        }
    });
    let late = outs
        .iter()
        .filter_map(|(index, parameter, kind)| compare_late(parameter, *kind, &scope(*index), rpc));
    let commit = outs.iter().map(|(_, parameter, kind)| {
        kind.commit(&At::new(parameter, *kind, &scope(usize::MAX), rpc))
    });
    let read = match &output {
        Some(output) => output.received(output.read(rpc), rpc),
        None => quote!(#rpc::read_returned::<_, _>(__step, __ndr64, __decoder)?),
    };
    let read = quote! {
        |__step, __decoder| {
            #(#decode)*
            #(#late)*
            let __returned = #read;
            #(#commit)*
            #rpc::Ok(__returned)
        }
    };
    match (method.block(), method.memory()) {
        (Some(block), _) => {
            let block = &block.name;
            quote! {
                let __decoder = __reply.into_block(#block, #allocator, |__decoder| {
                    #(#walks?;)*
                    #walk_returned
                    #rpc::Ok(())
                })?;
                #rpc::read_reply(__decoder, #read)
            }
        }
        (None, Some(memory)) => {
            let memory = &memory.name;
            quote!(#rpc::read_reply(__reply.into_decoder(#memory, #allocator)?, #read))
        }
        (None, None) => quote!(__reply.read(#allocator, #read)),
    }
}

fn blocking_method(
    interface: &Interface<'_>,
    method: &Method<'_>,
    rpc: &TokenStream,
) -> TokenStream {
    let name = method.name();
    let docs = method.docs();
    let inputs = inputs(method, at_client, rpc);
    let output = parameter_scope::output(method, rpc);
    let lifetimes = &method.generics().params;
    let arguments = arguments(method);
    let doc = generated_doc(interface, method);
    quote! {
        #(#docs)*
        #[doc = #doc]
        // Compiled where it is called: else every blocking client would compile all of its interface's codecs.
        #[inline]
        #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
        pub fn #name<#lifetimes>(#inputs) -> #rpc::Result<#output, #rpc::Error> {
            // Of a reference: a method named `into` would else be that of a trait, by value.
            let __client = &self.client;
            self.runtime.wait(__client.#name(#(#arguments),*))
        }
    }
}
