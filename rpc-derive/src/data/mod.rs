//! `#[derive(Ndr)]`: structures, enumerations, unions.

mod enumeration;
mod model;
mod rules;
mod structure;
mod union;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::attributes;
use crate::errors::Errors;
pub(crate) use model::is_allocator;
use model::{Data, Shape};
pub(crate) use rules::check_place;
pub(crate) use structure::plain;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let rpc = attributes::runtime(&input.attrs, &mut errors);
    let Some(data) = Data::new(&input, &mut errors) else {
        return errors.into_tokens();
    };
    rules::check(&data, &mut errors);
    if !errors.is_empty() {
        return errors.into_tokens();
    }
    let code = match &data.shape {
        Shape::Structure(structure) => structure::emit(&data, structure, &rpc),
        Shape::Enumeration(enumeration) => enumeration::emit(&data, enumeration, &rpc),
        Shape::Union(union) => union::emit(&data, union, &rpc),
    };
    quote! {
        #[allow(non_upper_case_globals, clippy::unnecessary_cast)]
        const _: () = { #code };
    }
}
