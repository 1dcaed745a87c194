//! A unique pointer at the top: `Option<&T>`, `Option<&mut T>`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;

use super::super::layouts::Layouts;
use super::super::model::Parameter;
use super::super::parameter_scope::Stage;
use super::{At, Kind};
use crate::gate::Convert;
use crate::types;

pub(super) struct Optional<'a> {
    pub(super) ty: &'a Type,
    pub(super) exclusive: bool,
}

/// Whether only is transmitted whether there is one.
fn is_ignored(at: &At<'_>) -> bool {
    at.parameter.attributes.partial_ignore.is_present()
}

impl Kind for Optional<'_> {
    fn referent(&self) -> &Type {
        self.ty
    }

    fn is_exclusive(&self) -> bool {
        self.exclusive
    }

    fn is_nullable(&self) -> bool {
        true
    }

    fn is_to_one(&self) -> bool {
        true
    }

    fn can_be_in_place(&self) -> bool {
        self.exclusive
    }

    fn send(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        if is_ignored(at) {
            return quote_spanned! {*span=>
                #rpc::write_presence(__ndr64, __encoder, #name.is_some())
            };
        }
        let pointer = if self.exclusive { quote!(#name.as_deref()) } else { quote!(#name) };
        let pointer = at.mapped(Convert::Of, pointer);
        quote_spanned! {*span=>
            #rpc::write_optional::<#levels, #wire>(__ndr64, __encoder, #pointer, &#value)
        }
    }

    fn walk(&self, at: &At<'_>) -> TokenStream {
        let At { levels, wire, value, rpc, .. } = at;
        if is_ignored(at) && at.stage == Stage::ServerRequest {
            return quote!(#rpc::read_presence::<_, #wire>(__ndr64, __decoder).map(|_| ()));
        }
        quote!(#rpc::walk_optional::<_, #levels, #wire>(__ndr64, __decoder, &#value))
    }

    fn receive(&self, at: &At<'_>) -> TokenStream {
        let At { span, levels, wire, value, rpc, .. } = at;
        if is_ignored(at) {
            return quote_spanned!(*span=> #rpc::read_presence::<_, #wire>(__ndr64, __decoder));
        }
        quote_spanned! {*span=>
            #rpc::read_optional::<_, #levels, #wire>(__ndr64, __decoder, &#value)
        }
    }

    fn pass(&self, at: &At<'_>) -> TokenStream {
        let name = at.name;
        match self.exclusive {
            true => at.mapped(Convert::BackMut, quote!(#name.as_mut())),
            false => at.mapped(Convert::Back, quote!(#name.as_ref())),
        }
    }

    fn reply(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        quote_spanned! {*span=>
            #rpc::write_optional::<#levels, #wire>(__ndr64, __encoder, #name.as_ref(), &#value)
        }
    }

    fn stage(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        let have = at.mapped(Convert::Of, quote!(#name.as_deref()));
        match at.in_place {
            true => quote_spanned! {*span=>
                #rpc::check_optional_in_place::<_, #levels, #wire>(__ndr64, __decoder, #have, &#value)
            },
            false => quote_spanned! {*span=>
                #rpc::stage_optional::<_, #levels, #wire>(__ndr64, __decoder, #name.is_some(), &#value)
            },
        }
    }

    fn commit(&self, at: &At<'_>) -> TokenStream {
        let At { name, out, levels, wire, value, rpc, .. } = at;
        if !at.in_place {
            let result = at.convert(Convert::Value, quote!(__value));
            return quote! {
                if let (#rpc::Some(__place), #rpc::Some(__value)) = (#name, #out) {
                    *__place = #result;
                }
            };
        }
        let (label, place) = (name.to_string(), at.convert(Convert::OfMut, quote!(__place)));
        quote! {
            if let (#rpc::Some(__place), #rpc::Some(__start)) = (#name, #out) {
                __step.at(#label);
                #rpc::update_in_place::<_, #levels, #wire>(__ndr64, __decoder, __start, #place, &#value)?;
            }
        }
    }

    fn layouts(&self, parameter: &Parameter<'_>, layouts: &mut Layouts<'_>) {
        layouts.sound(self.ty, parameter);
        if self.exclusive {
            layouts.place_behind_unique(self.ty, parameter);
            layouts.in_block(self.ty, parameter);
        }
    }

    fn misdirected(&self, direction: &str) -> Option<[String; 3]> {
        if self.exclusive && direction == "inout" {
            return None;
        }
        let ty = types::text(self.ty);
        Some([
            "PTR-10".to_owned(),
            format!(
                "an [{direction}] parameter must not be a unique pointer at the top: nothing would say where \
                 the result goes (MIDL2121)"
            ),
            format!(
                "write `&mut Option<Box<{ty}>>`, a reference to a unique pointer, or leave `#[{direction}]` away: \
                 `Option<&mut {ty}>` travels both ways"
            ),
        ])
    }

    fn needs_size(&self, parameter: &Parameter<'_>) -> bool {
        types::is_conformant(parameter.ty) && !self.exclusive
    }

    fn may_be_ignored(&self) -> bool {
        self.exclusive
    }
}
