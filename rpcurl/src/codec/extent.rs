//! What attributes say of the extent of an array.

use rpc_idl::model::Expression;

use super::expression::{NoValue, Scope};
use super::view::Many;

/// How many elements, or why nobody knows.
pub(crate) type Counted = Result<u64, NoValue>;

/// What expressions say of an array, as far as there are some.
pub(crate) struct Said {
    pub(crate) size: Option<Counted>,
    pub(crate) first: Option<Counted>,
    pub(crate) length: Option<Counted>,
}

impl Said {
    pub(crate) fn of(many: &Many<'_>, scope: &Scope<'_, '_>) -> Said {
        let extent = many.extent;
        let value = |of: &Option<Expression>, more: i128| {
            let value = scope.evaluate(of.as_ref()?);
            Some(value.map(|value| value.saturating_add(more)))
        };
        let count = |of: Option<Result<i128, NoValue>>| {
            of.map(|value| {
                u64::try_from(value?).map_err(|_| NoValue::Undefined("it is negative or too large"))
            })
        };
        let first = value(&extent.first_is, 0);
        let from_last = value(&extent.last_is, 1).map(|last| {
            let first = match &first {
                Some(first) => *first.as_ref().map_err(NoValue::again)?,
                None => 0,
            };
            Ok(last?.saturating_sub(first).max(0))
        });
        Said {
            size: count(value(&extent.size_is, 0).or_else(|| value(&extent.max_is, 1))),
            length: count(value(&extent.length_is, 0).or(from_last)),
            first: count(first),
        }
    }
}

/// What the expressions of an array of so many elements have to be.
pub(crate) fn sizes<'m>(many: &Many<'m>, elements: usize, all: &mut Vec<(&'m Expression, i128)>) {
    let (extent, elements) = (many.extent, elements as i128);
    let size = elements + i128::from(many.is_string());
    let each = [
        (&extent.length_is, elements),
        (&extent.first_is, 0),
        (&extent.last_is, elements - 1),
        (&extent.size_is, size),
        (&extent.max_is, size - 1),
    ];
    all.extend(each.into_iter().filter_map(|(of, wanted)| Some((of.as_ref()?, wanted))));
}
