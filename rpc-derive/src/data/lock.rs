//! The wire lock of a type: `#[wire_lock(0x…)]`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Ident;
use syn::ext::IdentExt;

use super::layouts::known;
use super::model::{Data, Enumeration, Shape, Structure, Union};
use crate::levels::Levels;
use crate::lock::{Words, canonical};
use crate::runtime;

/// The check of the type's lock, if it has one.
pub(crate) fn emit(data: &Data<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let lock = data.lock.as_ref()?;
    let mut words = Words::default();
    match &data.shape {
        Shape::Structure(structure) => of_structure(structure, data, &mut words, rpc),
        Shape::Enumeration(enumeration) => of_enumeration(enumeration, &mut words),
        Shape::Union(union) => of_union(union, data, &mut words, rpc),
    }
    let (locked, number, open) = (lock.value, words.number(rpc), words.open());
    let keep = runtime::alias_at(lock.span);
    let keep = quote_spanned!(lock.span=> #keep::keep_type(#locked, NUMBER));
    Some(quote! {
        const _: () = {
            use #rpc::Lacking as _;
            const NUMBER: u32 = #number;
            #(#open)*
            #keep
        };
    })
}

/// What a locked type says of itself.
pub(crate) fn is_locked(data: &Data<'_>) -> Option<TokenStream> {
    data.lock.as_ref().map(|_| {
        quote!(
            const IS_LOCKED: bool = true;
        )
    })
}

fn of_structure(structure: &Structure<'_>, data: &Data<'_>, words: &mut Words, rpc: &TokenStream) {
    words.text("structure");
    let position =
        |name: &Ident| structure.fields.iter().position(|field| field.is_named(&name.unraw()));
    for field in &structure.fields {
        words.attributes(&field.attributes, &position);
        words.ty(&known(field.ty, data, rpc), &field.levels, Some(data.name), rpc);
    }
}

fn of_enumeration(enumeration: &Enumeration<'_>, words: &mut Words) {
    words.text(if enumeration.v1_enum { "v1_enum" } else { "enum" });
    for value in &enumeration.values {
        let written = value.variant.discriminant.as_ref();
        words.text(
            &written.map_or_else(String::new, |(_, value)| {
                canonical(value.to_token_stream(), &|_| None)
            }),
        );
    }
}

fn of_union(union: &Union<'_>, data: &Data<'_>, words: &mut Words, rpc: &TokenStream) {
    words.text("union");
    words.ty(&union.switch_type, &Levels::default(), Some(data.name), rpc);
    for arm in &union.arms {
        for label in &arm.labels {
            words.text(&canonical(label.to_token_stream(), &|_| None));
        }
        words.text(if arm.default { "default" } else { "arm" });
        if let Some(field) = &arm.field {
            let levels = Levels::new(&field.attributes, field.ty);
            words.ty(&known(field.ty, data, rpc), &levels, Some(data.name), rpc);
        }
    }
}
