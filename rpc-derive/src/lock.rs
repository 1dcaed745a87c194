//! Wire locks: what makes up a wire form, as words, of which the runtime makes a number.
//!
//! The numbers are in other people's sources: what is written here stays as it is. Names count: two fields of one form
//! that change places are another wire form, and nothing else tells. Owners and lifetimes do not.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Lit, LitInt, Type, UnOp};

use crate::attributes::{Range, ValueAttributes};
use crate::expression;
use crate::runtime;

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

/// The words of a wire form, each an expression, and what is checked of the types in it.
#[derive(Default)]
pub(crate) struct Words {
    words: Vec<TokenStream>,
    checks: Vec<TokenStream>,
    /// What `Self` is in constants.
    pub(crate) own: Option<Type>,
}

impl Words {
    /// A word for a text.
    pub(crate) fn text(&mut self, text: &str, rpc: &TokenStream) {
        self.words.push(quote!(#rpc::text(#text)));
    }

    /// A word for a constant's value, however it is written.
    pub(crate) fn constant(&mut self, value: &TokenStream, rpc: &TokenStream) {
        let value = match &self.own {
            Some(own) => with_own(value.clone(), own),
            None => value.clone(),
        };
        self.words.push(quote!(#rpc::constant((#value) as i128)));
    }

    /// The attributes of a place that say what travels.
    pub(crate) fn attributes(&mut self, attributes: &ValueAttributes, rpc: &TokenStream) {
        for (name, level, expression) in attributes.levels() {
            self.text(&format!("{name} {level}"), rpc);
            self.expression(expression, rpc);
        }
        if let Some(Range { low, high, .. }) = &attributes.range {
            self.text("range", rpc);
            self.constant(low, rpc);
            self.constant(high, rpc);
        }
    }

    /// An expression as it is understood, not as it is written.
    fn expression(&mut self, expression: &Expr, rpc: &TokenStream) {
        match expression {
            Expr::Paren(paren) => self.expression(&paren.expr, rpc),
            Expr::Group(group) => self.expression(&group.expr, rpc),
            Expr::Lit(literal) => match &literal.lit {
                Lit::Int(value) => self.constant(&value.to_token_stream(), rpc),
                _ => self.text("?", rpc),
            },
            Expr::Unary(unary) => {
                let operator = match unary.op {
                    UnOp::Deref(_) => "what is behind",
                    UnOp::Neg(_) => "minus",
                    _ => "not",
                };
                self.text(operator, rpc);
                self.expression(&unary.expr, rpc);
            }
            Expr::Binary(binary) => {
                self.text(&binary.op.to_token_stream().to_string(), rpc);
                self.expression(&binary.left, rpc);
                self.expression(&binary.right, rpc);
            }
            Expr::If(_) => {
                self.text("if", rpc);
                let parts = expression::conditional(expression);
                parts.into_iter().flatten().for_each(|part| self.expression(part, rpc));
            }
            Expr::Path(path) => match path.path.get_ident() {
                Some(name) if !expression::is_constant(name) => {
                    self.text(&syn::ext::IdentExt::unraw(name).to_string(), rpc);
                }
                _ => self.constant(&path.to_token_stream(), rpc),
            },
            _ => self.text("?", rpc),
        }
    }

    /// A wire form, as an expression of type `WireForm`, and what of it is kept. All types in it have locks of their
    /// own.
    pub(crate) fn form(&mut self, form: TokenStream, kept: Kept, span: Span) {
        let rpc = runtime::alias_at(span);
        self.words.push(match kept {
            Kept::Whole => quote!(#form.number()),
            Kept::AtTop => quote!(#form.at_top()),
        });
        self.checks.push(quote_spanned!(span=> #rpc::keep_parts(#form);));
    }

    /// What is made of other words, in whatever order these come.
    pub(crate) fn in_any_order(&mut self, parts: Vec<Words>, rpc: &TokenStream) {
        let numbers: Vec<_> = parts.iter().map(|part| part.number(rpc)).collect();
        self.words.push(quote!(#rpc::in_any_order(&[#(#numbers),*])));
        self.checks.extend(parts.into_iter().flat_map(|part| part.checks));
    }

    /// Their number, as an expression.
    pub(crate) fn number(&self, rpc: &TokenStream) -> TokenStream {
        let words = &self.words;
        quote!(#rpc::in_order(&[#(#words),*]))
    }

    /// Statements that are errors where a type has no lock.
    pub(crate) fn checks(&self) -> &[TokenStream] {
        &self.checks
    }
}

/// Tokens with a type for `Self`.
fn with_own(tokens: TokenStream, own: &Type) -> TokenStream {
    let each = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(name) if name == "Self" => quote!(<#own>),
        TokenTree::Group(group) => {
            let inner = with_own(group.stream(), own);
            TokenTree::Group(Group::new(group.delimiter(), inner)).into()
        }
        other => other.into(),
    });
    each.collect()
}

/// What of a wire form is kept.
#[derive(Clone, Copy)]
pub(crate) enum Kept {
    Whole,
    /// At the top of a parameter, where a reference pointer is not on the wire.
    AtTop,
}

/// `WireForm` of a type at its levels.
pub(crate) fn form(ty: &impl ToTokens, ndr: &TokenStream) -> TokenStream {
    let ty = ty.to_token_stream();
    quote_spanned!(ty.span()=> <#ty as #ndr>::WIRE_FORM)
}
