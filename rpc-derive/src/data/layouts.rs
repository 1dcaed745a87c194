//! Which rules about layouts the fields of a structure have to keep.

use proc_macro2::TokenStream;

use super::model::{Data, Structure};
use crate::layouts;
use crate::types;

/// The checks of a structure whose only type parameter may be its allocator.
pub(crate) fn checks(
    structure: &Structure<'_>,
    data: &Data<'_>,
    rpc: &TokenStream,
) -> Vec<TokenStream> {
    let mut checks = Vec::new();
    let (allocator, global) = (data.allocator(), syn::parse_quote!(#rpc::Global));
    for field in &structure.fields {
        let ty = types::with(field.ty, &allocator, &global);
        let of_place = layouts::of_place(&ty, &field.gate, &field.attributes, &field.levels, rpc);
        checks.extend(of_place.iter().map(|check| check.print(rpc)));
        checks.extend(field.attributes.range.as_ref().map(|range| range.checks(field.ty)));
    }
    checks
}
