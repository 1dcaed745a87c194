//! The wire lock of a type: `#[wire_lock(0x…)]`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::layouts::known;
use super::model::{Data, Enumeration, Shape, Structure, Union, is_allocator, name_of};
use crate::gate::{Gate, eternal};
use crate::levels::Levels;
use crate::lock::{self, Kept, Words};
use crate::{runtime, types};

/// The check of the type's lock, if it has one.
pub(crate) fn emit(data: &Data<'_>, rpc: &TokenStream) -> Option<TokenStream> {
    let lock = data.lock.as_ref()?;
    let words = match &data.shape {
        Shape::Structure(structure) => of_structure(structure, data, rpc),
        Shape::Enumeration(enumeration) => of_enumeration(enumeration, rpc),
        Shape::Union(union) => of_union(union, data, rpc),
    };
    let (locked, number, checks) = (lock.value, words.number(rpc), words.checks());
    let keep = runtime::alias_at(lock.span);
    let keep = quote_spanned!(lock.span=> #keep::keep_type(#locked, #number));
    Some(quote! {
        #[allow(trivial_numeric_casts, clippy::unnecessary_cast, clippy::cast_lossless)]
        const _: () = {
            #(#checks)*
            #keep
        };
    })
}

/// What a locked type says of itself: an expression of type `WireForm`.
pub(crate) fn wire_form(data: &Data<'_>, rpc: &TokenStream) -> TokenStream {
    if data.lock.is_none() {
        return quote!(#rpc::WireForm::OPEN);
    }
    let name = data.name.unraw().to_string();
    let parameters = data.generics.type_params().filter(|parameter| !is_allocator(parameter));
    let parameters = parameters.map(|parameter| &parameter.ident);
    quote! {
        #rpc::WireForm::locked(#name) #(.and(<#parameters as #rpc::Ndr>::WIRE_FORM))*
    }
}

/// Whether one number can stand for the type: it is not generic, or over types of which nothing is asked, for which
/// another can stand.
pub(crate) fn can_be_locked(data: &Data<'_>) -> bool {
    let mut parameters = data.generics.type_params().filter(|parameter| !is_allocator(parameter));
    data.is_known()
        || data.generics.where_clause.is_none() && parameters.all(|p| p.bounds.is_empty())
}

/// A field's or an arm's type as it can stand in a constant.
fn constant(ty: &Type, data: &Data<'_>, rpc: &TokenStream) -> Type {
    let parameters = data.generics.type_params().filter(|parameter| !is_allocator(parameter));
    let ty = parameters.zip(0_u32..).fold(known(ty, data, rpc), |ty, (parameter, index)| {
        types::with(&ty, &parameter.ident, &syn::parse_quote!(#rpc::Parameter<#index>))
    });
    eternal(&ty)
}

fn form(
    words: &mut Words,
    (ty, gate, levels): (&Type, &Gate, &Levels),
    data: &Data<'_>,
    rpc: &TokenStream,
) {
    let span = ty.span();
    let wire = gate.ty(&constant(ty, data, rpc), span, rpc);
    words.form(lock::form(&wire, &levels.ndr(span, rpc)), Kept::Whole, span);
}

fn of_structure(structure: &Structure<'_>, data: &Data<'_>, rpc: &TokenStream) -> Words {
    let mut words = Words::default();
    words.own = Some(data.known(rpc)).filter(|_| data.is_known());
    words.text("structure", rpc);
    for field in &structure.fields {
        words.text(&name_of(&field.member), rpc);
        words.attributes(&field.attributes, rpc);
        form(&mut words, (field.ty, &field.gate, &field.levels), data, rpc);
    }
    words
}

fn of_enumeration(enumeration: &Enumeration<'_>, rpc: &TokenStream) -> Words {
    let mut words = Words::default();
    words.text(if enumeration.v1_enum { "v1_enum" } else { "enum" }, rpc);
    let values = enumeration.values.iter().map(|value| {
        let mut words = Words::default();
        words.text(&value.name.unraw().to_string(), rpc);
        words.constant(&value.value, rpc);
        words
    });
    words.in_any_order(values.collect(), rpc);
    words
}

fn of_union(union: &Union<'_>, data: &Data<'_>, rpc: &TokenStream) -> Words {
    let mut words = Words::default();
    words.text(if union.ms_union { "ms_union" } else { "union" }, rpc);
    let switch = super::union::switch(union);
    let span = union.switch_type.span();
    words.form(lock::form(&switch, &quote!(#rpc::Ndr)), Kept::Whole, span);
    let arms = union.arms.iter().map(|arm| {
        let mut words = Words::default();
        words.text(if arm.default { "default" } else { "case" }, rpc);
        words.text(&arm.variant.ident.unraw().to_string(), rpc);
        let labels = (0..arm.labels.len()).map(|i| {
            let (mut words, label) = (Words::default(), arm.label(i));
            words.constant(&quote!(#label), rpc);
            words
        });
        words.in_any_order(labels.collect(), rpc);
        if let Some(field) = &arm.field {
            words.attributes(&field.attributes, rpc);
            let levels = Levels::new(&field.attributes, field.ty);
            form(&mut words, (field.ty, &field.gate, &levels), data, rpc);
        }
        words
    });
    words.in_any_order(arms.collect(), rpc);
    words
}
