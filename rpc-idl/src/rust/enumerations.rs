//! Enumerations.

use super::attributes::On;
use super::names::{OTHER, Used, is_alike, unused, upper};
use super::{Generator, Key, Said, aliases, docs, refused};
use crate::model::EnumerationId;

impl Generator<'_> {
    pub(super) fn enumeration(&mut self, id: EnumerationId) -> Said<String> {
        let model = self.model;
        let enumeration = &model[id];
        let key = Key::Enumeration(id);
        self.attributes(&enumeration.is, On::Type)?;
        let name = self.names.of_type(key).to_owned();
        let (repr, v1) = if enumeration.v1_enum { ("u32", "#[v1_enum]\n") } else { ("u16", "") };
        let (mut variants, mut same, mut default) = (String::new(), String::new(), "");
        let mut used = Used::default();
        let other = format!("/// A value that is not declared.\n#[other]\n{OTHER}({repr}),\n");
        let Some(before_other) = self.before_other(id) else {
            return Err(refused(
                enumeration.is.span,
                "an enumeration without values",
                "expected one at least",
            ));
        };
        for (n, value) in enumeration.values.iter().enumerate() {
            if !self.travels(id, n) {
                let what = format!("`{}`, which is {}", value.name, value.value);
                self.skip(
                    value.span,
                    what,
                    "0 to 32767 travel: it wants `[v1_enum]` for the enumeration",
                );
                continue;
            }
            let canonical = self.canonical(id, n);
            let rust = self.names.variant(id, n);
            let mut head = docs(&value.docs);
            if !is_alike(&value.name, rust) {
                head += &aliases(rust, [&value.name]);
            }
            match canonical {
                first if first == n => {
                    if value.value == 0 {
                        default = ", Default";
                        head += "#[default]\n";
                    }
                    variants += &format!("{head}{rust} = {},\n", value.value as u32);
                    if n == before_other {
                        variants += &other;
                    }
                }
                first => {
                    let first = self.names.variant(id, first);
                    let constant = unused(upper(&value.name), &mut used);
                    same += &format!("{head}pub const {constant}: {name} = {name}::{first};\n");
                }
            }
        }
        let head = docs(&enumeration.is.docs) + &aliases(&name, self.names.midl(key));
        let mut text = format!(
            "{head}#[derive(Ndr, Debug, Clone, Copy, PartialEq, Eq{default})]\n{v1}#[repr({repr})]\n\
             pub enum {name} {{\n{variants}}}\n"
        );
        if !same.is_empty() {
            text += &format!("impl {name} {{\n{same}}}\n");
        }
        Ok(text)
    }

    /// Whether a value fits in the 16 bits of a plain enumeration, of which one is a sign.
    pub(super) fn travels(&self, id: EnumerationId, n: usize) -> bool {
        self.model[id].v1_enum || (0..=0x7fff).contains(&self.model[id].values[n].value)
    }

    /// The last of the values that has none behind it: there a variant without a value of its own can stand.
    fn before_other(&mut self, id: EnumerationId) -> Option<usize> {
        let values = &self.model[id].values;
        (0..values.len()).rev().find(|&n| {
            let value = values[n].value;
            let is_free = value != -1
                && value.checked_add(1).is_none_or(|next| self.value_of(id, next).is_none());
            is_free && self.travels(id, n) && self.canonical(id, n) == n
        })
    }

    /// The first of the values that are equal to one: in Rust each is there once.
    pub(super) fn canonical(&mut self, id: EnumerationId, n: usize) -> usize {
        self.value_of(id, self.model[id].values[n].value).unwrap_or(n)
    }

    /// The first with this value.
    pub(super) fn value_of(&mut self, id: EnumerationId, value: i32) -> Option<usize> {
        let values = &self.model[id].values;
        let first = self.values.entry(id).or_insert_with(|| {
            // The first one is the last that is put in.
            values.iter().enumerate().rev().map(|(n, value)| (value.value, n)).collect()
        });
        first.get(&value).copied()
    }
}
