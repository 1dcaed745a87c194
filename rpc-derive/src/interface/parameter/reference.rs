//! A reference to one value: `&T`, `&mut T`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;

use super::super::layouts::Layouts;
use super::super::model::Parameter;
use super::{At, Kind};
use crate::errors::Errors;
use crate::gate::Convert;
use crate::layouts::KNOWN_SIZE;
use crate::types;

pub(super) struct Reference<'a> {
    pub(super) ty: &'a Type,
    pub(super) exclusive: bool,
}

impl Kind for Reference<'_> {
    fn referent(&self) -> &Type {
        self.ty
    }

    fn number(&self) -> Option<&Type> {
        Some(self.ty)
    }

    fn is_exclusive(&self) -> bool {
        self.exclusive
    }

    fn is_reference(&self) -> bool {
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
        let sent = at.convert(Convert::Of, quote!(#name));
        quote_spanned!(*span=> #rpc::write_referent::<#levels, #wire>(__ndr64, __encoder, #sent, &#value))
    }

    fn walk(&self, at: &At<'_>) -> TokenStream {
        let At { levels, wire, value, rpc, .. } = at;
        quote!(#rpc::walk_referent::<_, #levels, #wire>(__ndr64, __decoder, &#value))
    }

    fn receive(&self, at: &At<'_>) -> TokenStream {
        let At { span, levels, wire, value, rpc, .. } = at;
        quote_spanned!(*span=> #rpc::read_referent::<_, #levels, #wire>(__ndr64, __decoder, &#value))
    }

    fn pass(&self, at: &At<'_>) -> TokenStream {
        let name = at.name;
        match self.exclusive {
            true => at.convert(Convert::BackMut, quote!(&mut #name)),
            false => at.convert(Convert::Back, quote!(&#name)),
        }
    }

    fn stage(&self, at: &At<'_>) -> TokenStream {
        let At { name, span, levels, wire, value, rpc, .. } = at;
        let have = at.convert(Convert::Of, quote!(&*#name));
        match at.in_place {
            true => quote_spanned! {*span=>
                #rpc::walk_in_place::<_, #levels, #wire>(__ndr64, __decoder, #have, &#value)
            },
            false => {
                quote_spanned!(*span=> #rpc::read_referent::<_, #levels, #wire>(__ndr64, __decoder, &#value))
            }
        }
    }

    fn commit(&self, at: &At<'_>) -> TokenStream {
        let At { name, out, levels, wire, value, rpc, .. } = at;
        if !at.in_place {
            let result = at.convert(Convert::Value, quote!(#out));
            return quote!(*#name = #result;);
        }
        let (label, place) = (name.to_string(), at.convert(Convert::OfMut, quote!(&mut *#name)));
        quote! {
            __step.at(#label);
            #rpc::update_in_place::<_, #levels, #wire>(__ndr64, __decoder, #out, #place, &#value)?;
        }
    }

    fn layouts(&self, parameter: &Parameter<'_>, layouts: &mut Layouts<'_>) {
        layouts.sound(self.ty, parameter);
        if !self.exclusive {
            return;
        }
        layouts.place(self.ty, parameter);
        layouts.in_block(self.ty, parameter);
        layouts.kept(self.ty, parameter);
        if !parameter.is_in() {
            layouts.keep(self.ty, parameter, &KNOWN_SIZE);
        }
    }

    fn misdirected(&self, direction: &str) -> Option<[String; 3]> {
        (!self.exclusive).then(|| cannot_be_shared(direction, self.ty))
    }

    fn check(&self, parameter: &Parameter<'_>, errors: &mut Errors) {
        if parameter.levels.is_array() && !parameter.levels.is_fixed_varying() {
            let array = if self.exclusive { "`&mut [T]`" } else { "`&[T]`, or `Vec<T>` by value" };
            let help = match types::is_conformant(self.ty) {
                true => {
                    "the array is one pointer further down, C's `T **`: write `#[size_is(, n)]`"
                        .to_owned()
                }
                false => format!("remove the size, or write an array: {array}"),
            };
            errors.at(parameter.ty, "PTR-29", "a size on a reference to one value", &help);
        }
        if !self.exclusive {
            return;
        }
        if let Some(help) = returned_text(self.ty) {
            let message = "a string that comes back without a size (MIDL2041)";
            errors.at(parameter.ty, "DIR-07", message, &help);
        }
    }
}

/// What is `&` does not come back.
pub(super) fn cannot_be_shared(direction: &str, ty: &Type) -> [String; 3] {
    let message = format!("an [{direction}] parameter is altered, and cannot be `&` (MIDL2279)");
    let help = returned_text(ty).unwrap_or_else(|| "write `&mut`".to_owned());
    ["DIR-05".to_owned(), message, help]
}

/// What to write for a string in place that comes back, whose type does not say how long it may be.
fn returned_text(ty: &Type) -> Option<String> {
    let (character, owned, c) = match types::name(ty)?.to_string().as_str() {
        "str" => ("u8", "String", "char"),
        "WStr" => ("u16", "WString", "wchar_t"),
        _ => return None,
    };
    Some(format!(
        "write `#[string] #[size_is(n)] s: &mut [{character}]`, the caller's buffer, or `&mut {owned}`, which is \
         `[string] {c} **`: there the server decides how long it is"
    ))
}
