//! The caller's own buffer: `&mut [T]`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;

use super::super::layouts::Layouts;
use super::super::model::Parameter;
use super::{At, Kind};
use crate::errors::Errors;
use crate::gate::Convert;
use crate::types;

/// The type is the elements'.
pub(super) struct Buffer<'a>(pub(super) &'a Type);

impl Kind for Buffer<'_> {
    fn asked(&self) -> Type {
        let element = self.0;
        syn::parse_quote_spanned!(syn::spanned::Spanned::span(element)=> [#element])
    }

    fn referent(&self) -> &Type {
        self.0
    }

    fn is_exclusive(&self) -> bool {
        true
    }

    fn is_several(&self) -> bool {
        true
    }

    fn is_lent(&self) -> bool {
        true
    }

    fn send(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        let sent = at.convert(Convert::OfSliceMut, quote!(#name));
        quote_spanned! {*span=>
            #rpc::write_buffer::<#levels, #wire>(__ndr64, __encoder, #sent, &#value)
        }
    }

    fn room(&self, at: &At<'_>) -> Option<TokenStream> {
        let At { name, value, rpc, .. } = at;
        let room = at.convert(Convert::OfSliceMut, quote!(&mut *#name));
        Some(quote!(#rpc::has_room(__encoder, &*#room, &#value)))
    }

    fn walk(&self, at: &At<'_>) -> TokenStream {
        let At { levels, wire, value, rpc, .. } = at;
        quote!(#rpc::walk_slice::<_, #levels, #wire>(__ndr64, __decoder, &#value))
    }

    fn receive(&self, at: &At<'_>) -> TokenStream {
        let At { span, levels, wire, value, rpc, .. } = at;
        quote_spanned! {*span=>
            #rpc::read_buffer::<_, #levels, #wire>(__ndr64, __decoder, &#value)
        }
    }

    fn start(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, wire, value, rpc, .. } = at;
        let label = name.to_string();
        quote_spanned! {*span=>
            __step.reads(#label);
            let #name = #rpc::out_buffer::<_, _, #wire>(__decoder, &#value)?;
        }
    }

    fn pass(&self, at: &At<'_>) -> TokenStream {
        let name = at.name;
        at.convert(Convert::BackSliceMut, quote!(&mut *#name))
    }

    fn reply(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        quote_spanned! {*span=>
            #rpc::write_filled::<#levels, #wire>(__ndr64, __encoder, #name, &#value)
        }
    }

    fn stage(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        quote_spanned! {*span=>
            #rpc::stage_slice::<_, #levels, #wire>(__ndr64, __decoder, #name.len(), &#value)
        }
    }

    fn commit(&self, at: &At<'_>) -> TokenStream {
        let At { name, out, .. } = at;
        let place = at.convert(Convert::OfSliceMut, quote!(#name));
        quote!(#out.commit(#place);)
    }

    fn layouts(&self, parameter: &Parameter<'_>, layouts: &mut Layouts<'_>) {
        let element = layouts.known(self.0);
        let span = syn::spanned::Spanned::span(&element);
        layouts.place(&syn::parse_quote_spanned!(span=> &[#element]), parameter);
    }

    fn misdirected(&self, _: &str) -> Option<[String; 3]> {
        None
    }

    fn check(&self, parameter: &Parameter<'_>, errors: &mut Errors) {
        let place = &parameter.attributes.place;
        let sized = place.size_is.is_some() || place.max_is.is_some();
        if place.string.is_present() && !sized && !parameter.is_in() {
            let (owned, c) = match types::is_named(self.0, &["u16"]) {
                true => ("WString", "wchar_t"),
                false => ("String", "char"),
            };
            let help = format!(
                "put `#[size_is(n)]` on it, or write `&mut {owned}`, which is `[string] {c} **`: there the server \
                 decides how long it is"
            );
            errors.at(self.0, "DIR-07", "an [out] string without a size (MIDL2041)", &help);
        }
    }
}
