//! `{"$": "…"}`: what stands for something of an earlier call's result.

use rpcurl::near;
use serde_json::Value as Json;

/// What one names, if it is one.
fn reference(json: &Json) -> Option<&str> {
    match json {
        Json::Object(object) if object.len() == 1 => object.get("$")?.as_str(),
        _ => None,
    }
}

/// Whether this is one.
pub(crate) fn is_reference(json: &Json) -> bool {
    reference(json).is_some()
}

/// Whether there is one in this.
pub(crate) fn is_referring(json: &Json) -> bool {
    is_reference(json) || parts(json).any(is_referring)
}

/// The members of an object, or the elements of an array.
fn parts(json: &Json) -> impl Iterator<Item = &Json> {
    let members = json.as_object().into_iter().flat_map(|object| object.values());
    members.chain(json.as_array().into_iter().flatten())
}

/// Checks that all names are those of members that earlier results have.
///
/// # Errors
/// The name that is none.
pub(crate) fn check(json: &Json, known: &[String]) -> Result<(), String> {
    let Some(name) = reference(json) else {
        return parts(json).try_for_each(|json| check(json, known));
    };
    // What is deeper in a result is seen when it is there.
    let first = match name.strip_prefix('/') {
        Some(path) => path.split('/').next().unwrap_or_default(),
        None => name,
    };
    if known.iter().any(|known| known == first) {
        return Ok(());
    }
    let fault = format!("no earlier result has `{first}`");
    Err(match near(first, known.iter().map(|name| &**name)) {
        Some(near) => format!("{fault}; expected `{near}`, perhaps"),
        None if known.is_empty() => {
            format!("{fault}; expected an earlier call whose result has it")
        }
        None => format!("{fault}; expected one of {}", known.join(", ")),
    })
}

/// The same, with results in the place of what names them.
///
/// # Errors
/// Where there is no such result.
pub(crate) fn with_results(json: &Json, results: &[Json]) -> Result<Json, String> {
    if let Some(name) = reference(json) {
        let found = |result: &Json| match name.starts_with('/') {
            true => result.pointer(name).cloned(),
            false => result.get(name).cloned(),
        };
        return results.iter().rev().find_map(found).ok_or_else(|| {
            format!("no result has `{name}`; expected a member of one, or `/` and its place in one")
        });
    }
    Ok(match json {
        Json::Object(object) => {
            let members = object.iter();
            let members =
                members.map(|(key, json)| Ok((key.clone(), with_results(json, results)?)));
            Json::Object(members.collect::<Result<_, String>>()?)
        }
        Json::Array(items) => {
            let items = items.iter().map(|json| with_results(json, results));
            Json::Array(items.collect::<Result<_, String>>()?)
        }
        other => other.clone(),
    })
}
