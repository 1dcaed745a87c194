//! Collecting errors, so that one build shows all of them.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The errors of one macro call.
#[derive(Default)]
pub(crate) struct Errors {
    all: Vec<syn::Error>,
}

impl Errors {
    /// An error that underlines `tokens`. `rule` is the rule's id, `help` says what to write instead.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, rule: &str, message: &str, help: &str) {
        self.all.push(syn::Error::new_spanned(tokens, text(rule, message, help)));
    }

    /// An error at a span.
    pub(crate) fn at_span(&mut self, span: Span, rule: &str, message: &str, help: &str) {
        self.all.push(syn::Error::new(span, text(rule, message, help)));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.all.push(error);
    }

    /// What darling finds, in its words or in those of our own `FromMeta`.
    pub(crate) fn darling(&mut self, error: darling::Error) {
        self.all.extend(error.flatten().into_iter().map(|error| {
            let error = syn::Error::from(error);
            let text = error.to_string();
            // Ours begin with a rule.
            match text.starts_with('[') {
                true => error,
                false => syn::Error::new(error.span(), format!("[IFC-13] {text}")),
            }
        }));
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The text of the first error.
    pub(crate) fn first(&self) -> Option<String> {
        self.all.first().map(syn::Error::to_string)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The errors as code.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.all.into_iter().map(syn::Error::into_compile_error).collect()
    }
}

fn text(rule: &str, message: &str, help: &str) -> String {
    let mut text = String::new();
    if !rule.is_empty() {
        text.push_str(&format!("[{rule}] "));
    }
    text.push_str(message);
    if !help.is_empty() {
        text.push_str(&format!("\nhelp: {help}"));
    }
    text
}
