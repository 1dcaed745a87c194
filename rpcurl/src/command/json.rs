//! JSON as people write it: a member that is there twice is a mistake, of which nothing is dropped silently.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

/// The value of a text.
pub(super) fn parsed(text: &str) -> Result<Json, serde_json::Error> {
    serde_json::from_str(text).map(|Once(json)| json)
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
    fn members_that_are_there_twice() {
        for text in [r#"{"a": 1, "a": 1}"#, r#"[{"b": {"a": 1, "c": 2, "a": 3}}]"#] {
            let error = parsed(text).unwrap_err().to_string();
            assert!(error.starts_with("`a` is there twice at line 1 column "), "{error}");
        }
        // Of other objects.
        assert!(parsed(r#"{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}"#).is_ok());
    }
}
