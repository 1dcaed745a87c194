//! Warnings: what is right, and seldom what is meant. A macro has none of its own, so that each is the use of
//! something deprecated, at the token that it is about; `#[allow(deprecated)]` silences it.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::Ident;

use super::model::{Direction, Interface, Method, Parameter, is_lint};
use crate::expression;
use crate::types;

/// The warnings of an interface, as items.
pub(crate) fn emit<'a>(interface: &'a Interface<'a>) -> impl Iterator<Item = TokenStream> + 'a {
    interface.methods.iter().flat_map(move |method| {
        method
            .data()
            .filter_map(move |(_, parameter, _)| unbounded_result(parameter, method, interface))
    })
}

/// An [out] array whose size is the client's number: that is what the server allocates.
fn unbounded_result(
    parameter: &Parameter<'_>,
    method: &Method<'_>,
    interface: &Interface<'_>,
) -> Option<TokenStream> {
    let place = &parameter.attributes.place;
    let sizes = place.size_is.iter().chain(&place.max_is);
    let size = sizes.filter_map(|list| list.0.first()?.as_ref()).next()?;
    let bounded = |other: &Parameter<'_>| {
        let number = other.kind().and_then(|kind| kind.number());
        other.attributes.range().is_some()
            || number.is_some_and(|ty| types::is_named(ty, &["u8", "i8", "bool"]))
    };
    if parameter.direction != Direction::Out || bounded(parameter) {
        return None;
    }
    // The client sends as many elements itself.
    let is_sent = |name: &Ident| {
        method.data().map(|(_, other, _)| other).any(|other| {
            let sizes = other.attributes.place.size_is.iter();
            let size = sizes.filter_map(|list| list.0.first()?.as_ref()).next();
            other.is_in()
                && other.attributes.place.length_is.is_none()
                && size.is_some_and(|size| expression::names(size).iter().any(|(n, _)| n == name))
        })
    };
    let names = expression::names(size).into_iter().map(|(name, _)| name);
    let name = names.into_iter().find(|name| {
        let found = method.find(name);
        found.is_some_and(|(_, other)| other.is_in() && !bounded(other)) && !is_sent(name)
    })?;
    let lints = interface.trait_.attrs.iter().chain(&method.item.attrs);
    let lints = lints.filter(|attribute| is_lint(attribute));
    let text = format!(
        "[MEM-32] the client says with `{name}` how much the server allocates for `{}`; say how much may be meant, as in \
         `#[range(0, 4096)] {name}: …`, or `#[allow(deprecated)]`",
        parameter.name
    );
    Some(quote_spanned! {name.span()=>
        #(#lints)*
        const _: () = {
            #[deprecated = #text]
            const SIZE_WITHOUT_RANGE: () = ();
            SIZE_WITHOUT_RANGE
        };
    })
}
