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
    let (mut names, size) = (Vec::new(), place.size()?);
    unbounded(size, &mut names);
    let name = names.into_iter().find(|name| {
        let number = method.find(name).map(|(_, number)| number);
        number.is_some_and(|number| number.is_in() && !is_bounded(number))
            && !is_sent(name, size, method)
    })?;
    let lints = |attributes: &[Attribute]| -> Vec<Attribute> {
        // What is expected has to come up where it is written.
        let lints = attributes.iter().filter(|a| is_lint(a.path()) && !a.path().is_ident("expect"));
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

/// Whether fewer elements may travel than there are: a range, or a string.
fn is_varying(place: &ValueAttributes) -> bool {
    place.length_is.is_some() || place.last_is.is_some() || place.string.is_present()
}

/// Whether a number cannot be large.
fn is_bounded(parameter: &Parameter<'_>) -> bool {
    let number = parameter.kind().and_then(|kind| kind.number());
    parameter.attributes.range().is_some()
        || number.is_some_and(|ty| types::is_named(ty, &["u8", "i8", "bool"]))
}

/// Whether the client sends as many elements itself: an array that is not smaller than `wanted`.
fn is_sent(name: &Ident, wanted: &Expr, method: &Method<'_>) -> bool {
    method.data().any(|(_, other, _)| {
        let place = &other.attributes.place;
        let may_be_null = place.disable_consistency_check.is_present();
        let size = place.size().filter(|_| other.is_in() && !is_varying(place) && !may_be_null);
        size.is_some_and(|size| size == wanted || grows(size, name) && shrinks(wanted, name))
    })
}

/// Whether an expression is at least the number of this name: that, with something added, or several times.
fn grows(expression: &Expr, name: &Ident) -> bool {
    match expression {
        Expr::Paren(paren) => grows(&paren.expr, name),
        Expr::Group(group) => grows(&group.expr, name),
        Expr::Binary(binary) if matches!(binary.op, BinOp::Add(_) | BinOp::Mul(_)) => {
            let constant = |side: &Expr| expression::constant(side).is_some_and(|n| n > 0);
            grows(&binary.left, name) && constant(&binary.right)
                || constant(&binary.left) && grows(&binary.right, name)
        }
        _ => is_name(expression, name),
    }
}

/// Whether an expression is at most the number of this name: that, with something taken away, or a part of it.
fn shrinks(expression: &Expr, name: &Ident) -> bool {
    match expression {
        Expr::Paren(paren) => shrinks(&paren.expr, name),
        Expr::Group(group) => shrinks(&group.expr, name),
        Expr::Binary(binary)
            if matches!(binary.op, BinOp::Sub(_) | BinOp::Div(_) | BinOp::Shr(_)) =>
        {
            shrinks(&binary.left, name)
                && expression::constant(&binary.right).is_some_and(|n| n > 0)
        }
        _ => is_name(expression, name),
    }
}

fn is_name(expression: &Expr, name: &Ident) -> bool {
    matches!(expression, Expr::Path(_) | Expr::Unary(_))
        && expression::names(expression).iter().any(|(other, _)| other == name)
}

/// The names with which the value of an expression grows without a bound that is seen in it.
fn unbounded(expression: &Expr, names: &mut Vec<Ident>) {
    let constant = |side: &Expr| expression::names(side).is_empty();
    match expression {
        Expr::Paren(paren) => unbounded(&paren.expr, names),
        Expr::Group(group) => unbounded(&group.expr, names),
        // Below what it is divided by, and no larger than a mask.
        Expr::Binary(binary) if matches!(binary.op, BinOp::Rem(_)) && constant(&binary.right) => {}
        Expr::Binary(binary)
            if matches!(binary.op, BinOp::BitAnd(_))
                && (constant(&binary.left) || constant(&binary.right)) => {}
        Expr::Binary(_) if expression::is_condition(expression) => {}
        Expr::Binary(binary) => {
            unbounded(&binary.left, names);
            unbounded(&binary.right, names);
        }
        Expr::If(_) => {
            for value in
                expression::conditional(expression).into_iter().flat_map(|[_, a, b]| [a, b])
            {
                unbounded(value, names);
            }
        }
        _ => names.extend(expression::names(expression).into_iter().map(|(name, _)| name)),
    }
}
