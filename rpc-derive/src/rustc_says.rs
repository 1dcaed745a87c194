//! What rustc reports itself of what a user wrote, so that nothing is left to be said: the item only stands in.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::visit_mut::{self, VisitMut};
use syn::{Data, DeriveInput, Fields, Generics, Ident, Lifetime, Type, TypeReference};

use crate::data::is_allocator;
use crate::{syntax, types};

/// The lifetimes that a list of parameters declares.
pub(crate) fn declared(generics: &Generics) -> Vec<&Ident> {
    generics.lifetimes().map(|declared| &declared.lifetime.ident).collect()
}

/// What of a type rustc refuses, whatever its names are.
#[derive(Default)]
pub(crate) struct Refused {
    /// Lifetimes that nothing declares.
    pub(crate) undeclared: Vec<Lifetime>,
    /// A reference or `'_` without a lifetime, which is one where none can be left away.
    elided: bool,
    /// `_` for a type.
    pub(crate) inferred: bool,
}

impl Refused {
    pub(crate) fn of(ty: &Type, declared: &[&Ident]) -> Refused {
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
}

/// Whether rustc refuses an item: a type in it, two fields of one name, or an allocator without its bound.
pub(crate) fn refuses(input: &DeriveInput) -> bool {
    let declared = declared(&input.generics);
    let is_refused = |ty: &Type| {
        let refused = Refused::of(ty, &declared);
        refused.elided || refused.inferred || !refused.undeclared.is_empty()
    };
    let twice = |fields: &Fields| {
        let names: Vec<_> = fields.iter().filter_map(|field| field.ident.as_ref()).collect();
        names.iter().enumerate().any(|(i, name)| names[..i].contains(name))
    };
    let unbounded: Vec<_> =
        input.generics.type_params().filter(|parameter| !is_allocator(parameter)).collect();
    let is_refused = |ty: &Type| {
        is_refused(ty) || unbounded.iter().any(|own| types::is_allocated_with(ty, &own.ident))
    };
    let refused =
        |fields: &Fields| twice(fields) || fields.iter().any(|field| is_refused(&field.ty));
    match &input.data {
        Data::Struct(data) => refused(&data.fields),
        Data::Enum(data) => data.variants.iter().any(|variant| refused(&variant.fields)),
        Data::Union(_) => false,
    }
}

/// The first attribute of an item that no derive declares, and that is meant for this one, as far as its name tells.
/// rustc proposes the right name, and stops before it evaluates a constant.
pub(crate) fn misspelt(input: &DeriveInput) -> Option<(Ident, &'static str)> {
    let fields = |fields: &Fields| fields.iter().flat_map(|field| field.attrs.clone()).collect();
    let mut attributes = input.attrs.clone();
    match &input.data {
        Data::Struct(data) => attributes.append(&mut fields(&data.fields)),
        Data::Enum(data) => {
            for variant in &data.variants {
                attributes.extend(variant.attrs.iter().cloned());
                attributes.append(&mut fields(&variant.fields));
            }
        }
        Data::Union(_) => {}
    }
    attributes.iter().find_map(|attribute| {
        let name = attribute.path().get_ident()?;
        Some((name.clone(), syntax::misspelt(&name.to_string())?))
    })
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
