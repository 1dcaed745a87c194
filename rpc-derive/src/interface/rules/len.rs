//! The rules for counts that keep themselves.

use super::super::model::{Direction, Method, Parameter};
use crate::errors::Errors;
use crate::{len, types};

/// Each `Len` of a method is the length of one array, and travels where that does.
pub(super) fn check(method: &Method<'_>, errors: &mut Errors) {
    if method.is_misplaced() || method.parameters.iter().any(|parameter| parameter.tainted) {
        return;
    }
    let beside: Vec<_> = method.parameters.iter().map(beside).collect();
    for (_, count, _) in method.data() {
        let Some(found) = len::Count::of(Some(&count.name), count.ty) else {
            continue;
        };
        let array = len::check(&found, &beside, errors);
        if let Some(array) = array.map(|index| &method.parameters[index]) {
            check_direction(&found, count, array, errors);
        }
    }
}

fn beside<'a>(parameter: &'a Parameter<'_>) -> len::Beside<'a> {
    len::Beside {
        attributes: &parameter.attributes.place,
        levels: &parameter.levels,
        is_whole: is_buffer(parameter),
    }
}

/// Whether an array keeps its length: `&mut [T]`.
fn is_buffer(parameter: &Parameter<'_>) -> bool {
    parameter.kind().is_some_and(|kind| kind.is_lent() && kind.is_exclusive())
}

fn check_direction(
    found: &len::Count<'_>,
    count: &Parameter<'_>,
    array: &Parameter<'_>,
    errors: &mut Errors,
) {
    // What the server does not know is ARR-19.
    let is_late = !count.is_in() && array.attributes.place.size().is_some();
    let is_same = count.direction == array.direction || is_buffer(array) && count.is_in();
    if is_same || is_late {
        return;
    }
    let (travels, wanted) = (name(count.direction), name(array.direction));
    let array_name = &array.name;
    let message = format!(
        "a `Len` travels where its array does: this is [{travels}], and `{array_name}` is [{wanted}]"
    );
    let (count, number) = (&count.name, types::text(found.number));
    let ty = match array.direction {
        Direction::In => format!("`{count}: Len<{number}>`, and `{count}` in the size"),
        Direction::Out => {
            format!("`#[out] {count}: &mut Len<{number}>`, and `*{count}` in the size")
        }
        Direction::InOut => format!("`{count}: &mut Len<{number}>`, and `*{count}` in the size"),
    };
    let help = format!("write {ty}; or `{}`, which the program keeps", found.plain());
    errors.at(found.ty, "LEN-03", &message, &help);
}

fn name(direction: Direction) -> &'static str {
    match direction {
        Direction::In => "in",
        Direction::Out => "out",
        Direction::InOut => "in, out",
    }
}
