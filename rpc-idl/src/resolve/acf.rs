//! Attribute configuration files: their attributes are added to what the IDL declares.

use std::collections::HashSet;

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::model::{self, InterfaceId, Type};
use crate::parse::{Acf, AcfItem};
use crate::source::FileId;
use crate::syntax::{Attribute, Name};

impl<'a> Resolver<'a> {
    /// Applies a configuration file that stands beside none of `mains`, and gives the name of its interface if they do
    /// not have it.
    pub(super) fn configuration(&mut self, mains: &[FileId], file: FileId) -> Option<&'a Name> {
        let loaded = self.loaded;
        let acf = loaded[file.index()].as_ref()?.acfs.first()?;
        let name = acf.name.as_ref()?;
        let mut done = HashSet::new();
        for main in mains {
            let here = self.of_files[main.index()].types.get(&name.text);
            let Some(&Type::Interface(id)) = here else { continue };
            // Files that import it know it, too.
            if self.model[id].is_defined && done.insert(id) {
                self.known = std::mem::take(&mut self.of_files[main.index()]);
                self.acf(acf);
                self.of_files[main.index()] = std::mem::take(&mut self.known);
            }
        }
        done.is_empty().then_some(name)
    }

    pub(super) fn no_interface(&mut self, name: &Name) {
        let fault = format!("there is no interface `{}`", name.text);
        let error = Diagnostic::error(name.span, 2095, fault);
        self.error(error.expected("expected the name of an interface of the IDL file"));
    }

    pub(super) fn acf(&mut self, acf: &Acf) {
        let Some(name) = &acf.name else { return };
        self.model.files[name.span.file.index()].is_main = true;
        let Some(Type::Interface(interface)) = self.known.types.get(&name.text).cloned() else {
            return self.no_interface(name);
        };
        let attributes = self.attributes(&acf.attributes);
        self.model[interface].is.attributes.extend(attributes);
        for item in &acf.items {
            match item {
                AcfItem::Typedef(attributes, names) => {
                    let attributes = self.attributes(attributes);
                    for name in names {
                        self.acf_typedef(&attributes, name);
                    }
                }
                AcfItem::Procedure(attributes, name, parameters) => {
                    self.acf_procedure(interface, attributes, name, parameters);
                }
            }
        }
    }

    fn acf_typedef(&mut self, attributes: &[model::Attribute], name: &Name) {
        match self.known.types.get(&name.text).cloned() {
            Some(Type::Typedef(id)) => {
                self.model[id].is.attributes.extend(attributes.iter().cloned());
            }
            _ => {
                let error =
                    Diagnostic::error(name.span, 2010, format!("there is no type `{}`", name.text));
                self.error(error.expected("expected a type of the IDL file"));
            }
        }
    }

    fn acf_procedure(
        &mut self,
        interface: InterfaceId,
        attributes: &[Attribute],
        name: &Name,
        parameters: &[(Vec<Attribute>, Name)],
    ) {
        let index = self.model[interface]
            .procedures
            .iter()
            .position(|procedure| procedure.is.name == name.text);
        let Some(index) = index else {
            let error = Diagnostic::error(
                name.span,
                2100,
                format!("there is no procedure `{}`", name.text),
            );
            return self.error(error.expected("expected a procedure of the interface"));
        };
        let attributes = self.attributes(attributes);
        let mut procedure = self.model[interface].procedures[index].clone();
        procedure.is.attributes.extend(attributes);
        self.call_as(&mut procedure);
        for (attributes, name) in parameters {
            let attributes = self.attributes(attributes);
            match procedure.parameters.iter_mut().find(|parameter| parameter.is.name == name.text) {
                Some(parameter) => parameter.is.attributes.extend(attributes),
                // The client's stub alone has it.
                None if attributes.iter().any(|attribute| {
                    matches!(&*attribute.name, "comm_status" | "fault_status")
                }) =>
                {
                    let reason = "it is not on the wire: a call's status is its error";
                    self.skip("status parameter", Some(name), name.span, reason);
                }
                None => {
                    let error = Diagnostic::error(
                        name.span,
                        2101,
                        format!("there is no parameter `{}`", name.text),
                    );
                    self.error(error.expected("expected a parameter of the procedure"));
                }
            }
        }
        self.model[interface].procedures[index] = procedure;
    }
}
