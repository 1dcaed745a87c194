//! Names of MIDL's as Rust writes them.

use std::collections::{HashMap, HashSet};

use super::Key;
use super::reach::Reach;
use crate::model::{ConstantId, Definition, EnumerationId, Field, Model, Type};

/// Names that the source needs with their own meaning.
const TAKEN: [&str; 35] = [
    "Box",
    "Vec",
    "Option",
    "String",
    "Result",
    "Error",
    "Some",
    "None",
    "Ok",
    "Err",
    "WString",
    "WStr",
    "Tail",
    "Len",
    "Uuid",
    "Status",
    "Context",
    "Ndr",
    "Default",
    "Self",
    "Shared",
    "Full",
    "Clone",
    "Debug",
    "PartialEq",
    "PipeReader",
    "PipeWriter",
    "CallInfo",
    "CallMemory",
    "CallBlock",
    "Binding",
    "Server",
    "ServerBuilder",
    "ClientBuilder",
    "Association",
];

/// Those of what comes from an allocator.
const OF_ALLOCATORS: [&str; 6] = ["A", "Allocator", "Global", "SharedAllocator", "Send", "Sync"];

/// What clients have beside an interface's procedures (IFC-09).
const OF_CLIENTS: [&str; 9] = [
    "connect",
    "connect_with",
    "over",
    "bind",
    "client",
    "with_object",
    "with",
    "with_cancel",
    "in_order",
];

/// What stands behind a trait's name in those of its client and its server.
pub(super) const OF_TRAITS: [&str; 3] = ["Client", "BlockingClient", "Server"];

/// The names of types, of enumerations' values and of constants.
pub(super) struct Names {
    types: HashMap<Key, String>,
    midl: HashMap<Key, Vec<String>>,
    variants: HashMap<(EnumerationId, usize), String>,
    constants: HashMap<ConstantId, String>,
    used: Used,
}

/// Names that are taken, and for each that was wanted again the next number.
#[derive(Default)]
pub(super) struct Used {
    names: HashSet<String>,
    numbers: HashMap<String, usize>,
}

impl Used {
    pub(super) fn take(&mut self, name: &str) {
        self.names.insert(name.to_owned());
    }

    /// For the methods of an interface.
    pub(super) fn of_methods() -> Used {
        let mut used = Used::default();
        OF_CLIENTS.iter().for_each(|name| used.take(name));
        used
    }
}

impl Names {
    pub(super) fn of(model: &Model, reach: &Reach, has_allocators: bool) -> Names {
        let mut names = Names {
            types: HashMap::new(),
            midl: HashMap::new(),
            variants: HashMap::new(),
            constants: constants(model),
            used: Used::default(),
        };
        TAKEN.iter().for_each(|name| names.used.take(name));
        if has_allocators {
            OF_ALLOCATORS.iter().for_each(|name| names.used.take(name));
        }
        for definition in &model.definitions {
            let Definition::Typedef(id) = *definition else { continue };
            let typedef = &model[id];
            if let Some(key) = key(&typedef.ty) {
                names.midl.entry(key).or_default().push(typedef.is.name.clone());
            }
        }
        let keys: Vec<(Key, &str)> = model
            .definitions
            .iter()
            .filter_map(|definition| match *definition {
                Definition::Structure(id) => Some((Key::Structure(id), &*model[id].is.name)),
                Definition::Union(id) => Some((Key::Union(id), &*model[id].is.name)),
                Definition::Enumeration(id) => Some((Key::Enumeration(id), &*model[id].is.name)),
                _ => None,
            })
            .filter(|(key, _)| reach.has(*key))
            .collect();
        for &(key, tag) in &keys {
            let midl = names.midl.entry(key).or_default();
            if !tag.is_empty() && !midl.iter().any(|name| name == tag) {
                midl.push(tag.to_owned());
            }
            if let Some(first) = midl.first() {
                let name = pascal(first);
                names.claim(key, name);
            }
        }
        // Types without a name have that of their place. What they are in has its name by now, or is without one too.
        for &(key, _) in keys.iter().rev() {
            names.name_within(model, key);
        }
        for &(key, _) in &keys {
            if !names.types.contains_key(&key) {
                names.claim(key, "Unnamed".to_owned());
            }
            if let Key::Enumeration(id) = key {
                names.values(model, id);
            }
        }
        names
    }

    pub(super) fn of_type(&self, key: Key) -> &str {
        self.types.get(&key).map_or("", String::as_str)
    }

    /// As MIDL has it: of its typedefs, then its tag.
    pub(super) fn midl(&self, key: Key) -> &[String] {
        self.midl.get(&key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn variant(&self, id: EnumerationId, n: usize) -> &str {
        self.variants.get(&(id, n)).map_or("", String::as_str)
    }

    /// Of several that are the same, it is one.
    pub(super) fn constant(&self, id: ConstantId) -> &str {
        self.constants.get(&id).map_or("", String::as_str)
    }

    /// A name that no type has.
    pub(super) fn free(&mut self, name: String) -> String {
        unused(name, &mut self.used)
    }

    /// A name for a trait: none of what is named after it, with these words behind, has the name of a type.
    pub(super) fn free_trait(&mut self, name: &str, words: &[String]) -> String {
        let after = |name: &str| -> Vec<String> {
            words.iter().map(|word| format!("{name}{word}")).collect()
        };
        loop {
            let name = self.free(name.to_owned());
            let after = after(&name);
            if after.iter().all(|name| !self.used.names.contains(name)) {
                after.iter().for_each(|name| self.used.take(name));
                return name;
            }
        }
    }

    fn claim(&mut self, key: Key, name: String) {
        let name = self.free(name);
        self.types.insert(key, name);
    }

    fn name_within(&mut self, model: &Model, of: Key) {
        let Some(outer) = self.types.get(&of).cloned() else { return };
        let mut inner: Vec<(Key, String)> = Vec::new();
        let mut add = |field: &Field, place: String| {
            let mut ty = &field.ty;
            loop {
                match ty {
                    Type::Pointer(pointer) => ty = &pointer.target,
                    Type::Array(array) => ty = &array.element,
                    _ => break,
                }
            }
            if let Some(key) = key(ty) {
                inner.push((key, place));
            }
        };
        match of {
            Key::Structure(id) => {
                for (n, field) in model[id].fields.iter().enumerate() {
                    add(field, field_place(field, n));
                }
            }
            Key::Union(id) => {
                for (n, arm) in model[id].arms.iter().enumerate() {
                    for field in &arm.fields {
                        let label = arm.labels.first().map_or(n as i128, |label| label.value);
                        let place = if field.is.name.is_empty() {
                            format!("Case{label}").replace('-', "Minus")
                        } else {
                            pascal(&field.is.name)
                        };
                        add(field, place);
                    }
                }
            }
            Key::Enumeration(_) => {}
        }
        for (key, place) in inner {
            if !self.types.contains_key(&key) && self.midl(key).is_empty() {
                self.claim(key, format!("{outer}{place}"));
                self.name_within(model, key);
            }
        }
    }

    fn values(&mut self, model: &Model, id: EnumerationId) {
        let mut used = Used::default();
        [OTHER, "Self"].iter().for_each(|name| used.take(name));
        for (n, value) in model[id].values.iter().enumerate() {
            let name = unused(pascal(&value.name), &mut used);
            self.variants.insert((id, n), name);
        }
    }
}

/// The constants' names. One that is defined again as it was keeps its name.
fn constants(model: &Model) -> HashMap<ConstantId, String> {
    let (mut used, mut last) = (Used::default(), HashMap::<&str, ConstantId>::new());
    let mut names = HashMap::<ConstantId, String>::new();
    for definition in &model.definitions {
        let Definition::Constant(id) = *definition else { continue };
        let constant = &model[id];
        let before = last.insert(&constant.name.text, id).filter(|before| {
            let before = &model[*before];
            (&before.ty, &before.value) == (&constant.ty, &constant.value)
        });
        let name = match before {
            Some(before) => names[&before].clone(),
            None => unused(upper(&constant.name.text), &mut used),
        };
        names.insert(id, name);
    }
    names
}

/// The variant of what an enumeration does not declare.
pub(super) const OTHER: &str = "Other";

fn field_place(field: &Field, n: usize) -> String {
    if field.is.name.is_empty() { format!("Field{n}") } else { pascal(&field.is.name) }
}

fn key(ty: &Type) -> Option<Key> {
    match *ty {
        Type::Structure(id) => Some(Key::Structure(id)),
        Type::Union(id) => Some(Key::Union(id)),
        Type::Enumeration(id) => Some(Key::Enumeration(id)),
        _ => None,
    }
}

/// The name, or the name with a number behind it.
pub(super) fn unused(name: String, used: &mut Used) -> String {
    if used.names.insert(name.clone()) {
        return name;
    }
    let separator = if name.ends_with(|c: char| c.is_ascii_digit()) { "_" } else { "" };
    let number = used.numbers.entry(name.clone()).or_insert(1);
    loop {
        *number += 1;
        let candidate = format!("{name}{separator}{number}");
        if used.names.insert(candidate.clone()) {
            return candidate;
        }
    }
}

/// The words of a name: `SAMPR_USER_INFO`, `lpMachineName` and `RPCServer2`.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        let chars: Vec<char> = part.chars().collect();
        let mut word = String::new();
        for (n, &c) in chars.iter().enumerate() {
            let before = n.checked_sub(1).map(|n| chars[n]);
            let after = chars.get(n + 1);
            let starts = c.is_ascii_uppercase()
                && before.is_some_and(|before| {
                    before.is_ascii_lowercase()
                        || before.is_ascii_digit() && after.is_some_and(char::is_ascii_lowercase)
                        || before.is_ascii_uppercase()
                            && after.is_some_and(char::is_ascii_lowercase)
                });
            if starts && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            word.push(c.to_ascii_lowercase());
        }
        words.push(word);
    }
    words
}

/// `SamprUserInfo`: of types and variants.
pub(super) fn pascal(name: &str) -> String {
    let mut text = String::new();
    for word in words(name) {
        // Digits on both sides of a `_` would become one number.
        if text.ends_with(|c: char| c.is_ascii_digit())
            && word.starts_with(|c: char| c.is_ascii_digit())
        {
            text.push('_');
        }
        text.push_str(&word[..1].to_ascii_uppercase());
        text.push_str(&word[1..]);
    }
    legal(text, "N")
}

/// Of a context handle's type, behind which the trait's name stands at the client.
pub(super) fn handle_name(name: &str) -> String {
    let name = pascal(name);
    if OF_TRAITS.contains(&&*name) { name + "Handle" } else { name }
}

/// `user_info`: of fields, parameters and methods.
pub(super) fn snake(name: &str) -> String {
    let text = legal(words(name).join("_"), "n");
    match &*text {
        "self" | "super" | "crate" => text + "_",
        // Since the edition of 2024, which syn does not know.
        "gen" => format!("r#{text}"),
        _ if syn::parse_str::<syn::Ident>(&text).is_err() => format!("r#{text}"),
        _ => text,
    }
}

/// `USER_INFO`: of constants.
pub(super) fn upper(name: &str) -> String {
    legal(words(name).join("_").to_ascii_uppercase(), "N")
}

fn legal(text: String, first: &str) -> String {
    match text.chars().next() {
        None => format!("{first}ameless"),
        Some('0'..='9') => format!("{first}{text}"),
        _ => text,
    }
}

/// Whether who looks for one finds the other: only case and `_` differ.
pub(super) fn is_alike(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.replace(['_', '#'], "").to_ascii_lowercase();
    plain(a) == plain(b.trim_start_matches("r#"))
}
