//! Emission for enumerations.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use super::lock;
use super::model::{Data, Enumeration};

pub(crate) fn emit(
    data: &Data<'_>,
    enumeration: &Enumeration<'_>,
    rpc: &TokenStream,
) -> TokenStream {
    let name = data.name;
    let form = lock::wire_form(data, rpc);
    let v1_enum = enumeration.v1_enum;
    let (names, constants): (Vec<_>, Vec<_>) = enumeration
        .values
        .iter()
        .map(|value| (value.name, format_ident!("__{}", value.name, span = value.name.span())))
        .unzip();
    let values: Vec<_> = enumeration.values.iter().map(|value| &value.value).collect();
    let in_range = if v1_enum { quote!(-0x8000_0000..=0xffff_ffff) } else { quote!(0..=0x7fff) };
    let checks = enumeration.values.iter().map(|value| {
        let number = &value.value;
        quote::quote_spanned! {value.name.span()=>
            const _: () = ::core::assert!(
                ::core::matches!(#number, #in_range),
                "[ENM-01] a value that the enumeration's wire form cannot hold"
            );
        }
    });
    let (to_other, from_other) = match enumeration.other() {
        Some(other) => {
            let other = &other.ident;
            (
                quote!(Self::#other(__value) => ::core::convert::Into::<u32>::into(*__value),),
                quote!(_ => match ::core::convert::TryFrom::try_from(__raw) {
                    #rpc::Ok(__value) => #rpc::Some(Self::#other(__value)),
                    #rpc::Err(_) => #rpc::None,
                }),
            )
        }
        None => (quote!(), quote!(_ => #rpc::None,)),
    };
    let switches = switches(name, v1_enum, rpc);
    let numbers = names.iter().zip(&constants);
    let labels = labels(name, numbers.map(|(name, number)| (*name, quote!(#number))), rpc);
    let zero = enumeration.values.iter().find(|value| value.literal == Some(0));
    let start = match (zero, enumeration.other()) {
        (Some(zero), _) => {
            let zero = zero.name;
            Some(quote!(Self::#zero))
        }
        (None, Some(other)) => {
            let other = &other.ident;
            Some(quote!(Self::#other(0)))
        }
        (None, None) => None,
    };
    let start = start.map(|value| {
        quote! {
            #[automatically_derived]
            impl #rpc::Start for #name {
                fn start() -> Self {
                    #value
                }
            }
        }
    });
    quote! {
        #(const #constants: u32 = (#values) as u32;)*
        #(#checks)*

        #[automatically_derived]
        impl #rpc::WireEnum for #name {
            const V1_ENUM: bool = #v1_enum;
            #[inline]
            fn to_raw(&self) -> u32 {
                match self {
                    #(Self::#names => #constants,)*
                    #to_other
                }
            }
            #[inline]
            fn from_raw(__raw: u32) -> #rpc::Option<Self> {
                match __raw {
                    #(#constants => #rpc::Some(Self::#names),)*
                    #from_other
                }
            }
        }
        #rpc::wire_enum! { #name, #form }
        #switches
        #labels
        #start
    }
}

/// A type with the enumeration's own name, so that rustc speaks of a label that is missing as of one that is missing in
/// the enumeration.
pub(super) fn labels<'a>(
    name: &Ident,
    numbers: impl Iterator<Item = (&'a Ident, TokenStream)>,
    rpc: &TokenStream,
) -> TokenStream {
    let numbers = numbers.map(|(name, number)| quote!(pub const #name: u32 = #number;));
    quote! {
        const _: () = {
            type __Own = #name;
            const _: () = {
                #[allow(missing_debug_implementations, missing_copy_implementations, missing_docs, unreachable_pub)]
                pub struct #name;
                #[allow(missing_docs, unreachable_pub)]
                impl #name {
                    #(#numbers)*
                }
                #[automatically_derived]
                impl #rpc::Labels for __Own {
                    type Numbers = #name;
                }
            };
        };
    }
}

/// What the values can be discriminants of: unions that are switched on the integer that they travel like, or, if this
/// has 16 bits of which 15 are used, on any wider one.
pub(super) fn switches(name: &Ident, v1_enum: bool, rpc: &TokenStream) -> TokenStream {
    let (like, wider) = match v1_enum {
        true => (quote!(u32), vec![]),
        false => (quote!(u16), vec![quote!(i16), quote!(u32), quote!(i32)]),
    };
    quote! {
        #[automatically_derived]
        impl #rpc::Keeps<#like> for #name {}
        #[automatically_derived]
        impl #rpc::SwitchesOn<#like> for #name {}
        #(
            #[automatically_derived]
            impl #rpc::SwitchesOn<#wider> for #name {}
        )*
    }
}
