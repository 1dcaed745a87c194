//! Bytes, characters, numbers and uuids as JSON.

use rpc_idl::model::{BaseType, Model, StructureId, Type};
use rpc_runtime::uuid::Uuid;
use serde_json::{Number, Value as Json};

use crate::codec::{Array, Items, Value};

/// The greatest integer up to which JSON's numbers are exact everywhere (RFC 7493).
const EXACT: i128 = (1 << 53) - 1;

/// A number, or the text of one that other programs could not read.
pub(crate) fn integer(value: i128) -> Json {
    match i64::try_from(value) {
        Ok(number) if value.abs() <= EXACT => number.into(),
        _ => value.to_string().into(),
    }
}

/// An integer that is a number, or text in decimal or hexadecimal digits.
pub(crate) fn as_integer(json: &Json) -> Option<i128> {
    match json {
        Json::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(value), _) => Some(value.into()),
            (_, Some(value)) => Some(value.into()),
            _ => None,
        },
        Json::String(text) => {
            let (sign, digits) = match text.strip_prefix('-') {
                Some(digits) => (-1, digits),
                None => (1, &**text),
            };
            let value = match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
                Some(digits) => u64::from_str_radix(digits, 16),
                None => digits.parse(),
            };
            // `parse` takes a sign, too.
            value.ok().filter(|_| !digits.contains('+')).map(|value| sign * i128::from(value))
        }
        _ => None,
    }
}

/// A `float`: the shortest number that is this one, or text where there is none.
pub(crate) fn float(bits: u32) -> Json {
    let value = f32::from_bits(bits);
    let shortest = value.to_string().parse().ok().filter(|short: &f64| *short as f32 == value);
    match Number::from_f64(shortest.unwrap_or(value.into())) {
        Some(number) => Json::Number(number),
        None => no_number(value.is_nan(), value < 0.0, bits == f32::NAN.to_bits(), bits.into()),
    }
}

/// A `double`.
pub(crate) fn double(bits: u64) -> Json {
    let value = f64::from_bits(bits);
    match Number::from_f64(value) {
        Some(number) => Json::Number(number),
        None => no_number(value.is_nan(), value < 0.0, bits == f64::NAN.to_bits(), bits),
    }
}

fn no_number(is_nan: bool, is_negative: bool, is_usual: bool, bits: u64) -> Json {
    match (is_nan, is_usual) {
        (true, true) => "NaN".into(),
        (true, false) => format!("NaN({bits:#x})").into(),
        (false, _) if is_negative => "-Infinity".into(),
        _ => "Infinity".into(),
    }
}

/// The bits of a `float`.
pub(crate) fn as_float(json: &Json) -> Option<u32> {
    match json {
        Json::Number(number) => {
            // What is too large is no infinity.
            let value = number.as_f64().map(|value| value as f32);
            value.filter(|value| value.is_finite()).map(f32::to_bits)
        }
        Json::String(text) => match &**text {
            "NaN" => Some(f32::NAN.to_bits()),
            "Infinity" => Some(f32::INFINITY.to_bits()),
            "-Infinity" => Some(f32::NEG_INFINITY.to_bits()),
            text => nan(text).and_then(|bits| u32::try_from(bits).ok()),
        },
        _ => None,
    }
}

/// The bits of a `double`.
pub(crate) fn as_double(json: &Json) -> Option<u64> {
    match json {
        Json::Number(number) => number.as_f64().map(f64::to_bits),
        Json::String(text) => match &**text {
            "NaN" => Some(f64::NAN.to_bits()),
            "Infinity" => Some(f64::INFINITY.to_bits()),
            "-Infinity" => Some(f64::NEG_INFINITY.to_bits()),
            text => nan(text),
        },
        _ => None,
    }
}

fn nan(text: &str) -> Option<u64> {
    u64::from_str_radix(text.strip_prefix("NaN(0x")?.strip_suffix(')')?, 16).ok()
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// The bytes of hexadecimal digits.
pub(crate) fn as_bytes(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(pair[0])? << 4 | digit(*pair.get(1)?)?)).collect()
}

/// Elements that are text, or the numbers of those that are not.
pub(crate) fn characters(items: &Items, is_string: bool) -> Option<Json> {
    Some(match items {
        Items::Bytes(bytes) if !is_string => hex(bytes).into(),
        Items::Bytes(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => bytes.iter().map(|byte| Json::from(*byte)).collect(),
        },
        Items::Units(units) => match String::from_utf16(units) {
            Ok(text) => text.into(),
            Err(_) => units.iter().map(|unit| Json::from(*unit)).collect(),
        },
        Items::Values(_) => return None,
    })
}

/// Whether a structure is a uuid: it is read and shown as the text of one.
pub(crate) fn is_uuid(model: &Model, id: StructureId) -> bool {
    let structure = &model[id];
    let is_named = matches!(structure.is.name.trim_start_matches('_'), "GUID" | "UUID" | "uuid_t");
    let is_whole = structure.layout.is_ok_and(|layout| layout.size == 16 && layout.align == 4);
    let is_bytes = |ty: &Type| match model.underlying(ty) {
        Type::Array(array) => {
            let element = model.underlying(&array.element);
            array.length == Some(8)
                && matches!(element, Type::Base(BaseType::Byte | BaseType::UnsignedChar))
        }
        _ => false,
    };
    is_named
        && is_whole
        && structure.fields.len() == 4
        && structure.fields.last().is_some_and(|field| is_bytes(&field.ty))
}

/// The text of a uuid.
pub(crate) fn uuid(fields: &[Value]) -> Option<String> {
    let [Value::Integer(a), Value::Integer(b), Value::Integer(c), Value::Array(d)] = fields else {
        return None;
    };
    let Items::Bytes(d) = &d.items else { return None };
    let d: &[u8; 8] = d.as_slice().try_into().ok()?;
    let [a, b, c] = [*a as u32, *b as u32, *c as u32];
    Some(Uuid::from_fields(a, b as u16, c as u16, d).to_string())
}

/// The fields of a uuid.
pub(crate) fn as_uuid(text: &str) -> Option<Value> {
    let uuid: Uuid = text.parse().ok()?;
    let (a, b, c, d) = uuid.as_fields();
    let items = Items::Bytes(d.to_vec());
    Some(Value::Structure(vec![
        Value::Integer(a.into()),
        Value::Integer(b.into()),
        Value::Integer(c.into()),
        Value::Array(Array { items, size: None, first: 0 }),
    ]))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn integers_beyond_what_is_exact_are_text() {
        let exact = (1_i128 << 53) - 1;
        assert_eq!(integer(exact), json!(9_007_199_254_740_991_i64));
        assert_eq!(integer(-exact), json!(-9_007_199_254_740_991_i64));
        assert_eq!(integer(exact + 1), json!("9007199254740992"));
        assert_eq!(integer(u64::MAX.into()), json!("18446744073709551615"));
        for value in [0, -1, exact, exact + 1, i64::MIN.into(), u64::MAX.into()] {
            assert_eq!(as_integer(&integer(value)), Some(value));
        }
        // Whatever a reader of JSON makes of it, all digits are there.
        assert_eq!(as_integer(&json!(u64::MAX)), Some(u64::MAX.into()));
        assert_eq!(as_integer(&json!("-0x10")), Some(-16));
        for no_integer in
            [json!("+1"), json!("0x+1"), json!("--1"), json!(""), json!(1.5), json!(true)]
        {
            assert_eq!(as_integer(&no_integer), None, "{no_integer}");
        }
    }

    #[test]
    fn every_bit_of_a_float_survives() {
        let all = [0.0, -0.0, 0.1, 1.0e-45, f32::MAX, f32::INFINITY, f32::NEG_INFINITY, f32::NAN];
        let odd = [0x7f80_0001, 0xffc0_0000, 0x0000_0001, 0x3dcc_cccd];
        for bits in all.map(f32::to_bits).into_iter().chain(odd) {
            let text = serde_json::to_string(&float(bits)).unwrap();
            assert_eq!(as_float(&serde_json::from_str(&text).unwrap()), Some(bits), "{text}");
        }
        assert_eq!(float(0.1_f32.to_bits()), json!(0.1));
        let all = [0.0, -0.0, 0.1, 5.0e-324, f64::MAX, f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
        for bits in all.map(f64::to_bits).into_iter().chain([0x7ff0_0000_0000_0001]) {
            let text = serde_json::to_string(&double(bits)).unwrap();
            assert_eq!(as_double(&serde_json::from_str(&text).unwrap()), Some(bits), "{text}");
        }
    }

    #[test]
    fn bytes_are_pairs_of_digits() {
        assert_eq!(as_bytes("00fFa5"), Some(vec![0, 0xff, 0xa5]));
        assert_eq!(hex(&[0, 0xff, 0xa5]), "00ffa5");
        for wrong in ["0", "0g", "ä", "00 "] {
            assert_eq!(as_bytes(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn uuids() {
        let text = "12345778-1234-abcd-ef00-0123456789ac";
        let Some(Value::Structure(fields)) = as_uuid(text) else { panic!() };
        assert_eq!(fields[0], Value::Integer(0x1234_5778));
        assert_eq!(uuid(&fields).unwrap(), text);
        assert!(as_uuid("12345778").is_none());
    }
}
