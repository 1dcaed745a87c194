//! A context handle: `&Self::File`, `&mut Self::File`, `Self::File`, `&mut Option<Self::File>`. What travels is a number of
//! the server's; what its method gets is behind it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Attribute, Type};

use super::super::handles::{Handles, Named, Written};
use super::super::layouts::Layouts;
use super::super::model::Parameter;
use super::{At, Kind};
use crate::errors::Errors;
use crate::runtime;

pub(crate) struct Handle {
    pub(crate) named: Named,
    written: Written,
    is_out: bool,
    wire: Type,
}

impl Handle {
    /// The kind, if the type names a handle.
    pub(crate) fn of(ty: &Type, is_out: bool, handles: &Handles<'_>) -> Option<Handle> {
        let (named, written) = handles.written(ty)?;
        let rpc = runtime::alias();
        Some(Handle { named, written, is_out, wire: syn::parse_quote!(#rpc::WireHandle) })
    }

    /// Whether a method may open one with it.
    pub(crate) fn opens(&self) -> bool {
        self.written == Written::ExclusiveOptional
    }

    /// Whether the method has it while it runs.
    pub(crate) fn is_in_use(&self) -> bool {
        !self.is_out && self.written != Written::Within && self.named.is_known()
    }

    /// Whether the method may wait for it later.
    pub(crate) fn is_guard(&self) -> bool {
        self.written == Written::Guard
    }

    /// The client's type.
    pub(crate) fn client_type(&self, rpc: &TokenStream) -> TokenStream {
        let client = self.named.client_type(rpc);
        match self.written {
            // It is the server that lets one call alone use it.
            Written::Shared | Written::Guard | Written::Exclusive => quote!(&#client),
            Written::ExclusiveOptional => quote!(&mut #rpc::Option<#client>),
            Written::Value | Written::Optional | Written::Within => quote!(#client),
        }
    }

    /// The client makes the call where the handle is open: a statement.
    pub(crate) fn prepare(&self, name: &Ident) -> TokenStream {
        match (self.written, self.is_out) {
            (_, true) => TokenStream::new(),
            (Written::ExclusiveOptional, _) => {
                quote!(if let ::core::option::Option::Some(__handle) = &*#name { __call.uses(&__handle.0)?; })
            }
            _ => quote!(__call.uses(&#name.0)?;),
        }
    }

    /// What the server's stub waits for: an element of an array, and the name of what it gets.
    pub(crate) fn hold(&self, name: &Ident, rpc: &TokenStream) -> Option<(TokenStream, Ident)> {
        let how = match self.written {
            _ if self.is_out => return None,
            Written::Shared => quote!(Together),
            Written::Guard => quote!(Upgradable),
            Written::ExclusiveOptional => quote!(ExclusiveOrNone),
            _ => quote!(Exclusive),
        };
        let place = self.named.place();
        Some((quote!((#rpc::Use::#how, #name, #place)), held(name)))
    }

    /// What may be closed or opened is in a local of the server's stub: a statement.
    pub(crate) fn held(&self, name: &Ident) -> Option<TokenStream> {
        let held = held(name);
        let is_kept = self.opens() && !self.is_out;
        is_kept.then(|| quote!(let mut #name = #held.option()?;))
    }

    /// The handle when the method has returned, or why there is none: a statement of the server's stub.
    pub(crate) fn finish(&self, name: &Ident) -> Option<TokenStream> {
        let place = self.named.place();
        self.opens().then(|| match self.is_out {
            true => quote!(let #name = __opened.open(__call, #place, #name);),
            false => quote!(let #name = #name.finish(&mut __opened, __call, #place);),
        })
    }

    /// The rules for it.
    pub(crate) fn check(
        &self,
        parameter: &Parameter<'_>,
        attributes_of_data: Option<&Attribute>,
        errors: &mut Errors,
    ) {
        let (ty, name) = (parameter.ty, &self.named.name);
        let attributes = &parameter.attributes;
        let is_result = attributes.out.is_present() || attributes.inout.is_present();
        match self.written {
            _ if !self.named.is_known() => {}
            Written::Within => {
                let help = format!(
                    "pass it alone: `&Self::{name}`, `&mut Self::{name}`, `Self::{name}` to close it, `&mut Option<Self::{name}>`"
                );
                let message = "a context handle is a parameter, and no part of another type (MIDL2135, MIDL2136)";
                errors.at(ty, "CTX-02", message, &help);
            }
            Written::Optional if !is_result => {
                let help = format!(
                    "write `&Self::{name}`, or `&mut Option<Self::{name}>`, which may be none and may be opened"
                );
                errors.at(ty, "CTX-07", "an [in] context handle that may be none", &help);
            }
            Written::ExclusiveOptional => {}
            Written::Shared
            | Written::Guard
            | Written::Exclusive
            | Written::Value
            | Written::Optional => {
                if is_result {
                    let out = if attributes.out.is_present() { "#[out] " } else { "" };
                    let help =
                        format!("write `{out}{}: &mut Option<Self::{name}>`", parameter.name);
                    let message = "an [out] context handle is a place for one (MIDL2044)";
                    errors.at(ty, "CTX-04", message, &help);
                }
            }
        }
        if let Some(attribute) = attributes_of_data {
            let help = "remove it: what is behind a handle stays at the server";
            let message = "an attribute of data on a context handle (MIDL2045, MIDL2378)";
            errors.at(attribute, "CTX-03", message, help);
        }
    }
}

/// The name of what the server's stub holds.
fn held(name: &Ident) -> Ident {
    format_ident!("__held_{}", name.unraw(), span = name.span())
}

impl Kind for Handle {
    fn referent(&self) -> &Type {
        &self.wire
    }

    fn moved(&self) -> Option<&Type> {
        (self.written == Written::Value).then_some(&self.wire)
    }

    /// What is closed comes back as none.
    fn is_exclusive(&self) -> bool {
        matches!(self.written, Written::Value | Written::ExclusiveOptional)
    }

    fn as_handle(&self) -> Option<&Handle> {
        Some(self)
    }

    fn send(&self, at: &At<'_>) -> TokenStream {
        let At { name, rpc, .. } = at;
        let wire = match self.written {
            Written::ExclusiveOptional => {
                quote!(#rpc::ContextHandle::wire_of(#name.as_ref().map(|__handle| &__handle.0)))
            }
            Written::Value => quote!(#name.0.into_wire()),
            _ => quote!(#name.0.wire()),
        };
        quote!(#rpc::write_referent(__ndr64, __encoder, &#wire, &()))
    }

    fn walk(&self, at: &At<'_>) -> TokenStream {
        let rpc = at.rpc;
        quote!(#rpc::walk_referent::<_, (), #rpc::WireHandle>(__ndr64, __decoder, &()))
    }

    fn receive(&self, at: &At<'_>) -> TokenStream {
        let rpc = at.rpc;
        quote!(#rpc::read_referent::<_, (), #rpc::WireHandle>(__ndr64, __decoder, &()))
    }

    fn start(&self, at: &At<'_>) -> TokenStream {
        let At { name, rpc, .. } = at;
        quote!(let mut #name = #rpc::None;)
    }

    fn pass(&self, at: &At<'_>) -> TokenStream {
        let name = at.name;
        let held = held(name);
        match self.written {
            Written::Shared => quote!(#held.shared()?),
            Written::Guard => quote!(#held.guard()?),
            Written::Exclusive => quote!(#held.exclusive()?),
            Written::ExclusiveOptional => quote!(&mut #name),
            _ => quote!(#held.close()?),
        }
    }

    fn reply(&self, at: &At<'_>) -> TokenStream {
        let At { name, rpc, .. } = at;
        let wire = match self.written {
            Written::ExclusiveOptional => quote!(#name),
            _ => quote!(#rpc::WireHandle::NIL),
        };
        quote!(#rpc::write_referent(__ndr64, __encoder, &#wire, &()))
    }

    fn stage(&self, at: &At<'_>) -> TokenStream {
        let At { name, rpc, .. } = at;
        if self.opens() && !self.is_out {
            return quote! {
                #rpc::read_handle_again(
                    __ndr64,
                    __decoder,
                    #rpc::ContextHandle::wire_of(#name.as_ref().map(|__handle| &__handle.0)),
                )
            };
        }
        self.receive(at)
    }

    fn commit(&self, at: &At<'_>) -> TokenStream {
        let (At { name, out, .. }, client) = (at, &self.named.client);
        match (self.opens(), self.is_out) {
            (true, true) => quote!(*#name = __call.opened(#out).map(#client);),
            (true, false) => quote! {
                if #out.is_nil() {
                    #name.take().map(|__handle| __handle.0.into_wire());
                } else if #name.is_none() {
                    *#name = __call.opened(#out).map(#client);
                }
            },
            (false, _) => quote!(__call.closed(#out);),
        }
    }

    fn layouts(&self, _: &Parameter<'_>, _: &mut Layouts<'_>) {}

    fn misdirected(&self, _: &str) -> Option<[String; 3]> {
        None
    }

    fn needs_size(&self, _: &Parameter<'_>) -> bool {
        false
    }
}
