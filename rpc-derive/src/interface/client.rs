//! Emission of the clients.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use super::model::{Direction, Form, Interface, Method, Parameter, Role};
use super::plan;
use super::stub::{
    self, Parameters, Stage, has_late, inputs, levels, out_name, referent, start, walk,
};
use crate::attributes::Range;
use crate::expression;
use crate::runtime;
use crate::types;

pub(crate) fn emit(interface: &Interface<'_>) -> TokenStream {
    let (name, vis) = (interface.name(), interface.visibility());
    let (client, blocking) = (interface.client_name(), interface.blocking_name());
    let krate = interface.arguments.krate.as_ref();
    let (path, rpc) = (&runtime::path(krate), &runtime::alias());
    let description = description(interface, rpc);
    let methods = interface.methods.iter().map(|method| self::method(method, rpc));
    let blocking_methods = interface.methods.iter().map(|method| blocking_method(method, rpc));
    let client_doc = format!("Calls [`{name}`] on a server.\n\nIts methods are the interface's.");
    let blocking_doc =
        format!("Calls [`{name}`] on a server, and blocks the thread until the answer is there.");
    let implementation = runtime::block(
        krate,
        &quote! {
            #rpc::client! { #client, #blocking }

            #[automatically_derived]
            #[allow(dead_code)]
            impl #client {
                /// The interface's description.
                pub const INTERFACE: &'static #rpc::Interface = &#description;

                #(#methods)*
            }

            #[automatically_derived]
            #[allow(dead_code)]
            impl #blocking {
                #(#blocking_methods)*
            }
        },
    );
    quote! {
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

        #implementation
    }
}

/// The interface's description, as a constant expression.
fn description(interface: &Interface<'_>, rpc: &TokenStream) -> TokenStream {
    let name = interface.name().to_string();
    let uuid = interface.arguments.uuid;
    let (major, minor) = interface.arguments.version;
    let procedures = interface.methods.iter().map(|method| {
        let (name, opnum) = (method.name().to_string(), method.opnum);
        let parameters = method.transmitted().map(|parameter| parameter.name.to_string());
        let memory = plan::data(method, rpc);
        let (input_pipe, output_pipe) =
            (method.input_pipe().is_some(), method.output_pipe().is_some());
        quote! {
            #rpc::Procedure {
                name: #name,
                opnum: #opnum,
                parameters: &[#(#parameters),*],
                memory: #memory,
                input_pipe: #input_pipe,
                output_pipe: #output_pipe,
            }
        }
    });
    quote! {
        #rpc::Interface {
            name: #name,
            id: #rpc::SyntaxId::new(#rpc::Uuid::from_u128(#uuid), #major, #minor),
            procedures: &[#(#procedures),*],
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

fn method(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let name = method.name();
    let generic = format_ident!("__rpc_{}", syn::ext::IdentExt::unraw(name), span = name.span());
    let docs = method.docs();
    let inputs = inputs(method, at_client);
    let output = stub::output(method, rpc);
    let lifetimes: Vec<_> = method.generics().params.iter().collect();
    let inferred: Vec<_> = method.generic_allocator().iter().map(|_| quote!(_)).collect();
    let arguments: Vec<_> = arguments(method).collect();
    let opnum = method.opnum;
    let usable = method.block().map(|block| {
        let block = &block.name;
        let count = method.parameters.iter().find_map(|p| p.attributes.byte_count.as_ref());
        let count = count.map(|count| {
            let count = &count.0;
            let label = count.to_string();
            quote! {
                #rpc::in_request!(#label, #block.is_of(#rpc::Count::of(#count).get()));
            }
        });
        quote!(#block.usable_in(__call.is_ndr64())?; #count)
    });
    let request = request(method, rpc);
    let send = send(method);
    let reply = reply(method, rpc);
    let memory_doc = plan::docs(method).into_iter();
    let error_doc = "\n\n# Errors\nThe fault with which the server failed the call, or why it could not be made.";
    quote! {
        #(#docs)*
        #(#[doc = #memory_doc])*
        #[doc = #error_doc]
        #[allow(deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
        pub async fn #name<#(#lifetimes),*>(#inputs) -> #rpc::Result<#output, #rpc::Error> {
            if self.0.is_ndr64() {
                self.#generic::<#(#inferred,)* #rpc::Ndr64>(#(#arguments),*).await
            } else {
                self.#generic::<#(#inferred,)* #rpc::Ndr20>(#(#arguments),*).await
            }
        }

        #[doc(hidden)]
        #[allow(non_snake_case, trivial_numeric_casts, deprecated, clippy::too_many_arguments, clippy::ptr_arg)]
        async fn #generic<#(#lifetimes,)* __S: #rpc::Syntax>(#inputs) -> #rpc::Result<#output, #rpc::Error> {
            let __call = self.0.call(#opnum);
            #usable
            let mut __encoder = __call.encoder();
            #request
            #send
            #reply
        }
    }
}

/// The call itself, with its pipes.
fn send(method: &Method<'_>) -> TokenStream {
    let (input, output) = (method.input_pipe(), method.output_pipe());
    if input.is_none() && output.is_none() {
        return quote!(let __reply = __call.send(__encoder).await?;);
    }
    let more = input.is_some();
    let pipe = |(parameter, element): (&Parameter<'_>, &syn::Type), act: &str| {
        let (name, act) = (&parameter.name, format_ident!("{act}"));
        quote_spanned!(syn::spanned::Spanned::span(element)=> __piped.#act::<__S, #element>(#name).await?;)
    };
    let bound = |(parameter, _): (&Parameter<'_>, &syn::Type), act: &str| {
        let Range { low, high, .. } = parameter.attributes.range()?;
        let act = format_ident!("{act}");
        Some(quote!(__piped.#act((#low) as i64, (#high) as i64);))
    };
    let bounds = [
        input.and_then(|input| bound(input, "bound_input")),
        output.and_then(|output| bound(output, "bound_output")),
    ];
    let bounds = bounds.into_iter().flatten();
    let input = input.map(|input| pipe(input, "send"));
    let output = output.map(|output| pipe(output, "receive"));
    quote! {
        let mut __piped = __call.begin(__encoder, #more).await?;
        #(#bounds)*
        #input
        #output
        let __reply = __piped.finish().await?;
    }
}

/// Encoding of what goes to the server.
fn request(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let scope = Parameters { method, stage: Stage::ClientRequest, before: 0 };
    let each =
        method.data().filter(|(_, parameter, _)| parameter.is_in()).map(|(_, parameter, form)| {
            let (name, span) = (&parameter.name, parameter.span());
            let label = name.to_string();
            let inner = parameter.referent_levels();
            let (ty, value) = (inner.ty(rpc), levels(&inner, referent(form), &scope, rpc));
            let wire = types::anonymous(referent(form));
            let encode = match form {
                _ if parameter.attributes.partial_ignore.is_present() => quote_spanned! {span=>
                    #rpc::write_presence::<__S>(&mut __encoder, #name.is_some())
                },
                Form::Value(_) => quote_spanned! {span=>
                    #rpc::write_parameter::<__S, #ty, #wire>(&mut __encoder, &#name, &#value)
                },
                Form::Ref(_) | Form::Mut(_) | Form::Slice { .. } => quote_spanned! {span=>
                    __encoder.value::<__S, #ty, #wire>(#name, &#value)
                },
                Form::MutSlice(_) => quote_spanned! {span=>
                    #rpc::write_buffer::<__S, #ty, #wire>(&mut __encoder, #name, &#value)
                },
                Form::OptionalRef(_) => quote_spanned! {span=>
                    #rpc::write_optional::<__S, #ty, #wire>(&mut __encoder, #name, &#value)
                },
                Form::OptionalMut(_) => quote_spanned! {span=>
                    #rpc::write_optional::<__S, #ty, #wire>(&mut __encoder, #name.as_deref(), &#value)
                },
            };
            quote!(#rpc::in_request!(#label, #encode);)
        });
    let buffers = method.data().filter(|(_, parameter, _)| !parameter.is_in());
    let rooms = buffers.filter_map(|(_, parameter, form)| {
        let Form::MutSlice(element) = form else {
            return None;
        };
        let (name, label) = (&parameter.name, parameter.name.to_string());
        let value = levels(&parameter.referent_levels(), element, &scope, rpc);
        Some(quote! {
            #rpc::in_request!(#label, #rpc::has_room(&__encoder, &*#name, &#value));
        })
    });
    quote!(#(#each)* #(#rooms)*)
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
    let walks = outs.iter().map(|(_, parameter, form)| {
        let scope = Parameters { method, stage: Stage::ClientReply, before: 0 };
        walk(parameter, form, &scope, rpc)
    });
    let value = match method.output() {
        Some(output) if types::is_named(output, &["Result"]) => types::argument(output),
        _ => None,
    };
    let returned = match value {
        Some(value) => {
            let (span, value) = (syn::spanned::Spanned::span(value), types::anonymous(value));
            quote_spanned!(span=> <#value as #rpc::UnmarshalReturn<'_, _>>)
        }
        None => quote!(#rpc::UnmarshalReturn),
    };
    let walk_returned = match (value, method.output()) {
        // An alias of `Result` does not say what its value is.
        (None, Some(alias)) => {
            let alias = types::anonymous(alias);
            quote!(<<#alias as #rpc::Returns>::Value as #rpc::UnmarshalReturn<'_, _>>::walk::<__S>(__decoder)?;)
        }
        _ => quote!(#returned::walk::<__S>(__decoder)?;),
    };
    let decoder = match (method.block(), method.memory()) {
        (Some(block), _) => {
            let block = &block.name;
            quote! {
                let mut __decoder = __reply.into_block(#block, #allocator, |__decoder| {
                    #(#walks?;)*
                    #walk_returned
                    #rpc::Ok(())
                })?;
            }
        }
        (None, Some(memory)) => {
            let memory = &memory.name;
            quote!(let mut __decoder = __reply.into_decoder(#memory, #allocator)?;)
        }
        (None, None) => quote! {
            let __memory = #rpc::CallMemory::new();
            let mut __decoder = __reply.decoder(&__memory, #allocator);
        },
    };
    let decode = outs.iter().map(|(index, parameter, form)| {
        let scope = Parameters { method, stage: Stage::ClientReply, before: *index };
        let (name, out, span) = (&parameter.name, out_name(parameter), parameter.span());
        let label = name.to_string();
        let inner = parameter.referent_levels();
        let (ty, value) = (inner.ty(rpc), levels(&inner, referent(form), &scope, rpc));
        let wire = types::anonymous(referent(form));
        let decode = match form {
            Form::MutSlice(_) => quote_spanned! {span=>
                #rpc::stage_slice::<__S, _, #ty, _, #wire>(&mut __decoder, #name.len(), &#value)
            },
            Form::OptionalMut(_) if in_place(method, parameter) => quote_spanned! {span=>
                #rpc::check_optional_in_place::<__S, _, #ty, #wire>(&mut __decoder, #name.as_deref(), &#value)
            },
            Form::OptionalMut(_) => quote_spanned! {span=>
                #rpc::stage_optional::<__S, _, #ty, #wire>(&mut __decoder, #name.is_some(), &#value)
            },
            _ if in_place(method, parameter) => quote_spanned! {span=>
                __decoder.check_in_place::<__S, #ty, #wire>(&*#name, &#value)
            },
            _ => quote_spanned!(span=> __decoder.value::<__S, #ty, #wire>(&#value)),
        };
        let range = parameter.value_range().map(|range| {
            let (offset, value) = (quote!(__decoder.cursor().offset()), quote!(#out));
            let check = match parameter.is_nullable() {
                true => range.check_or_null(&value, &offset, rpc),
                false => range.check(&value, &offset, rpc),
            };
            quote!(#rpc::in_reply!(#label, #check);)
        });
        let start = has_late(parameter, &scope).then(|| {
            let start = start(parameter);
            quote!(let #start = #rpc::begin_late(&mut __decoder);)
        });
        quote! {
            #start
            let #out = #rpc::from_reply!(#label, #decode);
            #range
        }
    });
    let late = outs.iter().filter_map(|(index, parameter, form)| {
        let scope = Parameters { method, stage: Stage::ClientReply, before: *index };
        has_late(parameter, &scope).then(|| {
            let walk = walk(parameter, form, &Parameters { before: usize::MAX, ..scope }, rpc);
            let (start, label) = (start(parameter), parameter.name.to_string());
            quote! {
                let __late = #rpc::compare_late(&mut __decoder, #start, |__decoder| #walk);
                #rpc::in_reply!(#label, __late);
            }
        })
    });
    let commit = outs.iter().map(|(_, parameter, form)| {
        let (name, out) = (&parameter.name, out_name(parameter));
        match form {
            Form::MutSlice(_) => quote!(#out.commit(#name);),
            Form::OptionalMut(_) if !in_place(method, parameter) => quote! {
                if let (#rpc::Some(__place), #rpc::Some(__value)) = (#name, #out) {
                    *__place = __value;
                }
            },
            _ if in_place(method, parameter) => {
                let all = Parameters { method, stage: Stage::ClientReply, before: usize::MAX };
                let inner = parameter.referent_levels();
                let (ty, value) = (inner.ty(rpc), levels(&inner, referent(form), &all, rpc));
                let (wire, label) = (types::anonymous(referent(form)), name.to_string());
                let place = |start: TokenStream, place: TokenStream| {
                    quote! {
                        #rpc::in_reply!(#label, __decoder.place::<__S, #ty, #wire>(#start, #place, &#value));
                    }
                };
                match form {
                    Form::OptionalMut(_) => {
                        let place = place(quote!(__start), quote!(__place));
                        quote! {
                            if let (#rpc::Some(__place), #rpc::Some(__start)) = (#name, #out) {
                                #place
                            }
                        }
                    }
                    _ => place(quote!(#out), quote!(&mut *#name)),
                }
            }
            _ => quote!(*#name = #out;),
        }
    });
    let read = quote!(#rpc::in_reply!("the return value", #returned::read::<__S>(&mut __decoder)));
    quote! {
        #decoder
        #(#decode)*
        #(#late)*
        #rpc::asking_for("return");
        let __returned = #read;
        #rpc::asking_for("");
        #rpc::in_reply!("the end of the reply", __decoder.finish());
        #(#commit)*
        ::core::mem::drop(__decoder);
        #rpc::Ok(__returned)
    }
}

/// Whether the caller's value is changed in place: what it points to keeps its address. A value that
/// another parameter's expression names is decoded beside, because the expression needs it first; so is
/// a value whose own expression names a result that comes after it.
fn in_place(method: &Method<'_>, parameter: &Parameter<'_>) -> bool {
    let names = |other: &Parameter<'_>| {
        other.attributes.place.expressions().any(|(_, expression)| {
            expression::names(expression).iter().any(|(name, _)| *name == parameter.name)
        })
    };
    // A number has nothing to keep, nor has a value that borrows: what it borrows is made anew in the
    // call's memory, which is not set aside before.
    let kept = match &parameter.role {
        Role::Data(Form::Mut(ty) | Form::OptionalMut(ty)) => {
            !types::is_scalar(ty) && !types::borrows(ty)
        }
        _ => false,
    };
    parameter.direction == Direction::InOut && kept && !method.parameters.iter().any(names)
}

fn blocking_method(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let name = method.name();
    let docs = method.docs();
    let inputs = inputs(method, at_client);
    let output = stub::output(method, rpc);
    let lifetimes = &method.generics().params;
    let arguments = arguments(method);
    let memory_doc = plan::docs(method).into_iter();
    let error_doc = "\n\n# Errors\nThe fault with which the server failed the call, or why it could not be made.";
    quote! {
        #(#docs)*
        #(#[doc = #memory_doc])*
        #[doc = #error_doc]
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
