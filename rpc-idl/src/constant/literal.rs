//! Literals.

use super::value::{IntegerType, Value};

/// A number's value, or the fault with MIDL's number.
pub(crate) fn number(text: &str) -> Result<Value, (u16, &'static str)> {
    const NONE: (u16, &str) = (2116, "this is no number");
    let lower = text.to_ascii_lowercase();
    let (radix, digits) = match lower.as_bytes() {
        [b'0', b'x', rest @ ..] => (16, rest),
        [b'0', rest @ ..] if rest.first().is_some_and(u8::is_ascii_digit) => (8, rest),
        rest => (10, rest),
    };
    let digits = std::str::from_utf8(digits).map_err(|_| NONE)?;
    let is_fraction =
        radix != 16 && (lower.contains('.') || lower.contains('e') && !lower.starts_with("0x"));
    if is_fraction {
        let digits = lower.trim_end_matches(['f', 'l']);
        return digits.parse().map(Value::Float).map_err(|_| NONE);
    }
    let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let (digits, suffix) = digits.split_at(length);
    let value = match (digits, radix) {
        ("", _) => return Err(NONE),
        _ => u64::from_str_radix(digits, radix)
            .map_err(|_| (2115, "this number needs more than 64 bits"))?,
    };
    let (unsigned, long) = match suffix {
        "" | "l" => (false, false),
        "u" | "ul" | "lu" => (true, false),
        "ll" | "i64" => (false, true),
        "ull" | "llu" | "ui64" => (true, true),
        _ => return Err((2116, "a number with a suffix that C does not know")),
    };
    // The first type of C's list that has the value; a decimal number without `U` becomes unsigned where nothing else
    // is left.
    let may_be_unsigned = unsigned || radix != 10;
    let types = [
        (IntegerType::INT, !unsigned && !long),
        (IntegerType::UNSIGNED, may_be_unsigned && !long),
        (IntegerType::LONG_LONG, !unsigned),
    ];
    let value = i128::from(value);
    let ty = types.iter().find(|(ty, may)| *may && ty.wrap(value) == value);
    Ok(Value::integer(value, ty.map_or(IntegerType::UNSIGNED_LONG_LONG, |(ty, _)| *ty)))
}

/// What `'…'` or `L'…'` is; `None` if it is not one character.
pub(crate) fn character(text: &str) -> Option<Value> {
    let wide = text.starts_with('L');
    let unquoted = unescaped(text.trim_start_matches('L').strip_prefix('\'')?.strip_suffix('\'')?)?;
    let mut characters = unquoted.chars();
    let value = characters.next()? as i128;
    if characters.next().is_some() {
        return None;
    }
    // `'a'` is an `int` whose value is that of a `char`; `L'a'` is an `unsigned short`.
    let (char, wchar) =
        (IntegerType { bits: 8, signed: true }, IntegerType { bits: 16, signed: false });
    Some(if wide { Value::integer(value, wchar) } else { Value::int(char.wrap(value)) })
}

/// What `"…"` or `L"…"` is; `None` if an escape in it is not C's.
pub(crate) fn string(text: &str) -> Option<Value> {
    let wide = text.starts_with('L');
    let text = unescaped(text.trim_start_matches('L').strip_prefix('"')?.strip_suffix('"')?)?;
    Some(if wide { Value::WideString(text) } else { Value::String(text) })
}

fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let escaped = chars.next()?;
        out.push(match escaped {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'a' => '\x07',
            'b' => '\x08',
            'f' => '\x0c',
            'v' => '\x0b',
            'x' => {
                let mut value = 0_u32;
                let mut digits = 0;
                while let Some(digit) = chars.peek().and_then(|c| c.to_digit(16)) {
                    value = value.checked_mul(16)? + digit;
                    digits += 1;
                    chars.next();
                }
                char::from_u32(value).filter(|_| digits > 0)?
            }
            '0'..='7' => {
                let mut value = escaped.to_digit(8)?;
                for _ in 0..2 {
                    let Some(digit) = chars.peek().and_then(|c| c.to_digit(8)) else { break };
                    value = value * 8 + digit;
                    chars.next();
                }
                char::from_u32(value)?
            }
            // `"\pipe\spoolss"` is written so in endpoints: the character behind an unknown escape stands for itself.
            other => other,
        });
    }
    Some(out)
}
