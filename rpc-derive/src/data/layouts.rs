//! Rules about types, checked by the compiler where their layouts are known.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::model::{Data, Structure};
use crate::attributes::ValueAttributes;
use crate::levels::Levels;
use crate::types;

/// Rules about the fields' types, of a structure whose only type parameter may be its allocator.
pub(crate) fn checks(
    structure: &Structure<'_>,
    data: &Data<'_>,
    rpc: &TokenStream,
) -> Vec<TokenStream> {
    let mut checks = Vec::new();
    let (allocator, global) = (data.allocator(), syn::parse_quote!(#rpc::Global));
    for field in &structure.fields {
        let ty = types::with(field.ty, &allocator, &global);
        checks.extend(value_checks(&ty, &field.attributes, &field.levels, rpc));
        checks.extend(field.attributes.range.as_ref().map(|range| range.checks(field.ty)));
    }
    checks
}

/// Rules about the type at a place, where it is known.
pub(crate) fn value_checks(
    ty: &syn::Type,
    attributes: &ValueAttributes,
    levels: &Levels,
    rpc: &TokenStream,
) -> Vec<TokenStream> {
    let (span, wire) = (ty.span(), types::anonymous(ty));
    let ndr = levels.ndr(span, rpc);
    let mut checks = Vec::new();
    if levels.is_array()
        && let Some(element) = types::element(ty)
        && !types::is_array(ty)
    {
        let element = types::anonymous(element);
        checks.push(quote_spanned! {span=>
            const _: () = {
                let _ = <[#element] as #ndr>::LAYOUT;
            };
        });
    }
    if attributes.unique.is_present() {
        checks.push(quote_spanned! {span=>
            const _: () = {
                let layout = <#wire as #ndr>::LAYOUT;
                ::core::assert!(
                    layout.is_nullable(),
                    "[PTR-26] `unique` on a type that is never null: a unique pointer is an `Option`, as in \
                     `Option<Box<T>>`"
                );
                ::core::assert!(
                    !layout.is_full(),
                    "[PTR-01] `unique` on a full pointer: `Full` and `Shared` are `#[ptr]`"
                );
            };
        });
    }
    if attributes.ptr.is_present() && types::reference(types::option(ty).unwrap_or(ty)).is_none() {
        checks.push(quote_spanned! {span=>
            const _: () = ::core::assert!(
                <#wire as #ndr>::LAYOUT.is_full_pointer(),
                "[PTR-16] `ptr` on a type that is no full pointer: write `Option<Full<'a, T>>`, into the call's \
                 memory, or `Option<Shared<T>>`, which owns"
            );
        });
    }
    for referent in types::borrowed(ty).iter().filter(|ty| !types::is_primitive(ty)) {
        checks.push(quote_spanned! {span=>
            const _: () = ::core::assert!(
                !::core::mem::needs_drop::<#referent>(),
                "[MEM-27] what `&` refers to here lives in the call's memory, which runs no destructors: borrow in it too \
                 (`&str` for `String`, `Option<&T>` for `Option<Box<T>>`)"
            );
        });
    }
    checks
}
