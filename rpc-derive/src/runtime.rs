//! How generated code names the runtime.

use std::collections::HashSet;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

/// The runtime's hidden module, for the crate at `krate`.
pub(crate) fn path(krate: Option<&Path>) -> TokenStream {
    match krate {
        Some(krate) => quote!(#krate::__private),
        None => quote!(::rpc_runtime::__private),
    }
}

/// Its name in a [`block`].
pub(crate) fn alias() -> TokenStream {
    quote!(__rpc)
}

/// Its name in a [`block`], at a place: the path's own tokens say where an error is.
pub(crate) fn alias_at(span: Span) -> TokenStream {
    quote_spanned!(span=> __rpc)
}

/// Items in a scope of their own, in which the runtime has a short name.
pub(crate) fn block(krate: Option<&Path>, items: &TokenStream) -> TokenStream {
    let (path, alias) = (path(krate), alias());
    quote! {
        const _: () = {
            use #path as #alias;
            #items
        };
    }
}

/// Checks of types, each once: two places of one type have the same.
pub(crate) fn once(checks: impl IntoIterator<Item = TokenStream>) -> Vec<TokenStream> {
    let mut seen = HashSet::new();
    checks.into_iter().filter(|check| seen.insert(check.to_string())).collect()
}
