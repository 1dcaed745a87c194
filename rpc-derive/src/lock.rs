//! Wire locks: what makes up a wire form, as words, of which the runtime makes a number.
//!
//! The numbers are in other people's sources: what is written here stays in its order. Names, owners and
//! lifetimes are not on the wire, and not among the words.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, LitInt, Type};

use crate::attributes::ValueAttributes;
use crate::gate::eternal;
use crate::levels::Levels;
use crate::types;

/// A number that is locked, as it is written.
#[derive(Clone)]
pub(crate) struct Number {
    pub(crate) value: u32,
    pub(crate) span: Span,
}

impl Number {
    pub(crate) fn of(literal: &LitInt) -> Option<Number> {
        Some(Number { value: literal.base10_parse().ok()?, span: literal.span() })
    }
}

/// The words of a wire form.
#[derive(Default)]
pub(crate) struct Words {
    words: Vec<TokenStream>,
    open: Vec<TokenStream>,
}

impl Words {
    /// A word for a text.
    pub(crate) fn text(&mut self, text: &str) {
        // As the runtime's `digest`.
        let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let word = text.bytes().fold(0x811c_9dc5, step);
        self.words.push(quote!(#word));
    }

    /// The attributes of a place. `position` says which parameter or field a name is.
    pub(crate) fn attributes(
        &mut self,
        attributes: &ValueAttributes,
        position: &dyn Fn(&Ident) -> Option<usize>,
    ) {
        for (name, expression) in attributes.expressions() {
            self.text(&format!("{name} {}", canonical(expression.to_token_stream(), position)));
        }
        if let Some(range) = &attributes.range {
            let ends = [&range.low, &range.high];
            let [low, high] = ends.map(|end| canonical(end.clone(), position));
            self.text(&format!("range {low} {high}"));
        }
    }

    /// A type at a place, and what its pointers lead to. `own` has a lock that is looked at elsewhere.
    pub(crate) fn ty(
        &mut self,
        ty: &Type,
        levels: &Levels,
        own: Option<&Ident>,
        rpc: &TokenStream,
    ) {
        let attributes = levels.ty(rpc);
        let constant = eternal(ty);
        self.words.push(quote_spanned!(ty.span()=> #rpc::At::<#constant, #attributes>::DIGEST));
        let leaf = match leaf(ty) {
            text if types::is_named(text, &["str", "String"]) => syn::parse_quote!(u8),
            text if types::is_named(text, &["WStr", "WString"]) => syn::parse_quote!(u16),
            leaf => eternal(leaf),
        };
        let (plain, union) = (quote!(()), quote!(#rpc::SwitchIs));
        for level in [&plain, &union] {
            self.words.push(quote_spanned!(ty.span()=> #rpc::At::<#leaf, #level>::DIGEST));
        }
        if !types::is_scalar(&leaf) && own.is_none_or(|own| !types::is_own(&leaf, own)) {
            self.open.push(quote_spanned! {leaf.span()=>
                ::core::assert!(
                    !#rpc::At::<#leaf, #plain>::IS_OPEN && !#rpc::At::<#leaf, #union>::IS_OPEN,
                    "[LCK-02] a type with pointers that has no lock, in what is locked: put `#[wire_lock(0)]` on it, and write what the message then says"
                );
            });
        }
    }

    /// Their number, as an expression.
    pub(crate) fn number(&self, rpc: &TokenStream) -> TokenStream {
        let words = &self.words;
        quote!(#rpc::digest(&[#(#words),*]))
    }

    /// Statements that are errors where something is not locked.
    pub(crate) fn open(&self) -> &[TokenStream] {
        &self.open
    }
}

/// What pointers and arrays lead to, as far as they are written.
fn leaf(ty: &Type) -> &Type {
    const HOLDERS: [&str; 5] = ["Option", "Shared", "Full", "Tail", "TransmitAs"];
    let inner = match types::bare(ty) {
        Type::Reference(reference) => Some(&*reference.elem),
        Type::Array(array) => Some(&*array.elem),
        Type::Slice(slice) => Some(&*slice.elem),
        ty if types::is_named(ty, &HOLDERS) || types::is_box(ty) => types::argument(ty),
        ty => types::element(ty),
    };
    inner.map_or(types::bare(ty), leaf)
}

/// What is behind the pointer that a parameter may be itself, which is not on the wire: an array for a vector.
pub(crate) fn behind_parameter(ty: &Type, rpc: &TokenStream) -> Type {
    let ty = types::option(ty).unwrap_or(ty);
    if let Some(reference) = types::reference(ty) {
        return (*reference.elem).clone();
    }
    if types::is_sequence(ty)
        && let Some(element) = types::element(ty)
    {
        return syn::parse_quote!([#element]);
    }
    if types::is_named(ty, &["String"]) {
        return syn::parse_quote!(str);
    }
    if types::is_named(ty, &["WString"]) {
        return syn::parse_quote!(#rpc::WStr);
    }
    match types::is_box(ty) {
        true => types::argument(ty).unwrap_or(ty).clone(),
        false => ty.clone(),
    }
}

/// Tokens as a text that is the same for every compiler, with positions for names.
pub(crate) fn canonical(tokens: TokenStream, position: &dyn Fn(&Ident) -> Option<usize>) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                text.push('(');
                text.push_str(&canonical(group.stream(), position));
                text.push(')');
            }
            TokenTree::Ident(name) => match position(&name) {
                Some(position) => text.push_str(&format!("#{position}")),
                None => text.push_str(&name.to_string()),
            },
            other => text.push_str(&other.to_string()),
        }
        text.push(' ');
    }
    text
}
