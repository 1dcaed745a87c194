//! Which names the expressions of types use.

use rpc_idl::model::{Expression, ExpressionKind, Extent, Referent};

use super::types::Types;
use super::view::{Place, View};

/// Which of so many names are told by what stands at `places`: sizes, lengths and discriminants.
pub(crate) fn derived<'m>(
    types: &Types<'m>,
    places: impl Iterator<Item = Place<'m>>,
    count: usize,
) -> Vec<bool> {
    let mut named = vec![false; count];
    places.for_each(|place| named_by(types, place, &mut named));
    named
}

/// Notes which names the expressions at a place use.
pub(crate) fn named_by<'m>(types: &Types<'m>, place: Place<'m>, named: &mut [bool]) {
    match types.view(place) {
        Ok(View::Pointer(_, target)) => named_by(types, target, named),
        Ok(View::Array(many)) => {
            let Extent { size_is, max_is, length_is, first_is, last_is, .. } = many.extent;
            for of in [size_is, max_is, length_is, first_is, last_is].into_iter().flatten() {
                names_in(of, named);
            }
            named_by(types, many.element, named);
        }
        Ok(View::Union(_)) => {
            if let Some(switch) = place.switch_is {
                names_in(switch, named);
            }
        }
        _ => {}
    }
}

pub(crate) fn names_in(expression: &Expression, named: &mut [bool]) {
    match &expression.kind {
        ExpressionKind::Name { referent: Referent::Parameter(n) | Referent::Field(n), .. } => {
            named[*n] = true;
        }
        ExpressionKind::Unary(_, of) | ExpressionKind::Cast(_, of) => names_in(of, named),
        ExpressionKind::Binary(_, a, b) => [a, b].into_iter().for_each(|of| names_in(of, named)),
        ExpressionKind::Conditional(parts) => parts.iter().for_each(|of| names_in(of, named)),
        _ => {}
    }
}
