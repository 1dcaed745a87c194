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

    pub(crate) fn darling(&mut self, error: darling::Error) {
        self.all.extend(error.flatten().into_iter().map(syn::Error::from).map(in_own_words));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The errors as code.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.all.into_iter().map(syn::Error::into_compile_error).collect()
    }
}

/// What darling says about a name, with the rule and with what to write.
fn in_own_words(error: syn::Error) -> syn::Error {
    let said = error.to_string();
    let text = if let Some(unknown) = said.strip_prefix("Unknown field: ") {
        let (name, help) = unknown.split_once(". ").unwrap_or((unknown, ""));
        let help = help.replace("Did you mean", "write").replace("Available values:", "there are");
        let help = match help.trim_end_matches('?') {
            "" => {
                "a parameter takes `out`, `inout`, `unique`, `ptr`, `string`, `size_is`, `max_is`, `length_is`, `first_is`, \
                   `last_is`, `switch_is`, `allocate`, `force_allocate` and `byte_count`"
            }
            help => help,
        };
        text("IFC-13", &format!("{name} is not known here (MIDL2072)"), help)
    } else if let Some(name) = said.strip_prefix("Duplicate field ") {
        text("IFC-12", &format!("{name} twice in one place (MIDL2209)"), "keep one of them")
    } else {
        return error;
    };
    syn::Error::new(error.span(), text)
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
