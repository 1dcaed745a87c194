//! Emission of the server.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::model::{Form, Interface, Method, Parameter, Role};
use super::stub::{Parameters, Stage, has_late, levels, referent, start, walk};
use crate::attributes::Range;
use crate::data::place_checks;
use crate::runtime;
use crate::types;

pub(crate) fn emit(interface: &Interface<'_>) -> TokenStream {
    let krate = interface.arguments.krate.as_ref();
    let (path, rpc) = (&runtime::path(krate), &runtime::alias());
    let (name, vis) = (interface.name(), interface.visibility());
    let (client, server) = (interface.client_name(), interface.server_name());
    let doc = format!("Serves an implementation of [`{name}`].");
    let stubs = interface.methods.iter().map(|method| self::stub(method, interface, rpc));
    let arms = interface.methods.iter().map(|method| {
        let (opnum, stub) = (method.opnum, method.name());
        if owns_its_call(method) {
            return quote! {
                #opnum => match __call.is_ndr64() {
                    true => #rpc::Box::pin(#stub::<#rpc::Ndr64, __T>(__service, __call)),
                    false => #rpc::Box::pin(#stub::<#rpc::Ndr20, __T>(__service, __call)),
                },
            };
        }
        let inferred: Vec<_> = method.generic_allocator().iter().map(|_| quote!(_)).collect();
        let memory = method.plugged().map(|_| match method.keeps() {
            true => quote!(__call.allocator()),
            false => quote!(__call.memory()),
        });
        let memory: Vec<_> = memory.into_iter().collect();
        let trait_ = interface.name();
        // Dropped last, after the call and all of its memory.
        let (guard, notify) = method
            .notify()
            .map(|(notify, flag)| {
                let ran = flag.then(|| quote!(__ran));
                let guard = quote! {
                    let __told = ::core::clone::Clone::clone(&__service);
                    let __notify = #rpc::Notify::new(move |__ran: bool| {
                        <__T as #trait_>::#notify(&__told, #ran)
                    });
                    let __call = __call;
                };
                (guard, quote!(, &|| __notify.runs()))
            })
            .unzip();
        let wait = method.is_async().then(|| quote!(.await));
        // What stands in front of an [in] pipe is received first.
        let receive = |syntax: TokenStream| {
            let receive = receive_name(method);
            method.input_pipe().map(|_| match method.is_async() {
                true => quote!(#receive::<#syntax>(&mut __call).await?;),
                false => quote!(#rpc::block_on(#receive::<#syntax>(&mut __call))?;),
            })
        };
        let receives = [receive(quote!(#rpc::Ndr64)), receive(quote!(#rpc::Ndr20))];
        let [receive64, receive20] = &receives;
        let piped = receive64.as_ref().map(|_| quote!(let mut __call = __call;));
        let run = quote! {
            #guard
            #piped
            if __call.is_ndr64() {
                #receive64
                #stub::<#rpc::Ndr64, __T #(, #inferred)*>(&__service, &__call #(, #memory)* #notify) #wait
            } else {
                #receive20
                #stub::<#rpc::Ndr20, __T #(, #inferred)*>(&__service, &__call #(, #memory)* #notify) #wait
            }
        };
        if method.is_async() {
            quote!(#opnum => #rpc::Box::pin(async move { #run }),)
        } else {
            quote!(#opnum => #rpc::on_blocking_pool(__call.blocking(), move || { #run }),)
        }
    });
    let places = interface.methods.iter().flat_map(|method| checks(method, rpc));
    let places = runtime::once(places);
    let implementation = runtime::block(
        krate,
        &quote! {
            #rpc::server! { #server, #name }
            #(#places)*
            #(#stubs)*

            #[automatically_derived]
            impl<__T: #name + #rpc::Send + #rpc::Sync + 'static> #rpc::Dispatch for #server<__T> {
                fn interface(&self) -> &'static #rpc::Interface {
                    #client::INTERFACE
                }
                fn dispatch(&self, __call: #rpc::ServerCall) -> #rpc::Dispatched {
                    let __service = ::core::clone::Clone::clone(&self.0);
                    match __call.opnum() {
                        #(#arms)*
                        _ => #rpc::unknown_opnum(),
                    }
                }
            }
        },
    );
    quote! {
        #[doc = #doc]
        #[allow(dead_code)]
        #vis struct #server<__T>(#path::Arc<__T>);

        #implementation
    }
}

/// Whether the stub itself is the future that runs. Where the call lends its memory, where more is received
/// first, and where somebody is told when all is over, another one is around it.
fn owns_its_call(method: &Method<'_>) -> bool {
    let plain = method.plugged().is_none() && method.notify().is_none();
    plain && method.is_async() && method.input_pipe().is_none()
}

/// Rules about types, checked where the types are known.
fn checks(method: &Method<'_>, rpc: &TokenStream) -> Vec<TokenStream> {
    let place = |ty: &syn::Type, levels: &TokenStream, message: &str| {
        let wire = types::anonymous(ty);
        let span = syn::spanned::Spanned::span(ty);
        quote_spanned! {span=>
            const _: () = ::core::assert!(!<#wire as #rpc::Ndr<#levels>>::LAYOUT.is_conformant(), #message);
        }
    };
    // No rule depends on where the memory is from: any allocator stands for the method's own.
    let known = |ty: &syn::Type| match method.generic_allocator() {
        Some(allocator) => types::with(ty, allocator, &syn::parse_quote!(#rpc::Global)),
        None => ty.clone(),
    };
    let mut checks: Vec<_> = returned(method, known, rpc).into_iter().collect();
    for (parameter, element) in method.input_pipe().into_iter().chain(method.output_pipe()) {
        checks.extend(parameter.attributes.range().map(Range::checks));
        checks.push(quote_spanned! {syn::spanned::Spanned::span(element)=>
            const _: () = {
                let layout = <#element as #rpc::Ndr>::LAYOUT;
                ::core::assert!(
                    !layout.has_pointers() && layout.size::<#rpc::Ndr20>().is_some(),
                    "[PIP-02] an element of a pipe that has pointers, or no fixed size (MIDL2317): a number, or a \
                     structure of numbers"
                );
                ::core::assert!(
                    !layout.is_presented(),
                    "[PIP-03] an element of a pipe that is presented as another type (MIDL2322): make the pipe one of what \
                     travels"
                );
            };
        });
    }
    for (_, parameter, form) in method.data() {
        checks.extend(parameter.attributes.range().map(Range::checks));
        let inner = parameter.referent_levels();
        let said = &parameter.attributes.place;
        match form {
            Form::Value(ty) | Form::Mut(ty) => {
                checks.extend(place_checks(&known(ty), said, &inner, rpc));
            }
            Form::OptionalMut(ty) => {
                // `unique` is about the parameter's own pointer, and that is one.
                let mut said = said.clone();
                said.unique = darling::util::Flag::default();
                checks.extend(place_checks(&known(ty), &said, &inner, rpc));
            }
            Form::Slice { whole, .. } => {
                let whole = match parameter.owning_element() {
                    Some(element) => {
                        let span = syn::spanned::Spanned::span(element);
                        syn::parse_quote_spanned!(span=> [#element])
                    }
                    None => (*whole).clone(),
                };
                checks.extend(place_checks(&known(&whole), said, &inner, rpc));
            }
            Form::MutSlice(element) => {
                let element = known(element);
                let span = syn::spanned::Spanned::span(&element);
                let slice: syn::Type = syn::parse_quote_spanned!(span=> &[#element]);
                checks.extend(place_checks(&slice, said, &inner, rpc));
            }
            Form::Ref(_) | Form::OptionalRef(_) => {}
        }
        if method.block().is_some()
            && parameter.is_out()
            && let Form::Mut(ty) | Form::OptionalMut(ty) = form
        {
            let (levels, wire) = (inner.ty(rpc), types::anonymous(&known(ty)));
            let in_block = in_block(ty, &quote!(<#wire as #rpc::Ndr<#levels>>::LAYOUT));
            checks.push(quote!(const _: () = { #in_block };));
        }
        let allocates = parameter.attributes.allocate.is_some()
            || parameter.attributes.force_allocate.is_present();
        if allocates && let Form::Value(ty) = form {
            let (wire, levels) = (types::anonymous(&known(ty)), inner.ty(rpc));
            checks.push(quote_spanned! {syn::spanned::Spanned::span(*ty)=>
                const _: () = ::core::assert!(
                    <#wire as #rpc::Ndr<#levels>>::LAYOUT.has_pointers(),
                    "[ACF-03] `allocate` on what holds no pointer (MIDL2158): a value in line is not allocated; \
                     remove the attribute"
                );
            });
        }
        if method.plugged().is_some()
            && parameter.outlives_the_call()
            && let Form::Value(ty) | Form::Mut(ty) = form
        {
            let (wire, levels) = (types::anonymous(&known(ty)), inner.ty(rpc));
            checks.push(quote_spanned! {syn::spanned::Spanned::span(*ty)=>
                const _: () = ::core::assert!(
                    !<#wire as #rpc::Ndr<#levels>>::LAYOUT.pins_global(),
                    "[MEM-04] a type that pins the global allocator, in a method that brings its own: write \
                     allocator-api2's `Box<T, A>` and `Vec<T, A>`, with the method's allocator as `A`"
                );
            });
        }
        let levels = inner.ty(rpc);
        match form {
            Form::Mut(ty) if !parameter.is_in() => checks.push(place(
                &known(ty),
                &levels,
                "[DIR-06] an [out] structure that ends in a conformant array (MIDL2040): the server \
                 could not know its size; write `&mut Option<Box<T>>`",
            )),
            Form::Value(ty) if !types::is_primitive(ty) => {
                let ty = known(ty);
                let (wire, span) = (types::anonymous(&ty), syn::spanned::Spanned::span(&ty));
                checks.push(quote_spanned! {span=>
                    const _: () = ::core::assert!(
                        !<#wire as #rpc::Ndr<#levels>>::LAYOUT.is_exclusive(),
                        "[PTR-10] an exclusive reference behind another name: write it out, as `&mut T` or \
                         `Option<&mut T>`, so that its direction is seen"
                    );
                });
                checks.push(place(
                &ty,
                &levels,
                "[ARR-36] a structure that ends in a conformant array is passed by reference \
                 (MIDL2043): write `&T`",
                ));
            }
            _ => {}
        }
    }
    checks
}

/// A result that owns its nodes, where all nodes are in one block.
fn in_block(ty: &syn::Type, layout: &TokenStream) -> TokenStream {
    quote_spanned! {syn::spanned::Spanned::span(ty)=>
        ::core::assert!(
            !#layout.is_owned(),
            "[MEM-22] a type that pins its own allocator, where all results are in one block: borrow from the \
             block, as in `Option<&'a T>` for `Option<Box<T>>`, `&'a [T]` for `Vec<T>`"
        );
    }
}

/// Rules about the type that is returned.
fn returned(
    method: &Method<'_>,
    known: impl Fn(&syn::Type) -> syn::Type,
    rpc: &TokenStream,
) -> Option<TokenStream> {
    let output = method.output()?;
    let named = if types::is_named(output, &["Result"]) { types::argument(output) } else { None };
    if named.is_some_and(types::is_primitive) {
        return None;
    }
    let ty = types::anonymous(&known(named.unwrap_or(output)));
    let span = syn::spanned::Spanned::span(&ty);
    let wire = match named {
        Some(_) => quote!(#ty),
        // Another name for a `Result`.
        None => quote_spanned!(span=> <#ty as #rpc::Returns>::Value),
    };
    let in_block = method.block().map(|_| in_block(&ty, &quote!(layout)));
    Some(quote_spanned! {span=>
        const _: () = if let #rpc::Some(layout) = <#wire as #rpc::MarshalReturn>::LAYOUT {
            ::core::assert!(
                !layout.is_reference(),
                "[RET-03] a returned pointer is new storage, and never a reference pointer (MIDL2177): return an \
                 `Option` of it"
            );
            ::core::assert!(
                !layout.is_conformant(),
                "[RET-04] a structure that ends in a conformant array cannot be returned (MIDL2199): return \
                 `Option<Box<T>>`"
            );
            #in_block
        };
    })
}

/// A procedure: decode, call, encode.
fn stub(method: &Method<'_>, interface: &Interface<'_>, rpc: &TokenStream) -> TokenStream {
    let (trait_, name) = (interface.name(), method.name());
    let decode = decode(method, rpc);
    let encode = encode(method, rpc);
    let bound = |parameter: &Parameter<'_>, act: &str| {
        let Range { low, high, .. } = parameter.attributes.range()?;
        let act = quote::format_ident!("{act}");
        Some(quote!(__call.#act((#low) as i64, (#high) as i64);))
    };
    let arguments = method.parameters.iter().map(|parameter| {
        let name = &parameter.name;
        match &parameter.role {
            Role::Memory => quote!(__call.memory()),
            Role::Block => quote!(&mut __block),
            Role::Allocator => quote!(__allocator),
            Role::Info => quote!(__call.info()),
            Role::InputPipe(element) => {
                let bound = bound(parameter, "bound_input");
                quote_spanned!(parameter.span()=> { #bound __call.input_pipe::<__S, #element>() })
            }
            Role::OutputPipe(element) => {
                let bound = bound(parameter, "bound_output");
                quote_spanned!(parameter.span()=> { #bound __call.output_pipe::<__S, #element>() })
            }
            Role::Data(form) => match form {
                Form::Slice { .. } if parameter.owning_element().is_some() => quote!(&#name[..]),
                Form::Value(_) | Form::Slice { .. } => quote!(#name),
                Form::Ref(_) => quote!(&#name),
                Form::Mut(_) => quote!(&mut #name),
                Form::MutSlice(_) => quote!(&mut *#name),
                Form::OptionalRef(_) => quote!(#name.as_ref()),
                Form::OptionalMut(_) => quote!(#name.as_mut()),
            },
        }
    });
    let count = method.parameters.iter().find_map(|p| p.attributes.byte_count.as_ref());
    let block = method.block().map(|_| match count {
        Some(count) => {
            let count = &count.0;
            quote!(let mut __block = __call.block_of(#rpc::Count::of(#count).get().unwrap_or(0));)
        }
        None => quote!(let mut __block = __call.block();),
    });
    let (runs, ran) = match method.notify() {
        Some(_) => {
            (Some(quote!(__runs: &(dyn ::core::ops::Fn() + #rpc::Sync))), Some(quote!(__runs();)))
        }
        None => (None, None),
    };
    let generic = method.generics().type_params();
    let allocator = method.plugged().map(|parameter| parameter.ty).into_iter();
    let (asyncness, wait) = match method.is_async() {
        true => (quote!(async), quote!(.await)),
        false => (quote!(), quote!()),
    };
    let has_pipes = method.input_pipe().is_some() || method.output_pipe().is_some();
    let output = method.output_pipe().is_some();
    let end = has_pipes.then(|| match method.is_async() {
        true => quote!(__call.end_pipes::<__S>(#output).await?;),
        false => quote!(#rpc::block_on(__call.end_pipes::<__S>(#output))?;),
    });
    let receive = receive(method, rpc);
    let (service, call, lent) = match owns_its_call(method) {
        true => (
            quote!(__service: #rpc::Arc<__T>),
            quote!(#rpc::ServerCall),
            Some(quote!(let (__service, __call) = (&*__service, &__call);)),
        ),
        false => (quote!(__service: &__T), quote!(&#rpc::ServerCall), None),
    };
    quote! {
        #[allow(unused_mut, unused_variables, trivial_numeric_casts, deprecated, clippy::too_many_arguments)]
        #asyncness fn #name<__S: #rpc::Syntax, __T: #trait_ #(, #generic)*>(
            #service,
            __call: #call,
            #(__allocator: #allocator,)*
            #runs
        ) -> #rpc::Result<#rpc::Vec<u8>, #rpc::Error> {
            #lent
            #decode
            #block
            #ran
            let __returned = #rpc::Returns::into_result(
                <__T as #trait_>::#name(__service, #(#arguments),*)#wait
            )?;
            #end
            #encode
        }
        #receive
    }
}

/// The name of the function that receives what stands in front of an [in] pipe.
fn receive_name(method: &Method<'_>) -> syn::Ident {
    let name = method.name();
    quote::format_ident!("__receive_{}", syn::ext::IdentExt::unraw(name), span = name.span())
}

/// Receives what stands in front of an [in] pipe.
fn receive(method: &Method<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    method.input_pipe()?;
    let name = receive_name(method);
    let scope = Parameters { method, stage: Stage::ServerRequest, before: 0 };
    let ins = method.data().filter(|(_, parameter, _)| parameter.is_in());
    let walks = ins.map(|(_, parameter, form)| {
        if parameter.attributes.partial_ignore.is_present() {
            let wire = types::anonymous(referent(form));
            return quote!(#rpc::read_presence::<__S, _, #wire>(__decoder).map(|_| ()));
        }
        walk(parameter, form, &scope, rpc)
    });
    Some(quote! {
        #[allow(non_snake_case)]
        async fn #name<__S: #rpc::Syntax>(__call: &mut #rpc::ServerCall) -> #rpc::Result<(), #rpc::Error> {
            __call.receive(|__decoder: &mut #rpc::Decoder<'_, #rpc::Global>| {
                #(#walks?;)*
                #rpc::Ok(())
            }).await
        }
    })
}

/// Decoding of the request into locals.
fn decode(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let ins: Vec<_> = method.data().filter(|(_, parameter, _)| parameter.is_in()).collect();
    let values = ins.iter().map(|(index, parameter, form)| {
        let scope = Parameters { method, stage: Stage::ServerRequest, before: *index };
        let (name, span) = (&parameter.name, parameter.span());
        let label = name.to_string();
        let inner = parameter.referent_levels();
        let (ty, value) = (inner.ty(rpc), levels(&inner, referent(form), &scope, rpc));
        let wire = types::anonymous(referent(form));
        let decode = match form {
            _ if parameter.attributes.partial_ignore.is_present() => quote_spanned! {span=>
                #rpc::read_presence::<__S, _, #wire>(&mut __decoder)
            },
            Form::Value(_) => quote_spanned! {span=>
                #rpc::read_parameter::<__S, _, #ty, #wire>(&mut __decoder, &#value)
            },
            Form::Slice { whole, .. } => {
                let whole = match parameter.owning_element() {
                    Some(element) => {
                        let span = syn::spanned::Spanned::span(element);
                        let element = types::anonymous(element);
                        // The path's own tokens say where an error is.
                        let rpc: TokenStream = rpc
                            .clone()
                            .into_iter()
                            .map(|mut token| {
                                token.set_span(span);
                                token
                            })
                            .collect();
                        quote_spanned!(span=> #rpc::InSlice<'_, #element>)
                    }
                    None => quote::ToTokens::into_token_stream(types::anonymous(whole)),
                };
                quote_spanned! {span=>
                    #rpc::read_parameter::<__S, _, #ty, #whole>(&mut __decoder, &#value)
                }
            }
            Form::MutSlice(_) => quote_spanned! {span=>
                #rpc::read_buffer::<__S, _, #ty, _, #wire>(&mut __decoder, &#value)
            },
            Form::Ref(_) | Form::Mut(_) => quote_spanned! {span=>
                __decoder.value::<__S, #ty, #wire>(&#value)
            },
            Form::OptionalRef(_) | Form::OptionalMut(_) => quote_spanned! {span=>
                #rpc::read_optional::<__S, _, #ty, #wire>(&mut __decoder, &#value)
            },
        };
        let range = parameter.value_range().map(|range| {
            let (offset, value) = (quote!(__decoder.cursor().offset()), quote!(#name));
            let check = match parameter.is_nullable() {
                true => range.check_or_null(&value, &offset, rpc),
                false => range.check(&value, &offset, rpc),
            };
            quote!(#rpc::in_request!(#label, #check);)
        });
        let start = has_late(parameter, &scope).then(|| {
            let start = start(parameter);
            quote!(let #start = #rpc::begin_late(&mut __decoder);)
        });
        quote! {
            #start
            let mut #name = #rpc::from_request!(#label, #decode);
            #range
        }
    });
    let late = ins.iter().filter_map(|(index, parameter, form)| {
        let scope = Parameters { method, stage: Stage::ServerRequest, before: *index };
        has_late(parameter, &scope).then(|| {
            let walk = walk(parameter, form, &Parameters { before: usize::MAX, ..scope }, rpc);
            let (start, label) = (start(parameter), parameter.name.to_string());
            quote! {
                let __late = #rpc::compare_late(&mut __decoder, #start, |__decoder| #walk);
                #rpc::in_request!(#label, __late);
            }
        })
    });
    let outs =
        method.data().filter(|(_, parameter, _)| !parameter.is_in()).map(|(_, parameter, form)| {
            let scope = Parameters { method, stage: Stage::ServerRequest, before: usize::MAX };
            let (name, span) = (&parameter.name, parameter.span());
            let wire = types::anonymous(referent(form));
            match form {
                Form::MutSlice(_) => {
                    let label = name.to_string();
                    let inner = parameter.referent_levels();
                    let value = levels(&inner, referent(form), &scope, rpc);
                    quote_spanned! {span=>
                        let #name = #rpc::from_request!(
                            #label,
                            #rpc::out_buffer::<_, _, #wire>(&mut __decoder, &#value)
                        );
                    }
                }
                _ => quote_spanned!(span=> let mut #name: #wire = <#wire as #rpc::Start>::start();),
            }
        });
    let allocator = match method.plugged() {
        Some(_) => quote!(#rpc::Clone::clone(&__allocator)),
        None => quote!(#rpc::Global),
    };
    quote! {
        let mut __decoder = __call.decoder(#allocator);
        #(#values)*
        #(#late)*
        #rpc::in_request!("the end of the request", __decoder.finish());
        #(#outs)*
        let __known = __decoder.full_pointers();
        #rpc::asking_for("");
        ::core::mem::drop(__decoder);
    }
}

/// Encoding of the reply from the locals.
fn encode(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let scope = Parameters { method, stage: Stage::ServerReply, before: usize::MAX };
    let outs =
        method.data().filter(|(_, parameter, _)| parameter.is_out()).map(|(_, parameter, form)| {
            let (name, span) = (&parameter.name, parameter.span());
            let label = name.to_string();
            let inner = parameter.referent_levels();
            let (ty, value) = (inner.ty(rpc), levels(&inner, referent(form), &scope, rpc));
            let wire = types::anonymous(referent(form));
            let encode = match form {
                Form::MutSlice(_) => quote_spanned! {span=>
                    #rpc::write_filled::<__S, #ty, #wire>(&mut __encoder, #name, &#value)
                },
                Form::OptionalMut(_) => quote_spanned! {span=>
                    #rpc::write_optional::<__S, #ty, #wire>(&mut __encoder, #name.as_ref(), &#value)
                },
                _ => quote_spanned!(span=> __encoder.value::<__S, #ty, #wire>(&#name, &#value)),
            };
            quote!(#rpc::in_reply!(#label, #encode);)
        });
    let (encoder, bytes) = match method.output_pipe() {
        Some(_) => (quote!(__call.encoder_behind_pipe()), quote!(__call.last_part(__encoder))),
        None => (quote!(__call.encoder()), quote!(__encoder.into_bytes())),
    };
    quote! {
        let mut __encoder = #rpc::in_reply!("the reply", #encoder.knowing(__known));
        #(#outs)*
        let __written = #rpc::MarshalReturn::write::<__S>(&__returned, &mut __encoder);
        #rpc::in_reply!("the return value", __written);
        #rpc::Ok(#bytes)
    }
}
