//! Warnings: what is right, and seldom what is meant. A macro has none of its own, so that each is the use of
//! something deprecated, at the token that it is about; `#[allow(deprecated)]` silences it.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::{Attribute, BinOp, Expr, Ident};

use super::model::{Direction, Interface, Method, Parameter, is_lint};
use crate::attributes::ValueAttributes;
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

/// An array of which the server makes as many elements as the client says, without being sent them.
fn unbounded_result(
    parameter: &Parameter<'_>,
    method: &Method<'_>,
    interface: &Interface<'_>,
) -> Option<TokenStream> {
    let place = &parameter.attributes.place;
    let made = parameter.direction == Direction::Out
        || parameter.direction == Direction::InOut && is_varying(place);
    if !made || place.range.is_some() {
        return None;
    }
    let mut names = Vec::new();
    unbounded(size(place)?, &mut names);
    let name = names.into_iter().find(|name| {
        let number = method.find(name).map(|(_, number)| number);
        number.is_some_and(|number| number.is_in() && !is_bounded(number)) && !is_sent(name, method)
    })?;
    let lints = |attributes: &[Attribute]| -> Vec<Attribute> {
        // What is expected has to come up where it is written.
        let lints = attributes.iter().filter(|a| is_lint(a) && !a.path().is_ident("expect"));
        lints.cloned().collect()
    };
    let lints = [lints(&interface.trait_.attrs), lints(&method.item.attrs)].concat();
    let text = format!(
        "[MEM-32] the client says with `{name}` how much the server allocates for `{}`; say how much may be meant, as in \
         `#[range(0, 4096)] {name}: …`, or write `#[allow(deprecated)]` on the method",
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

/// The size of a place's own array, as it is written.
fn size(place: &ValueAttributes) -> Option<&Expr> {
    let lists = place.size_is.iter().chain(&place.max_is);
    lists.filter_map(|list| list.0.first()?.as_ref()).next()
}

/// Whether a range travels, and not all elements.
fn is_varying(place: &ValueAttributes) -> bool {
    place.length_is.is_some() || place.last_is.is_some()
}

/// Whether a number cannot be large.
fn is_bounded(parameter: &Parameter<'_>) -> bool {
    let number = parameter.kind().and_then(|kind| kind.number());
    parameter.attributes.range().is_some()
        || number.is_some_and(|ty| types::is_named(ty, &["u8", "i8", "bool"]))
}

/// Whether the client sends as many elements itself.
fn is_sent(name: &Ident, method: &Method<'_>) -> bool {
    method.data().any(|(_, other, _)| {
        let place = &other.attributes.place;
        let size = size(place).filter(|_| other.is_in() && !is_varying(place));
        size.is_some_and(|size| expression::names(size).iter().any(|(n, _)| n == name))
    })
}

/// The names with which the value of an expression grows without a bound that is seen in it.
fn unbounded(expression: &Expr, names: &mut Vec<Ident>) {
    match expression {
        Expr::Paren(paren) => unbounded(&paren.expr, names),
        Expr::Group(group) => unbounded(&group.expr, names),
        Expr::Binary(binary) => match binary.op {
            BinOp::Add(_) | BinOp::Mul(_) | BinOp::BitOr(_) | BinOp::BitXor(_) => {
                unbounded(&binary.left, names);
                unbounded(&binary.right, names);
            }
            BinOp::Sub(_) | BinOp::Div(_) | BinOp::Shl(_) | BinOp::Shr(_) => {
                unbounded(&binary.left, names);
            }
            _ => {}
        },
        Expr::Path(_) | Expr::Unary(_) => {
            names.extend(expression::names(expression).into_iter().map(|(name, _)| name));
        }
        _ => {}
    }
}
