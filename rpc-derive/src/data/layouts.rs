//! Which rules about layouts the fields of a structure, and the arms of a union, have to keep.

use proc_macro2::TokenStream;
use quote::format_ident;
use syn::Type;

use super::model::{Data, Shape, Structure, Union};
use crate::layouts::{self, Check, Part};
use crate::levels::Levels;
use crate::types;

/// The checks of a type whose only type parameter may be its allocator.
pub(crate) fn checks(data: &Data<'_>, rpc: &TokenStream) -> Vec<Check> {
    match &data.shape {
        Shape::Structure(structure) => of_structure(structure, data, rpc),
        Shape::Union(union) => of_union(union, data, rpc),
        Shape::Enumeration(_) => Vec::new(),
    }
}

fn of_structure(structure: &Structure<'_>, data: &Data<'_>, rpc: &TokenStream) -> Vec<Check> {
    let mut checks = Vec::new();
    for (i, field) in structure.fields.iter().enumerate() {
        let ty = known(field.ty, data, rpc);
        checks.extend(layouts::of_place(&ty, &field.gate, &field.attributes, &field.levels, rpc));
        if !types::is_primitive(field.ty) {
            let is_last = i + 1 == structure.fields.len();
            let part = if is_last { Part::Whole } else { Part::BeforeLast };
            checks.push(Check::part(&ty, &field.gate, &field.levels, part, rpc));
        }
        let range = field.attributes.range.as_ref();
        checks.extend(range.map(|range| Check::printed(range.checks(field.ty))));
    }
    checks
}

fn of_union(union: &Union<'_>, data: &Data<'_>, rpc: &TokenStream) -> Vec<Check> {
    let mut checks = Vec::new();
    for field in union.arms.iter().filter_map(|arm| arm.field.as_ref()) {
        if !types::is_primitive(field.ty) {
            let ty = known(field.ty, data, rpc);
            let levels = Levels::new(&field.attributes, field.ty);
            checks.push(Check::part(&ty, &field.gate, &levels, Part::Arm, rpc));
        }
        let range = field.attributes.range.as_ref();
        checks.extend(range.map(|range| Check::printed(range.checks(field.ty))));
    }
    checks
}

/// The type outside of the definition, with the global allocator for any.
pub(super) fn known(ty: &Type, data: &Data<'_>, rpc: &TokenStream) -> Type {
    let global = syn::parse_quote!(#rpc::Global);
    let own = format_ident!("Self");
    types::with(&types::with(ty, &data.allocator(), &global), &own, &data.known(rpc))
}
