//! What is written in one form of memory.

use std::collections::{BTreeMap, BTreeSet};

use super::interfaces::Trait;
use super::reach::Reach;
use super::{Generator, Key, Memory, Written};
use crate::model::{Definition, InterfaceId, InterfaceKind};

/// Where constants stand in the source.
pub(super) const BODY: &str = "// constants\n";

/// A path as it is in a module within: that of what is beside it, or of a module elsewhere.
fn outer(module: Option<&str>) -> String {
    match module {
        None => "super".to_owned(),
        Some(path) => match path.strip_prefix("self::") {
            Some(rest) => format!("super::{rest}"),
            None if path.starts_with("super::") || path == "super" => format!("super::{path}"),
            None => path.to_owned(),
        },
    }
}

impl Generator<'_> {
    /// Whether it is looked at for this form: of the file's own, all but what others alone need.
    pub(super) fn is_of_form(&self, key: Key) -> bool {
        let is_of_others = self.owning.contains(&key) && self.reach.is_needed(key);
        self.needed.contains(&key) || !(self.is_inner || is_of_others)
    }

    /// The module that has it, if it is not written here.
    pub(super) fn elsewhere_of(&self, key: Key) -> Option<String> {
        let module = self.module(self.span(key));
        match self.is_inner {
            true if self.owning.contains(&key) => None,
            true => Some(outer(module)),
            false => module.map(str::to_owned),
        }
    }

    /// What one form has: the file's own, or that of a module.
    pub(super) fn part(&mut self, inner: Option<Memory>) -> String {
        self.is_inner = inner.is_some();
        self.memory = inner.unwrap_or(self.forms.0);
        let of_form: Vec<InterfaceId> = self.plain().collect();
        self.needed = Reach::of_interfaces(self.model, of_form);
        self.defaults.clear();
        self.items();
        self.interfaces();
        self.spread_failures();
        self.written_part()
    }

    /// The plain interfaces of this form.
    fn plain(&self) -> impl Iterator<Item = InterfaceId> {
        self.model.definitions.iter().filter_map(|definition| match *definition {
            Definition::Interface(id) => {
                let one = &self.model[id];
                let is_here = one.is_defined
                    && one.kind == InterfaceKind::Plain
                    && self.is_main(one.is.span)
                    && self.options.memory_for(&one.is.name) == self.memory;
                is_here.then_some(id)
            }
            _ => None,
        })
    }

    /// The source of one form.
    fn written_part(&mut self) -> String {
        let items = std::mem::take(&mut self.items);
        let traits = std::mem::take(&mut self.traits);
        let elsewhere = self.elsewhere(&items, &traits);
        self.all_constants.extend(self.constants.drain());
        let own = |key: Key| self.elsewhere_of(key).is_none();
        let mut body: String = items
            .iter()
            .filter(|(key, _)| own(*key))
            .filter_map(|(_, item)| item.text.as_ref().ok())
            .cloned()
            .collect();
        body.extend(std::mem::take(&mut self.strings).into_values().map(|(_, item)| item));
        self.interfaces += traits.len();
        for one in &traits {
            self.procedures += one.methods.iter().filter(|(_, method)| method.text.is_ok()).count();
            body += &one.write();
        }
        let mut uses = String::new();
        if self.memory == Memory::Allocator {
            uses += "#[allow(unused_imports)]\nuse rpc_runtime::alloc::{Allocator, Box, Global, Vec};\n";
        }
        uses += "#[allow(unused_imports)]\nuse rpc_runtime::prelude::*;\n";
        if body.contains("Uuid") {
            uses += "use rpc_runtime::uuid::Uuid;\n";
        }
        uses += &elsewhere;
        if self.is_inner {
            let name = self.memory.name();
            format!("/// Interfaces whose memory is `{name}`.\npub mod {name} {{\n{uses}{body}}}\n")
        } else {
            uses + BODY + &body
        }
    }

    /// `use` of what is written elsewhere.
    fn elsewhere(&self, items: &[(Key, Written)], traits: &[Trait]) -> String {
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let items = items.iter().filter(|(key, _)| self.elsewhere_of(*key).is_none());
        let methods = traits.iter().flat_map(|one| &one.methods).map(|(_, method)| method);
        let all_said = items.map(|(_, item)| item).chain(methods).filter(|one| one.text.is_ok());
        for key in all_said.flat_map(|one| &one.uses) {
            if let Some(path) = self.elsewhere_of(*key) {
                all.entry(path).or_default().insert(self.names.of_type(*key).to_owned());
            }
        }
        for id in &self.constants {
            let module = self.module(self.model[*id].name.span);
            let path = match self.is_inner {
                true => Some(outer(module)),
                false => module.map(str::to_owned),
            };
            if let Some(path) = path {
                all.entry(path).or_default().insert(self.names.constant(*id).to_owned());
            }
        }
        let one = |(path, names): (String, BTreeSet<String>)| {
            let names: Vec<_> = names.into_iter().collect();
            format!("use {path}::{{{}}};\n", names.join(", "))
        };
        all.into_iter().map(one).collect()
    }
}
