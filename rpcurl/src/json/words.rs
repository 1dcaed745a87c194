//! What is expected, in words.

use super::text;
use crate::codec::{Many, Number, Place, Types, View, Width};

pub(super) const UUID: &str = "a uuid, such as 12345778-1234-abcd-ef00-0123456789ac";

/// What stands at a place, in words.
pub(super) fn expected<'m>(types: &Types<'m>, place: Place<'m>) -> String {
    match types.view(place) {
        Ok(View::Integer(number, _)) => number_in_words(number),
        Ok(View::Enumeration(..)) => "the name or the number of an enumeration".to_owned(),
        Ok(View::Float) => format!("a number from {:e} to {:e}", f32::MIN, f32::MAX),
        Ok(View::Double) => "a number".to_owned(),
        Ok(View::Handle) => "a context handle, 40 hexadecimal digits".to_owned(),
        Ok(View::Structure(id)) if text::is_uuid(types.model, id) => UUID.to_owned(),
        Ok(View::Structure(_)) => "an object".to_owned(),
        Ok(View::Union(_)) => "an object with one arm".to_owned(),
        Ok(View::Pointer(_, target)) => expected(types, target),
        Ok(View::Array(many) | View::Pipe(many)) => array_in_words(&many).to_owned(),
        Ok(View::Void) | Err(_) => "nothing".to_owned(),
    }
}

pub(super) fn number_in_words(number: Number) -> String {
    let (low, high) = number.limits();
    match number.is_boolean {
        true => "true or false".to_owned(),
        false => format!("an integer from {low} to {high}"),
    }
}

pub(super) fn array_in_words(many: &Many<'_>) -> &'static str {
    match many.width {
        Width::Bytes if many.is_string() => "a string, or the array of its bytes",
        Width::Bytes => "hexadecimal digits, two a byte",
        Width::Units => "a string, or the array of its UTF-16 units",
        Width::Values => "an array",
    }
}
