//! An array or a string that is lent: `&[T]`, `&str`, `&WStr`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::super::layouts::Layouts;
use super::super::model::Parameter;
use super::reference::cannot_be_shared;
use super::{At, Kind};
use crate::gate::Convert;
use crate::{runtime, types};

pub(super) struct Slice<'a> {
    pub(super) whole: &'a Type,
    pub(super) referent: &'a Type,
}

impl<'a> Slice<'a> {
    /// The element of one that is not asked to live as long as the call's memory: it may own something.
    fn owning_element(&self, parameter: &Parameter<'_>) -> Option<&'a Type> {
        let lifetime = types::reference(self.whole)?.lifetime.as_ref();
        let element = types::slice(self.referent)?;
        let elided = lifetime.is_none_or(|lifetime| lifetime.ident == "_");
        let array = parameter.levels.is_array();
        (elided && array && !types::is_scalar(element) && !types::borrows(element))
            .then_some(element)
    }

    /// What the server decodes.
    fn received(&self, at: &At<'_>) -> TokenStream {
        let Some(element) = self.owning_element(at.parameter) else {
            return types::anonymous(self.whole).to_token_stream();
        };
        let span = syn::spanned::Spanned::span(element);
        let element = types::anonymous(element);
        let rpc = runtime::alias_at(span);
        quote_spanned!(span=> #rpc::InSlice<'_, #element>)
    }
}

impl Kind for Slice<'_> {
    fn referent(&self) -> &Type {
        self.referent
    }

    fn is_several(&self) -> bool {
        true
    }

    fn is_lent(&self) -> bool {
        true
    }

    fn send(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        let sent = at.convert(Convert::Of, quote!(#name));
        quote_spanned!(*span=> #rpc::write_referent::<#levels, #wire>(__ndr64, __encoder, #sent, &#value))
    }

    fn walk(&self, at: &At<'_>) -> TokenStream {
        let At { levels, value, rpc, .. } = at;
        let whole = at.parameter.gate.ty(&types::anonymous(self.whole), at.span, rpc);
        quote!(#rpc::walk_parameter::<_, #levels, #whole>(__ndr64, __decoder, &#value))
    }

    fn receive(&self, at: &At<'_>) -> TokenStream {
        let At { span, levels, value, rpc, .. } = at;
        let whole = at.parameter.gate.ty(&self.received(at), *span, rpc);
        quote_spanned! {*span=>
            #rpc::read_parameter::<_, #levels, #whole>(__ndr64, __decoder, &#value)
        }
    }

    fn pass(&self, at: &At<'_>) -> TokenStream {
        let (name, gate, received) = (at.name, &at.parameter.gate, self.received(at));
        match self.owning_element(at.parameter) {
            Some(_) => {
                let slice = gate.convert(Convert::Back, &received, quote!(&#name), at.rpc);
                match gate.is_open() {
                    true => quote!(&(#slice)[..]),
                    false => quote!(&#name[..]),
                }
            }
            None => gate.convert(Convert::Value, &received, quote!(#name), at.rpc),
        }
    }

    fn layouts(&self, parameter: &Parameter<'_>, layouts: &mut Layouts<'_>) {
        let whole = match self.owning_element(parameter) {
            Some(element) => {
                let span = syn::spanned::Spanned::span(element);
                syn::parse_quote_spanned!(span=> [#element])
            }
            None => self.whole.clone(),
        };
        layouts.place(&whole, parameter);
    }

    fn misdirected(&self, direction: &str) -> Option<[String; 3]> {
        Some(cannot_be_shared(direction, self.referent))
    }
}
