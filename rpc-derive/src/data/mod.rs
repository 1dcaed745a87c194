//! `#[derive(Ndr)]`: structures, enumerations, unions.

mod enumeration;
mod layouts;
mod lock;
mod model;
mod rules;
mod stand_in;
mod structure;
mod union;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;
use syn::spanned::Spanned;

use crate::attributes;
use crate::errors::Errors;
use crate::{runtime, rustc_says, unresolved};
use model::{Data, Shape};
pub(crate) use model::{is_allocator, is_static_allocator};
pub(crate) use rules::{check_not_transmitted, check_optional, check_place};

/// Lets fields with `transmit_as` have the type that says so. What is wrong with an attribute comes up when
/// all are read.
fn transmit(input: &mut DeriveInput) {
    let syn::Data::Struct(data) = &mut input.data else {
        return;
    };
    for field in &mut data.fields {
        let attribute = field.attrs.iter().find(|a| a.path().is_ident("transmit_as"));
        let skipped = field.attrs.iter().any(|a| a.path().is_ident("skip"));
        if let Some(transmitted) = attribute.and_then(|a| a.parse_args::<syn::Type>().ok())
            && !skipped
        {
            let presented = &field.ty;
            let rpc = runtime::alias_at(transmitted.span());
            field.ty = syn::parse_quote_spanned! {transmitted.span()=>
                #rpc::TransmitAs<#transmitted, #presented>
            };
        }
    }
}

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let mut input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let krate = attributes::krate(&input.attrs, &mut errors);
    let rpc = runtime::alias();
    transmit(&mut input);
    rules::check_item(&input, &mut errors);
    let data = Data::new(&input, &mut errors);
    if let Some(data) = &data {
        rules::check(data, &mut errors);
    }
    // Of a type that holds itself rustc says that it has no end, and what to write.
    let is_refused = stand_in::holds_itself(&input) || rustc_says::refuses(&input);
    let data = match data {
        Some(data) if errors.is_empty() && !is_refused => data,
        // A stand-in would clash with them once more.
        _ if input.generics.type_params().any(rules::is_taken) => return errors.into_tokens(),
        _ => return stand_in(&input, errors, krate.as_ref(), &rpc),
    };
    let code = match &data.shape {
        Shape::Structure(structure) => structure::emit(&data, structure, &rpc),
        Shape::Enumeration(enumeration) => enumeration::emit(&data, enumeration, &rpc),
        Shape::Union(union) => union::emit(&data, union, &rpc),
    };
    // Rules that the layout checks come up where the type is defined, not where it is first used.
    let evaluated = data.is_known().then(|| {
        let this = data.known(&rpc);
        let ends = matches!(data.shape, Shape::Structure(_))
            .then(|| quote!(const _: () = <#this as #rpc::Ndr>::PTR_25_RECURSION_NEEDS_AN_OPTION;));
        let places = crate::layouts::print([layouts::checks(&data, &rpc)], &rpc);
        quote!(#ends #(#places)*)
    });
    let lock = lock::emit(&data, &rpc);
    let code = quote!(#code #evaluated #lock);
    let code = match input.generics.params.is_empty() {
        true => unresolved::propose_at(input.ident.span(), code),
        false => code,
    };
    let block = runtime::block(krate.as_ref(), &code);
    quote! {
        #[allow(nonstandard_style, deprecated, trivial_numeric_casts, clippy::unnecessary_cast)]
        #block
    }
}

/// What stands in for the codec of an item with mistakes. It never runs: where rustc stays silent after all, a build
/// reports what is the matter.
fn stand_in(
    input: &DeriveInput,
    errors: Errors,
    krate: Option<&syn::Path>,
    rpc: &TokenStream,
) -> TokenStream {
    let (first, is_misspelt) = (errors.first(), rustc_says::has_misspelt(input));
    let body = rustc_says::never(first.as_deref().unwrap_or(UNSEEN));
    // Where a name is the mistake, the rest follows from it.
    let errors = if is_misspelt { TokenStream::new() } else { errors.into_tokens() };
    let stand_in = runtime::block(krate, &stand_in::emit(input, &body, rpc));
    quote!(#errors #[allow(unreachable_code)] #stand_in)
}

const UNSEEN: &str = "[IFC-18] this has no wire form as it is written";
