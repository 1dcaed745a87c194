//! Which rules about layouts the fields of a structure, and the arms of a union, have to keep.

use proc_macro2::TokenStream;

use super::model::{Data, Shape, Structure, Union};
use crate::layouts::{self, Check};
use crate::levels::Levels;
use crate::types;

/// The checks of a type whose only type parameter may be its allocator.
pub(crate) fn checks(data: &Data<'_>, rpc: &TokenStream) -> Vec<TokenStream> {
    match &data.shape {
        Shape::Structure(structure) => of_structure(structure, data, rpc),
        Shape::Union(union) => of_union(union, data, rpc),
        Shape::Enumeration(_) => Vec::new(),
    }
}

fn of_structure(structure: &Structure<'_>, data: &Data<'_>, rpc: &TokenStream) -> Vec<TokenStream> {
    let mut checks = Vec::new();
    let (allocator, global) = (data.allocator(), syn::parse_quote!(#rpc::Global));
    for (i, field) in structure.fields.iter().enumerate() {
        let ty = types::with(field.ty, &allocator, &global);
        let of_place = layouts::of_place(&ty, &field.gate, &field.attributes, &field.levels, rpc);
        checks.extend(of_place.iter().map(|check| check.print(rpc)));
        // What a pointer points to has no part in its layout.
        if !types::is_primitive(field.ty) && !types::is_pointer(field.ty) {
            let is_last = i + 1 == structure.fields.len();
            let rules = if is_last { &[][..] } else { &[&layouts::BEFORE_LAST] };
            checks.push(Check::at(&ty, &field.gate, &field.levels, rules, rpc).print(rpc));
        }
        checks.extend(field.attributes.range.as_ref().map(|range| range.checks(field.ty)));
    }
    checks
}

fn of_union(union: &Union<'_>, data: &Data<'_>, rpc: &TokenStream) -> Vec<TokenStream> {
    let (allocator, global) = (data.allocator(), syn::parse_quote!(#rpc::Global));
    let fields = union.arms.iter().filter_map(|arm| arm.field.as_ref());
    let fields = fields.filter(|field| !types::is_primitive(field.ty));
    let checks = fields.map(|field| {
        let ty = types::with(field.ty, &allocator, &global);
        let levels = Levels::new(&field.attributes, field.ty);
        let rules = [&layouts::ARM_OF_ONE_SIZE, &layouts::ARM_MAY_BE_NULL];
        Check::at(&ty, &field.gate, &levels, &rules, rpc).print(rpc)
    });
    checks.collect()
}
