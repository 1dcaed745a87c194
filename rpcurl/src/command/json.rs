//! JSON as people write and read it: a member that is there twice is a mistake, of which nothing is dropped silently, and a
//! peer's text moves no terminal's cursor.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

/// The value of a text.
pub(super) fn parsed(text: &str) -> Result<Json, serde_json::Error> {
    serde_json::from_str(text).map(|Once(json)| json)
}

/// The text of a value, for people, or in one line. What a terminal would obey stands only in strings, and is escaped there.
pub(super) fn written(json: &Json, is_compact: bool) -> String {
    let text = match is_compact {
        true => serde_json::to_string(json),
        false => serde_json::to_string_pretty(json),
    };
    // Keys are strings, and memory takes the text.
    let text = text.unwrap_or_default();
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                escaped += &format!("\\u{:04x}", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// A value whose objects have each member once.
struct Once(Json);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Members).map(Once)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Json, A::Error> {
        let mut array = Vec::new();
        while let Some(Once(element)) = elements.next_element()? {
            array.push(element);
        }
        Ok(Json::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format_args!("`{name}` is there twice")));
            }
            let Once(value) = members.next_value()?;
            object.insert(name, value);
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_values() {
        let text = r#"{"a":[null,true,false,0,-1,18446744073709551615,1.5,1e300,"Zoë\n",[],{}],"b":{"a":{}}}"#;
        assert_eq!(parsed(text).unwrap(), serde_json::from_str::<Json>(text).unwrap());
        assert_eq!(
            parsed(text).unwrap().as_object().unwrap().keys().collect::<Vec<_>>(),
            ["a", "b"]
        );
        assert!(parsed("{} x").is_err());
        // Nesting has serde_json's limit.
        assert!(parsed(&"[".repeat(1000)).unwrap_err().to_string().contains("recursion limit"));
    }

    #[test]
    fn what_a_terminal_would_obey() {
        let json = Json::from("\u{1b}[2J \u{7f} \u{9b}2J \u{202e} Zoë\n");
        let text = written(&json, true);
        assert_eq!(text, r#""\u001b[2J \u007f \u009b2J \u202e Zoë\n""#);
        assert_eq!(parsed(&text).unwrap(), json);
        assert_eq!(written(&Json::Array(vec![json]), false), format!("[\n  {text}\n]"));
    }

    #[test]
    fn members_that_are_there_twice() {
        for text in [r#"{"a": 1, "a": 1}"#, r#"[{"b": {"a": 1, "c": 2, "a": 3}}]"#] {
            let error = parsed(text).unwrap_err().to_string();
            assert!(error.starts_with("`a` is there twice at line 1 column "), "{error}");
        }
        // Of other objects.
        assert!(parsed(r#"{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}"#).is_ok());
    }
}
