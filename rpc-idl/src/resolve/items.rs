//! What stands in files and interfaces.

use super::{Context, Resolver};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Definition, Documented, Interface, InterfaceId, InterfaceKind, PointerKind, Skipped, Type,
};
use crate::source::{FileId, Span};
use crate::syntax::{Attribute, Item, ItemKind, Name};

impl Resolver<'_> {
    pub(super) fn items(&mut self, file: FileId, items: &[Item]) {
        for item in items {
            self.item(file, item);
        }
    }

    fn item(&mut self, file: FileId, item: &Item) {
        if let ItemKind::Import(_)
        | ItemKind::CppQuote(_)
        | ItemKind::Const(_)
        | ItemKind::Forward(_) = item.kind
        {
            self.skip_attributes(&item.attributes, "it means nothing here");
        }
        match &item.kind {
            ItemKind::Import(imports) => {
                for import in imports {
                    let name = Name { text: import.path.clone(), span: import.span };
                    let found = self.loaded[file.0 as usize]
                        .as_ref()
                        .and_then(|loaded| loaded.imports.get(&import.span).copied());
                    self.model.files[file.0 as usize].imports.push((name, found));
                    let is_there = found.and_then(|found| self.loaded[found.index()].as_ref());
                    if is_there.is_none_or(|loaded| loaded.is_stand_in) {
                        self.missing.push(format!("`{}`", import.path));
                    }
                    if let Some(found) = found {
                        self.import(found, import.span);
                    }
                }
            }
            ItemKind::Include(included) => {
                let name = Name { text: String::new(), span: item.span };
                self.model.files[file.0 as usize].imports.push((name, Some(*included)));
                self.import(*included, item.span);
            }
            ItemKind::CppQuote(text) => {
                let quote = Name { text: text.clone(), span: item.span };
                self.quoted_constant(&quote);
                self.model.files[file.0 as usize].quotes.push(quote);
            }
            ItemKind::Typedef(typedef) => self.typedef(typedef, &item.docs),
            ItemKind::Type(specifier) => {
                let ty = self.specifier(specifier);
                let is = self.documented(None, item.span, &item.docs, &item.attributes);
                self.describe(&ty, &is);
            }
            ItemKind::Const(constant) => self.constant(constant, &item.docs),
            ItemKind::Interface(interface) => self.interface(file, item, interface),
            ItemKind::Forward(name) => {
                self.interface_named(name);
            }
            ItemKind::Procedure(procedure) => self.procedure(item, procedure),
            ItemKind::Skipped(kind, name) => {
                let reason = reason(kind);
                self.skip(kind, name.as_ref(), item.span, reason);
            }
            ItemKind::Library(name, items) => {
                self.skip(
                    "library",
                    Some(name),
                    item.span,
                    "type libraries are not on the wire; its interfaces count",
                );
                let context = std::mem::replace(
                    &mut self.context,
                    Context { in_library: true, ..Context::default() },
                );
                self.items(file, items);
                self.context = context;
            }
        }
    }

    pub(super) fn skip(
        &mut self,
        kind: &'static str,
        name: Option<&Name>,
        span: Span,
        reason: &'static str,
    ) {
        let name = name.map(|name| name.text.clone());
        self.model.skipped.push(Skipped { kind, name, span, reason });
    }

    /// Lists the attributes of what has none in the model.
    pub(super) fn skip_attributes(&mut self, attributes: &[Attribute], reason: &'static str) {
        for attribute in attributes {
            self.skip("attribute", Some(&attribute.name), attribute.span, reason);
        }
    }

    /// The interface of this name, which is announced at least.
    pub(super) fn interface_named(&mut self, name: &Name) -> Option<InterfaceId> {
        match self.known.types.get(&name.text) {
            Some(Type::Interface(id)) => return Some(*id),
            Some(Type::Typedef(id)) if self.is_defined(*id) => {
                let before = self.model[*id].is.span;
                self.redefinition("the type", name, before);
                return None;
            }
            _ => {}
        }
        let id = InterfaceId(self.model.interfaces.len() as u32);
        self.model.interfaces.push(Interface {
            is: Documented {
                name: name.text.clone(),
                span: name.span,
                docs: String::new(),
                attributes: Vec::new(),
            },
            is_defined: false,
            defined_as: None,
            in_library: false,
            kind: InterfaceKind::Plain,
            uuid: None,
            version: (0, 0),
            endpoints: Vec::new(),
            pointer_default: PointerKind::Unique,
            ms_union: false,
            base: None,
            procedures: Vec::new(),
        });
        // Where the name was used before.
        if let Some(Type::Typedef(typedef)) =
            self.known.types.insert(name.text.clone(), Type::Interface(id))
        {
            self.unknown.remove(&typedef);
            self.model[typedef].ty = Type::Interface(id);
        }
        Some(id)
    }

    pub(super) fn definition_of_interface(&mut self, id: InterfaceId) {
        self.define(Definition::Interface(id));
    }

    /// A procedure that belongs to no interface.
    pub(super) fn homeless(&mut self, name: &Name) {
        let error = Diagnostic::error(name.span, 2261, "a procedure outside of an interface");
        self.error(error.expected("expected it within `interface … { … }`"));
    }
}

fn reason(kind: &str) -> &'static str {
    match kind {
        "dispinterface" => "its methods are called by IDispatch::Invoke",
        "coclass" => "classes are not on the wire",
        "module" => "the functions of a DLL are not on the wire",
        "importlib" => "type libraries are not read",
        "data" => "variables of C are not on the wire",
        _ => "it speaks to MIDL alone",
    }
}
