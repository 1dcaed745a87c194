//! What the source is to be like.

use super::Memory;
use crate::importer::Imported;
use crate::model::{InterfaceKind, Model};

/// How Rust is made of the files.
///
/// ```
/// use rpc_idl::rust::Options;
///
/// let options = Options::new().module("ms-dtyp.idl", "crate::dtyp");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Options {
    modules: Vec<(String, String)>,
    memory: Memory,
    of_interfaces: Vec<(String, Memory)>,
    partial: bool,
}

impl Options {
    /// All that is needed is in the source, and owns what it points to.
    #[must_use]
    pub fn new() -> Options {
        Options::default()
    }

    /// The types of an imported file are those of a module, and are not written once more: so the modules of several
    /// files share them. The module is made of that file, with the same options; the file has this name, without its
    /// folder, in upper or lower case.
    ///
    /// # Panics
    ///
    /// If the path is none of Rust's.
    #[must_use]
    pub fn module(mut self, file: impl Into<String>, path: impl Into<String>) -> Options {
        let path = path.into();
        assert!(is_path(&path), "`{path}` is no path; expected one such as `crate::dtyp`");
        self.modules.push((file.into(), path));
        self
    }

    /// Who has the memory of what values point to.
    #[must_use]
    pub fn memory(mut self, memory: Memory) -> Options {
        self.memory = memory;
        self
    }

    /// The same for one interface, by its name in the IDL. Where the interfaces of a file have several forms, those of the
    /// other ones stand in a module with the form's name, `borrowed` say, beside their types.
    #[must_use]
    pub fn memory_of(mut self, interface: impl Into<String>, memory: Memory) -> Options {
        self.of_interfaces.push((interface.into(), memory));
        self
    }

    /// The interfaces that [`memory_of`](Options::memory_of) names, and a model does not have.
    #[must_use]
    pub fn unknown_interfaces(&self, model: &Model) -> Vec<&str> {
        let is_there = |name: &str| {
            let mut all = model.defined_interfaces();
            all.any(|(_, one)| one.is.name == name && one.kind == InterfaceKind::Plain)
        };
        let names = self.of_interfaces.iter().map(|(name, _)| &**name);
        names.filter(|name| !is_there(name)).collect()
    }

    /// The files that [`module`](Options::module) names, and no file of an import imports.
    #[must_use]
    pub fn unknown_modules(&self, imported: &Imported) -> Vec<&str> {
        let is_there = |file: &str| {
            imported.sources.iter().any(|(id, source)| {
                let of_model = imported.model.files.get(id.index());
                of_model.is_none_or(|of| !of.is_main) && is_named(source.path(), file)
            })
        };
        // One that is imported and is not there has been reported.
        let is_missed = |file: &str| {
            imported.diagnostics.iter().filter(|one| one.midl == Some(1001)).any(|one| {
                one.fault.split('`').nth(1).is_some_and(|name| is_named(name.as_ref(), file))
            })
        };
        let names = self.modules.iter().map(|(file, _)| &**file);
        names.filter(|file| !is_there(file) && !is_missed(file)).collect()
    }

    /// The last one that was said.
    pub(super) fn memory_for(&self, interface: &str) -> Memory {
        let said = self.of_interfaces.iter().rev().find(|(name, _)| name == interface);
        said.map_or(self.memory, |(_, memory)| *memory)
    }

    /// The form of a file's own, where its interfaces have these, and the other ones.
    pub(super) fn forms(&self, interfaces: impl Iterator<Item = Memory>) -> (Memory, Vec<Memory>) {
        let mut all: Vec<Memory> = interfaces.collect();
        all.sort();
        all.dedup();
        match &all[..] {
            [one] => (*one, Vec::new()),
            _ => {
                all.retain(|one| *one != self.memory);
                (self.memory, all)
            }
        }
    }

    /// Servers may implement a part of each interface: `#[rpc_interface(…, partial)]`.
    #[must_use]
    pub fn partial(mut self) -> Options {
        self.partial = true;
        self
    }

    pub(super) fn is_partial(&self) -> bool {
        self.partial
    }

    /// The module of a file.
    pub(super) fn module_of(&self, file: &std::path::Path) -> Option<&str> {
        self.modules.iter().find(|(name, _)| is_named(file, name)).map(|(_, path)| &**path)
    }
}

/// Windows does not tell upper from lower case.
fn is_named(path: &std::path::Path, name: &str) -> bool {
    path.file_name().is_some_and(|own| own.eq_ignore_ascii_case(name))
}

fn is_path(text: &str) -> bool {
    syn::parse_str::<syn::Path>(text).is_ok_and(|path| {
        path.leading_colon.is_none() && path.segments.iter().all(|one| one.arguments.is_none())
    })
}
