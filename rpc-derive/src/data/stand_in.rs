//! What a type with mistakes gets instead of its codec: implementations that fit every use, so that the mistakes are
//! reported where they are and nowhere else. They never run, because the program does not compile.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, DeriveInput, Field, Fields, Type};

use crate::{types, wire_form};

/// `body` is that of each function.
pub(crate) fn emit(input: &DeriveInput, body: &TokenStream, rpc: &TokenStream) -> TokenStream {
    match &input.data {
        syn::Data::Enum(data) => {
            let switch = switch_type(input);
            let plain = data.variants.iter().all(|variant| {
                let keeps_others = variant.attrs.iter().any(|a| a.path().is_ident("other"));
                matches!(variant.fields, Fields::Unit) || keeps_others
            });
            if plain && switch.is_none() && input.generics.params.is_empty() {
                return enumeration(input, data, body, rpc);
            }
            let (codec, name) = (codec(input, body, rpc), &input.ident);
            let (generics, arguments, bounds) = input.generics.split_for_impl();
            let switch = switch.unwrap_or_else(|| syn::parse_quote!(u32));
            quote! {
                #codec
                #[automatically_derived]
                impl #generics #rpc::Switched for #name #arguments #bounds {
                    type Switch = #switch;
                }
            }
        }
        syn::Data::Struct(_) | syn::Data::Union(_) => codec(input, body, rpc),
    }
}

/// The discriminant's type, if it can be read.
fn switch_type(input: &DeriveInput) -> Option<Type> {
    let attribute = input.attrs.iter().find(|a| a.path().is_ident("switch_type"))?;
    let said: Option<Type> = attribute.parse_args().ok();
    let allowed = |ty: &Type| {
        !types::is_named(ty, &["u64", "i64", "f32", "f64"]) && !wire_form::is_missing(ty)
    };
    Some(said.filter(allowed).unwrap_or_else(|| syn::parse_quote!(u32)))
}

fn enumeration(
    input: &DeriveInput,
    data: &DataEnum,
    body: &TokenStream,
    rpc: &TokenStream,
) -> TokenStream {
    let name = &input.ident;
    let numbers = data.variants.iter().zip(0_u32..).map(|(value, i)| (&value.ident, quote!(#i)));
    let labels = super::enumeration::labels(name, numbers, rpc);
    let switches = super::enumeration::switches(name, false, rpc);
    quote! {
        #[automatically_derived]
        impl #rpc::WireEnum for #name {
            const V1_ENUM: bool = true;
            fn to_raw(&self) -> u32 {
                #body
            }
            fn from_raw(_: u32) -> #rpc::Option<Self> {
                #body
            }
        }
        #rpc::wire_enum! { #name, #rpc::WireForm::UNKNOWN }
        #switches
        #labels
        #[automatically_derived]
        impl #rpc::Keeps<u32> for #name {}
        #[automatically_derived]
        impl #rpc::Start for #name {
            fn start() -> Self {
                #body
            }
        }
    }
}

/// Whether a type has itself among its fields, without a pointer between.
pub(crate) fn holds_itself(input: &DeriveInput) -> bool {
    fn in_line(ty: &Type) -> &Type {
        match types::bare(ty) {
            Type::Array(array) => in_line(&array.elem),
            other => types::option(other).map_or(other, in_line),
        }
    }
    let own = |field: &Field| types::is_own(in_line(&field.ty), &input.ident);
    match &input.data {
        syn::Data::Struct(data) => data.fields.iter().any(own),
        syn::Data::Enum(data) => data.variants.iter().any(|variant| variant.fields.iter().any(own)),
        syn::Data::Union(_) => false,
    }
}

/// The codec's traits, at any attributes.
fn codec(input: &DeriveInput, body: &TokenStream, rpc: &TokenStream) -> TokenStream {
    let name = &input.ident;
    let (own, arguments, bounds) = input.generics.split_for_impl();
    let mut at_any = input.generics.clone();
    at_any.params.push(syn::parse_quote!(__L));
    let (at_any, ..) = at_any.split_for_impl();
    let mut decoded = input.generics.clone();
    decoded.params.insert(0, syn::parse_quote!('__m));
    decoded.params.push(syn::parse_quote!(__A));
    decoded.params.push(syn::parse_quote!(__L));
    let (decoded, ..) = decoded.split_for_impl();
    // What has no size, or no end, is not decoded.
    let unsized_field = match &input.data {
        syn::Data::Struct(data) => data.fields.iter().any(|field| types::is_unsized(&field.ty)),
        syn::Data::Enum(_) | syn::Data::Union(_) => false,
    };
    let sized = !unsized_field && !holds_itself(input);
    let decoded = sized.then(|| quote! {
        #[automatically_derived]
        impl #decoded #rpc::Unmarshal<'__m, __A, __L> for #name #arguments #bounds {
            type Flat = ();
            fn read_flat<__S: #rpc::Syntax>(_: &mut #rpc::Cursor<'__m>) -> #rpc::NdrResult<()> {
                #body
            }
            fn walk<__S: #rpc::Syntax>(
                _: (),
                _: #rpc::Option<&Self>,
                _: &__L,
                _: &mut #rpc::Decoder<'__m, __A>,
            ) -> #rpc::NdrResult<()> {
                #body
            }
            fn build<__S: #rpc::Syntax>(_: (), _: &__L, _: &mut #rpc::Decoder<'__m, __A>) -> #rpc::NdrResult<Self> {
                #body
            }
        }
        #[automatically_derived]
        impl #own #rpc::Start for #name #arguments #bounds {
            fn start() -> Self {
                #body
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #at_any #rpc::Ndr<__L> for #name #arguments #bounds {
            // Of what may hold pointers no rule says that it should.
            const LAYOUT: #rpc::Layout = #rpc::Layout::POINTER;
            const WIRE_FORM: #rpc::WireForm = #rpc::WireForm::UNKNOWN;
        }
        #[automatically_derived]
        impl #at_any #rpc::Marshal<__L> for #name #arguments #bounds {
            fn write_flat<__S: #rpc::Syntax, __W: #rpc::Sink>(&self, _: &__L, _: &mut __W) -> #rpc::NdrResult<()> {
                #body
            }
        }
        #decoded
    }
}
