//! What rustc reports itself of what a user wrote, so that nothing is left to be said: the item only stands in.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Data, DeriveInput, Field, Fields, Generics, Ident, Lifetime, Type, TypeReference,
};

use crate::interface::Method;
use crate::{syntax, types};

/// The lifetimes that a list of parameters declares.
fn declared(generics: &Generics) -> Vec<&Ident> {
    generics.lifetimes().map(|declared| &declared.lifetime.ident).collect()
}

/// What of a type rustc refuses, whatever its names are.
#[derive(Default)]
struct Refused {
    /// Lifetimes that nothing declares.
    undeclared: Vec<Lifetime>,
    /// A reference or `'_` without a lifetime, which is one where none can be left away.
    elided: bool,
    /// `_` for a type.
    inferred: bool,
}

impl Refused {
    fn of(ty: &Type, declared: &[&Ident]) -> Refused {
        let mut walk = Walk { declared, refused: Refused::default() };
        walk.visit_type_mut(&mut ty.clone());
        walk.refused
    }
}

struct Walk<'a> {
    declared: &'a [&'a Ident],
    refused: Refused,
}

impl VisitMut for Walk<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        self.refused.inferred |= matches!(ty, Type::Infer(_));
        visit_mut::visit_type_mut(self, ty);
    }
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            self.refused.elided = true;
        } else if lifetime.ident != "static" && !self.declared.contains(&&lifetime.ident) {
            self.refused.undeclared.push(lifetime.clone());
        }
    }
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        self.refused.elided |= reference.lifetime.is_none();
        visit_mut::visit_type_reference_mut(self, reference);
    }
    // Lifetimes that these declare are their own.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
    fn visit_trait_bound_mut(&mut self, _: &mut syn::TraitBound) {}
    // In a body types may be left to be inferred, and lifetimes away.
    fn visit_expr_mut(&mut self, _: &mut syn::Expr) {}
}

/// The types of a method, as they are written.
fn types_of<'m>(method: &'m Method<'_>) -> impl Iterator<Item = &'m Type> {
    method.parameters.iter().map(|parameter| parameter.ty).chain(method.output())
}

/// The lifetimes that a method should declare, and does not.
pub(crate) fn undeclared(method: &Method<'_>) -> Vec<Lifetime> {
    let declared = declared(method.generics());
    types_of(method).flat_map(|ty| Refused::of(ty, &declared).undeclared).collect()
}

/// Whether a method leaves a type to be inferred.
pub(crate) fn is_inferred(method: &Method<'_>) -> bool {
    types_of(method).any(|ty| Refused::of(ty, &[]).inferred)
}

/// Whether rustc refuses a method as it is written.
pub(crate) fn refuses_method(method: &Method<'_>) -> bool {
    is_inferred(method) || !undeclared(method).is_empty()
}

/// Whether rustc refuses an item: a type in it, two fields or variants of one name, or an allocator without its bound.
pub(crate) fn refuses(input: &DeriveInput) -> bool {
    let declared = declared(&input.generics);
    let unbounded = input.generics.type_params().filter(|own| own.bounds.is_empty());
    let unbounded: Vec<_> =
        unbounded.filter(|_| input.generics.where_clause.is_none()).map(|own| &own.ident).collect();
    let is_refused = |field: &Field| {
        let refused = Refused::of(&field.ty, &declared);
        let travels = !field.attrs.iter().any(|attribute| attribute.path().is_ident("skip"));
        let bare = travels && unbounded.iter().any(|own| types::is_allocated_with(&field.ty, own));
        refused.elided || refused.inferred || !refused.undeclared.is_empty() || bare
    };
    let refused = |fields: &Fields| {
        let mut names = HashSet::new();
        let mut named = fields.iter().filter_map(|field| field.ident.as_ref());
        named.any(|name| !names.insert(name)) || fields.iter().any(is_refused)
    };
    match &input.data {
        Data::Struct(data) => refused(&data.fields),
        Data::Enum(data) => {
            let mut names = HashSet::new();
            data.variants.iter().any(|v| !names.insert(&v.ident) || refused(&v.fields))
        }
        Data::Union(_) => false,
    }
}

/// Whether an attribute has nearly the name of one of the derive's: rustc says so, unless another derive has it.
pub(crate) fn has_misspelt(input: &DeriveInput) -> bool {
    let is_misspelt = |attribute: &Attribute| {
        let name = attribute.path().get_ident();
        name.is_some_and(|name| syntax::is_misspelt(&name.to_string()))
    };
    let in_fields =
        |fields: &Fields| fields.iter().any(|field| field.attrs.iter().any(is_misspelt));
    input.attrs.iter().any(is_misspelt)
        || match &input.data {
            Data::Struct(data) => in_fields(&data.fields),
            Data::Enum(data) => data
                .variants
                .iter()
                .any(|variant| variant.attrs.iter().any(is_misspelt) || in_fields(&variant.fields)),
            Data::Union(_) => false,
        }
}

/// The body of a function that stands in. It never runs: where nobody has said anything after all, a build reports the
/// message. In a function that is generic, because the constants of others are evaluated beside the errors that there are.
pub(crate) fn never(message: &str) -> TokenStream {
    quote! {{
        fn never<T>() -> ! {
            const { ::core::panic!(#message) }
        }
        never::<()>()
    }}
}

/// An item that rustc cannot parse, without the attributes in it, which it would not know.
pub(crate) fn without_attributes(item: TokenStream) -> TokenStream {
    let mut hash: Option<TokenTree> = None;
    let mut tokens = TokenStream::new();
    for token in item {
        if let (Some(_), TokenTree::Group(group)) = (&hash, &token)
            && group.delimiter() == Delimiter::Bracket
        {
            hash = None;
            continue;
        }
        tokens.extend(hash.take());
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => hash = Some(punct.into()),
            TokenTree::Group(group) => {
                let inner = without_attributes(group.stream());
                let mut again = Group::new(group.delimiter(), inner);
                again.set_span(group.span());
                tokens.extend([TokenTree::Group(again)]);
            }
            other => tokens.extend([other]),
        }
    }
    tokens.extend(hash);
    tokens
}
