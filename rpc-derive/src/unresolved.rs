//! A name that rustc does not find is one error, though generated code repeats it.
//!
//! rustc prints equal errors once. Where the name is an argument, as in `Vec<Nmae>`, it proposes a type parameter
//! behind the name of the item around it; so the items around what a user wrote must have one place for that.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ItemTrait;

/// Code, with the place for type parameters of each item at `place`: the end of the user's own item, where rustc
/// proposes one there too, or the macro's call, where rustc proposes none.
pub(crate) fn propose_at(place: Span, code: TokenStream) -> TokenStream {
    let mut named = false;
    let tokens = code.into_iter().map(|token| {
        let follows = std::mem::take(&mut named);
        match token {
            TokenTree::Group(group) => {
                let inner = propose_at(place, group.stream());
                let mut again = Group::new(group.delimiter(), inner);
                again.set_span(group.span());
                TokenTree::Group(again)
            }
            TokenTree::Ident(mut ident) => {
                // The token before the parameters: `impl`, and the name of an alias or a constant.
                named = ident == "const" || ident == "type";
                if ident == "impl" || follows && is_answer(&ident) {
                    ident.set_span(place);
                } else if is_local(&ident) {
                    // Where a macro of the user's wrote the rest, a name has one meaning all the same.
                    ident.set_span(ident.span().resolved_at(Span::call_site()));
                }
                TokenTree::Ident(ident)
            }
            other => other,
        }
    });
    tokens.collect()
}

/// Whether a name is that of an alias or a constant of generated code.
fn is_answer(name: &Ident) -> bool {
    let name = name.to_string();
    name == "_" || ["__Form_", "__Wire_", "__Type_"].iter().any(|start| name.starts_with(start))
}

/// Whether a name is that of a variable of generated code, mostly.
fn is_local(name: &Ident) -> bool {
    let name = name.to_string();
    let rest = name.strip_prefix("__").filter(|rest| *rest != "rpc");
    rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_lowercase()))
}

/// A trait of the user's, with a generated place for type parameters, `<>`, if it has none.
pub(crate) fn without_place(trait_: &ItemTrait) -> TokenStream {
    if !trait_.generics.params.is_empty() {
        return trait_.to_token_stream();
    }
    let mut named = false;
    let tokens = trait_.to_token_stream().into_iter().flat_map(|token| {
        let is_name = named && matches!(token, TokenTree::Ident(_));
        named = matches!(&token, TokenTree::Ident(ident) if ident == "trait");
        let place = is_name.then(|| quote!(<>));
        TokenStream::from(token).into_iter().chain(place.into_iter().flatten())
    });
    tokens.collect()
}

/// A name of the user's as the bound of a generated parameter.
pub(crate) fn bound(name: &Ident) -> Ident {
    let mut bound = name.clone();
    bound.set_span(Span::call_site().located_at(name.span()));
    bound
}
