//! Emission of the server.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::client::UNSEEN;
use super::model::{Interface, Method, Role};
use super::parameter::At;
use super::parameter_scope::{Parameters, Stage, begin_late, compare_late, compare_range, step};
use super::returned::Returned;
use crate::{runtime, rustc_says, unresolved};

/// The server's type, in the trait's own scope.
pub(crate) fn types(interface: &Interface<'_>) -> TokenStream {
    let path = &runtime::path(interface.arguments.krate.as_ref());
    let (name, vis, server) = (interface.name(), interface.visibility(), interface.server_name());
    let doc = format!("Serves an implementation of [`{name}`].");
    quote! {
        #path::if_server! {
            #[doc = #doc]
            #[allow(dead_code)]
            #vis struct #server<__T>(#path::Arc<__T>);

            // Here, and not in the block: what is said of a service that is none names these.
            #[automatically_derived]
            #[allow(dead_code)]
            impl<__T: #name + #path::Send + #path::Sync + 'static> #server<__T> {
                /// Serves `service`.
                #[must_use]
                pub fn new(service: __T) -> Self {
                    Self(#path::Arc::new(service))
                }

                /// Serves a service that is shared.
                #[must_use]
                pub fn shared(service: #path::Arc<__T>) -> Self {
                    Self(service)
                }
            }
        }
    }
}

/// What the server does.
pub(crate) fn implementation(interface: &Interface<'_>, rpc: &TokenStream) -> TokenStream {
    let stubs = interface.methods.iter().map(|method| self::stub(method, interface, rpc));
    let arms = interface.methods.iter().map(|method| {
        let (opnum, stub) = (method.opnum(), method.name());
        if owns_its_call(method) {
            return quote! {
                #opnum => #rpc::Box::pin(#stub::<__T>(__service, __call)),
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
                let label =
                    format!("{}::{}", interface.name(), syn::ext::IdentExt::unraw(method.name()));
                let guard = quote! {
                    let __told = ::core::clone::Clone::clone(&__service);
                    let __notify = #rpc::Notify::new(#label, move |__ran: bool| {
                        <__T as #trait_>::#notify(&__told, #ran)
                    });
                    let __call = __call;
                };
                (guard, quote!(, &|| __notify.runs()))
            })
            .unzip();
        let wait = method.is_async().then(|| quote!(.await));
        // What stands in front of an [in] pipe is received first.
        let receive = method.input_pipe().map(|_| {
            let receive = receive_name(method);
            let receive = match method.is_async() {
                true => quote!(#receive(&mut __call).await?;),
                false => quote!(#rpc::block_on(#receive(&mut __call))?;),
            };
            quote!(let mut __call = __call; #receive)
        });
        let run = quote! {
            #guard
            #receive
            #stub::<__T #(, #inferred)*>(&__service, &__call #(, #memory)* #notify) #wait
        };
        if method.is_async() {
            quote!(#opnum => #rpc::Box::pin(async move { #run }),)
        } else if holds_first(method) {
            let handles = handles_name(method);
            let lent: Vec<_> = memory.iter().map(|memory| quote!(, #memory)).collect();
            let told = method.notify().map(|_| quote!(let __notify = __notify;));
            let receive = method.input_pipe().map(|_| {
                let receive = receive_name(method);
                quote!(let mut __call = __call; #receive(&mut __call).await?;)
            });
            quote! {
                #opnum => #rpc::Box::pin(async move {
                    #guard
                    #receive
                    let __uses = #handles(&__call #(#lent)*)?;
                    let __held = __call.hold(__uses).await?;
                    let __blocking = __call.blocking();
                    let __run = move || {
                        #told
                        let __call = __call;
                        #stub::<__T #(, #inferred)*>(&__service, &__call #(#lent)*, __held #notify)
                    };
                    #rpc::on_blocking_pool(__blocking, __run).await
                }),
            }
        } else {
            quote!(#opnum => #rpc::on_blocking_pool(__call.blocking(), move || { #run }),)
        }
    });
    let stubs = stubs.collect();
    let dispatch = quote! {
        let __service = ::core::clone::Clone::clone(&self.0);
        match __call.opnum() {
            #(#arms)*
            _ => #rpc::unknown_opnum(),
        }
    };
    with_stubs(interface, &stubs, &dispatch, rpc)
}

/// The server of an interface whose methods have mistakes.
pub(crate) fn stand_in(interface: &Interface<'_>, rpc: &TokenStream) -> TokenStream {
    let never = rustc_says::never(UNSEEN);
    with_stubs(interface, &quote!(), &quote!({ ::core::mem::drop(__call); #never }), rpc)
}

fn with_stubs(
    interface: &Interface<'_>,
    stubs: &TokenStream,
    dispatch: &TokenStream,
    rpc: &TokenStream,
) -> TokenStream {
    let (name, server) = (interface.name(), interface.server_name());
    quote! {
        #rpc::if_server! {
            #rpc::server! { #server }
            #stubs

            #[automatically_derived]
            impl<__T: #name + #rpc::Send + #rpc::Sync + 'static> #rpc::Dispatch for #server<__T> {
                fn interface(&self) -> &'static #rpc::Interface {
                    __INTERFACE
                }
                fn dispatch(&self, __call: #rpc::ServerCall) -> #rpc::Dispatched {
                    #dispatch
                }
            }
        }
    }
}

/// Whether the stub itself is the future that runs. Where the call lends its memory, where more is received
/// first, and where somebody is told when all is over, another one is around it.
fn owns_its_call(method: &Method<'_>) -> bool {
    let plain = method.plugged().is_none() && method.notify().is_none();
    plain && method.is_async() && method.input_pipe().is_none()
}

/// A procedure: decode, call, encode.
fn stub(method: &Method<'_>, interface: &Interface<'_>, rpc: &TokenStream) -> TokenStream {
    let (trait_, name) = (interface.name(), method.name());
    let decode = decode(method, rpc);
    let encode = encode(method, rpc);
    let scope = Parameters { method, stage: Stage::ServerRequest, before: usize::MAX };
    let arguments = method.parameters.iter().map(|parameter| match &parameter.role {
        Role::Memory => quote!(__call.memory()),
        Role::Block => quote!(&mut __block),
        Role::Allocator => quote!(__allocator),
        Role::Info => quote!(__call.info()),
        Role::Pipe(pipe) => pipe.pass(parameter, rpc),
        Role::Data(kind) => kind.pass(&At::new(parameter, &**kind, &scope, rpc)),
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
        true => quote!(__call.end_pipes_in(__ndr64, #output).await?;),
        false => quote!(#rpc::block_on(__call.end_pipes_in(__ndr64, #output))?;),
    });
    let hold = hold(method, rpc);
    let finish = finish(method, rpc);
    let (held, handles) = match holds_first(method) {
        true => {
            let count = uses(method, rpc).len();
            (Some(quote!(__held: [#rpc::Held; #count],)), Some(handles(method, rpc)))
        }
        false => (None, None),
    };
    let receive = receive(method, rpc);
    let call = quote!(<__T as #trait_>::#name(__service, #(#arguments),*)#wait);
    let output = Returned::of(method);
    let handle = output.as_ref().and_then(Returned::handle);
    // With its type: behind a `Result` of the user's own there may be another.
    let returned = match &output {
        Some(returned) if handle.is_some() => {
            let result = returned.result(&call, rpc);
            quote!(let __returned = #result?;)
        }
        Some(returned) => {
            let (value, result) = (returned.value(rpc), returned.result(&call, rpc));
            let typed = quote_spanned!(returned.span()=> let __returned: #value = __returned;);
            quote!(let __returned = #result?; #typed)
        }
        None => quote!(let __returned = #rpc::Returns::into_result(#call)?;),
    };
    let (service, call, lent) = match owns_its_call(method) {
        true => (
            quote!(__service: #rpc::Arc<__T>),
            quote!(#rpc::ServerCall),
            Some(quote!(let (__service, __call) = (&*__service, &__call);)),
        ),
        false => (quote!(__service: &__T), quote!(&#rpc::ServerCall), None),
    };
    let bound = unresolved::bound(trait_);
    quote! {
        #[allow(unused_mut, unused_variables, trivial_numeric_casts, deprecated, clippy::too_many_arguments)]
        #asyncness fn #name<__T: #bound #(, #generic)*>(
            #service,
            __call: #call,
            #(__allocator: #allocator,)*
            #held
            #runs
        ) -> #rpc::Result<#rpc::ReplyStub, #rpc::Error> {
            #lent
            let __ndr64 = __call.is_ndr64();
            #decode
            #hold
            #block
            #ran
            #returned
            #finish
            #end
            #encode
        }
        #receive
        #handles
    }
}

/// What a method waits for of its context handles, and the names of what it gets.
fn uses(method: &Method<'_>, rpc: &TokenStream) -> Vec<(TokenStream, syn::Ident)> {
    let held = method.handles().filter_map(|(parameter, handle)| handle.hold(&parameter.name, rpc));
    held.collect()
}

/// Whether a call waits for its context handles before it has a thread: others would wait for the threads of those that wait.
fn holds_first(method: &Method<'_>) -> bool {
    let holds = method.handles().any(|(parameter, _)| parameter.is_in());
    holds && !method.is_async()
}

/// The name of the function that reads a request's context handles.
fn handles_name(method: &Method<'_>) -> syn::Ident {
    let name = method.name();
    quote::format_ident!("__handles_{}", syn::ext::IdentExt::unraw(name), span = name.span())
}

/// Reads a request's context handles.
fn handles(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let (name, uses) = (handles_name(method), uses(method, rpc));
    let (count, uses) = (uses.len(), uses.into_iter().map(|(of, _)| of));
    let scope = Parameters { method, stage: Stage::ServerRequest, before: 0 };
    let ins = method.data().filter(|(_, parameter, _)| parameter.is_in());
    let reads = ins.map(|(_, parameter, kind)| {
        let at = At::new(parameter, kind, &scope, rpc);
        let (name, label) = (&parameter.name, parameter.name.to_string());
        match kind.as_handle() {
            Some(_) => {
                let read = kind.receive(&at);
                quote!(__step.at(#label); let #name = #read?;)
            }
            None => step(parameter, &kind.walk(&at)),
        }
    });
    let generic = method.generics().type_params();
    let allocator = method.plugged().map(|parameter| parameter.ty).into_iter();
    let plugged = match method.plugged() {
        Some(_) => quote!(__allocator),
        None => quote!(#rpc::Global),
    };
    quote! {
        #[allow(non_snake_case)]
        fn #name<#(#generic),*>(
            __call: &#rpc::ServerCall,
            #(__allocator: #allocator,)*
        ) -> #rpc::Result<[(#rpc::Use, #rpc::WireHandle, u16); #count], #rpc::Error> {
            let __ndr64 = __call.is_ndr64();
            #rpc::read_request(__call.decoder(#plugged), |__step, __decoder| {
                #(#reads)*
                #rpc::Ok([#(#uses),*])
            })
        }
    }
}

/// Waits for the context handles that the method uses.
fn hold(method: &Method<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let (uses, names): (Vec<_>, Vec<_>) = uses(method, rpc).into_iter().unzip();
    if names.is_empty() {
        return None;
    }
    let hold = quote!(__call.hold([#(#uses),*]));
    let hold = match holds_first(method) {
        true => quote!(__held),
        false => quote!(#hold.await?),
    };
    let options = method.handles().filter_map(|(parameter, handle)| handle.held(&parameter.name));
    Some(quote! {
        let [#(mut #names),*] = #hold;
        #(#options)*
    })
}

/// Whether a method may open context handles.
fn opens(method: &Method<'_>) -> bool {
    let returned = Returned::of(method).is_some_and(|returned| returned.handle().is_some());
    returned || method.handles().any(|(_, handle)| handle.opens())
}

/// Gives handles to what the method has opened.
fn finish(method: &Method<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    if !opens(method) {
        return None;
    }
    let finishes =
        method.handles().filter_map(|(parameter, handle)| handle.finish(&parameter.name));
    let opened = method.handles().filter(|(_, handle)| handle.opens());
    let mut names: Vec<_> = opened.map(|(parameter, _)| parameter.name.clone()).collect();
    let returned = Returned::of(method).and_then(|returned| {
        let (named, may_be_none) = returned.handle()?;
        names.push(quote::format_ident!("__returned"));
        let place = named.place();
        let value = match may_be_none {
            true => quote!(__returned),
            false => quote!(#rpc::Some(__returned)),
        };
        Some(quote!(let __returned = __opened.open(__call, #place, #value);))
    });
    Some(quote! {
        let mut __opened = #rpc::Opened::new();
        #(#finishes)*
        #returned
        // All of them, before one fails: what has no handle is run down.
        #(let #names = #names?;)*
    })
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
    let walks = ins.map(|(_, parameter, kind)| kind.walk(&At::new(parameter, kind, &scope, rpc)));
    Some(quote! {
        #[allow(non_snake_case)]
        async fn #name(__call: &mut #rpc::ServerCall) -> #rpc::Result<(), #rpc::Error> {
            let __ndr64 = __call.is_ndr64();
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
    let scope = |before| Parameters { method, stage: Stage::ServerRequest, before };
    let values = ins.iter().map(|(index, parameter, kind)| {
        let scope = scope(*index);
        let at = At::new(parameter, *kind, &scope, rpc);
        let (name, label, receive) = (at.name, parameter.name.to_string(), kind.receive(&at));
        let begin = begin_late(parameter, &scope, rpc);
        let range = compare_range(parameter, name, rpc);
        quote! {
            #begin
            __step.reads(#label);
            let #name = #receive?;
            #range
        }
    });
    let late = ins
        .iter()
        .filter_map(|(index, parameter, kind)| compare_late(parameter, *kind, &scope(*index), rpc));
    let locals = ins.iter().map(|(_, parameter, _)| &parameter.name);
    let outs: Vec<_> = method.data().filter(|(_, parameter, _)| !parameter.is_in()).collect();
    let locals: Vec<_> =
        locals.chain(outs.iter().map(|(_, parameter, _)| &parameter.name)).collect();
    let outs = outs.iter().map(|(_, parameter, kind)| {
        kind.start(&At::new(parameter, *kind, &scope(usize::MAX), rpc))
    });
    let allocator = match method.plugged() {
        Some(_) => quote!(#rpc::Clone::clone(&__allocator)),
        None => quote!(#rpc::Global),
    };
    quote! {
        let (#(mut #locals,)* __known) =
            #rpc::read_request(__call.decoder(#allocator), |__step, __decoder| {
                #(#values)*
                #(#late)*
                __step.ends("the end of the request", __decoder)?;
                #(#outs)*
                #rpc::Ok((#(#locals,)* __decoder.full_pointers()))
            })?;
    }
}

/// Encoding of the reply from the locals.
fn encode(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let scope = Parameters { method, stage: Stage::ServerReply, before: usize::MAX };
    let outs = method.data().filter(|(_, parameter, _)| parameter.is_out());
    let outs = outs.map(|(_, parameter, kind)| {
        step(parameter, &kind.reply(&At::new(parameter, kind, &scope, rpc)))
    });
    let sent = match Returned::of(method) {
        Some(returned) => returned.sent(quote!(&__returned), rpc),
        None => quote!(&__returned),
    };
    let (encoder, bytes) = match method.output_pipe() {
        Some(_) => (quote!(__call.encoder_behind_pipe()), quote!(__call.last_part(__encoder))),
        None => (quote!(__call.encoder()), quote!(__encoder.into_bytes())),
    };
    let reply = match opens(method) {
        true => quote!(#rpc::ReplyStub::opening(#bytes, __opened)),
        false => quote!(#rpc::ReplyStub::new(#bytes)),
    };
    let lengths = scope.lengths(rpc);
    quote! {
        #lengths
        let __encoder = #rpc::write_reply(#encoder, __known, |__step, __encoder| {
            #(#outs)*
            #rpc::write_returned(__step, __ndr64, __encoder, #sent)
        })?;
        #rpc::Ok(#reply)
    }
}
