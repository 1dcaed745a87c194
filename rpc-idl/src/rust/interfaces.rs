//! Interfaces and their methods.

use std::collections::HashSet;

use super::allocation::MEMORY;
use super::memory::{Memory, Within};
use super::names::{OF_TRAITS, Used, handle_name, pascal, snake, unused};
use super::reach::bases;
use super::{Generator, Said, Written, aliases, docs, refused};
use crate::limits::{BASES, PROCEDURES};
use crate::model::{
    Interface, InterfaceId, ParameterRole, PointerKind, Procedure, ProcedureKind, Type,
};
use crate::source::Span;

/// A trait, before it is known which of its methods can be said.
pub(super) struct Trait {
    head: String,
    name: String,
    pub(super) midl: String,
    pub(super) span: Span,
    pub(super) methods: Vec<(String, Written)>,
    opnums: Vec<u16>,
    /// Of the context handles, by method.
    handles: Vec<Vec<Handle>>,
}

/// A context handle: its type's name in the trait, and MIDL's.
#[derive(Clone)]
pub(super) struct Handle {
    pub(super) name: String,
    pub(super) midl: String,
    /// The method may open it.
    pub(super) opens: bool,
}

impl Handle {
    /// One that MIDL has this name for, or none.
    pub(super) fn named(midl: String) -> Handle {
        match &*midl {
            "" => Handle::of_any_type(),
            name => Handle { name: handle_name(name), midl, opens: false },
        }
    }

    /// One that MIDL has no name for.
    pub(super) fn of_any_type() -> Handle {
        Handle { name: "Handle".to_owned(), midl: String::new(), opens: false }
    }
}

impl Trait {
    /// None of its methods can be said.
    pub(super) fn is_empty(&self) -> bool {
        self.methods.iter().all(|(_, method)| method.text.is_err())
    }

    /// A handle that no method opens is another interface's.
    pub(super) fn check_handles(&mut self) {
        loop {
            let opened: HashSet<String> = (0..self.methods.len())
                .filter(|n| self.methods[*n].1.text.is_ok())
                .flat_map(|n| &self.handles[n])
                .filter(|handle| handle.opens)
                .map(|handle| handle.name.clone())
                .collect();
            let mut is_done = true;
            for ((_, method), handles) in self.methods.iter_mut().zip(&self.handles) {
                if let (Ok(_), Some(handle)) =
                    (&method.text, handles.iter().find(|handle| !opened.contains(&handle.name)))
                {
                    let fault =
                        format!("no procedure of `{}` opens a `{}`", self.name, handle.name);
                    let expected = "expected one with such a handle as [out] (CTX-10)";
                    method.text = Err(refused(method.span, fault, expected));
                    is_done = false;
                }
            }
            if is_done {
                return;
            }
        }
    }

    pub(super) fn write(&self) -> String {
        let mut text = format!("{}pub trait {} {{\n", self.head, self.name);
        let (mut handles, mut seen): (Vec<&Handle>, _) = (Vec::new(), HashSet::new());
        let said = |n: &usize| self.methods[*n].1.text.is_ok();
        for handle in (0..self.methods.len()).filter(said).flat_map(|n| &self.handles[n]) {
            if seen.insert(&handle.name) {
                handles.push(handle);
            }
        }
        for handle in handles {
            text += &aliases(&handle.name, [&handle.midl]);
            text += &format!("#[context_handle]\ntype {}: Context;\n", handle.name);
        }
        let mut next = 0;
        for (n, (_, method)) in self.methods.iter().enumerate() {
            let Ok(written) = &method.text else { continue };
            let opnum = self.opnums[n];
            // Behind its documentation.
            let docs: usize = written
                .split_inclusive('\n')
                .take_while(|line| line.starts_with("///"))
                .map(str::len)
                .sum();
            text += &written[..docs];
            if opnum != next {
                text += &format!("#[opnum({opnum})]\n");
            }
            text += &written[docs..];
            next = opnum.wrapping_add(1);
        }
        text + "}\n"
    }
}

impl Generator<'_> {
    pub(super) fn interface(&mut self, id: InterfaceId) -> Trait {
        let model = self.model;
        let interface = &model[id];
        let all = bases(model, id);
        let is_bounded = all.len() <= BASES;
        let procedures: Vec<_> = match is_bounded {
            true => all.iter().flat_map(|base| &model[*base].procedures).collect(),
            false => Vec::new(),
        };
        self.has_one_handle = false;
        let any_handle = self.any_handle(&procedures);
        let another_name = match any_handle {
            None if !interface.is.has("type_strict_context_handle") => {
                self.handle_of_no_procedure(&procedures)
            }
            _ => None,
        };
        self.has_one_handle = any_handle.is_some() || another_name.is_some();
        let name = self.trait_name(interface, &procedures);
        let head = head(interface, &name, self.options.is_partial());
        let mut one = Trait {
            head,
            name,
            midl: interface.is.name.clone(),
            span: interface.is.span,
            methods: Vec::new(),
            opnums: Vec::new(),
            handles: Vec::new(),
        };
        if let Err(error) = self.interface_attributes(interface) {
            self.diagnostics.push(*error);
        }
        let mut used = Used::of_methods();
        if !is_bounded {
            let expected = format!("expected at most {BASES}");
            let error = refused(interface.is.span, "an interface with too many bases", expected);
            self.diagnostics.push(*error);
            return one;
        }
        if let Some(span) = any_handle {
            let reason = "a procedure takes a handle of any of them: here they are one";
            self.skip(span, format!("the types of the context handles of `{}`", one.name), reason);
        }
        if let Some((name, span)) = another_name {
            let reason = "no procedure opens one: all of this interface have one type here";
            self.skip(span, format!("the type `{name}` of context handles"), reason);
        }
        for procedure in procedures {
            let (what, span) = (format!("`{}`", procedure.is.name), procedure.is.span);
            match &procedure.kind {
                ProcedureKind::NotUsedOnWire => continue,
                ProcedureKind::Local => {
                    self.skip(span, format!("local procedure {what}"), "it only has a number");
                    continue;
                }
                _ => {}
            }
            if self.is_serializing(interface, procedure) {
                let reason = "it serializes its parameters, as `pickle::ProcedurePickler` does";
                self.skip(span, format!("procedure {what}"), reason);
                continue;
            }
            let Some(opnum) = procedure.opnum else { continue };
            self.methods += 1;
            if self.methods > PROCEDURES {
                let expected = format!("expected at most {PROCEDURES}, with those of all bases");
                self.diagnostics.push(*refused(span, "too many procedures", expected));
                break;
            }
            let method = unused(snake(&procedure.is.name), &mut used);
            let mut handles = Vec::new();
            let written = self.written(span, |this| this.method(procedure, &method, &mut handles));
            one.methods.push((procedure.is.name.clone(), written));
            one.opnums.push(opnum);
            one.handles.push(handles);
        }
        one
    }

    /// The trait's name, behind which those of its client, its server and its handles are free.
    fn trait_name(&mut self, interface: &Interface, procedures: &[&Procedure]) -> String {
        let mut after: Vec<String> = OF_TRAITS.map(str::to_owned).into();
        for (procedure, opens) in procedures.iter().flat_map(|one| [(one, true), (one, false)]) {
            let handles = self.handles_of(procedure, opens).into_iter();
            after.extend(handles.map(|(midl, _)| Handle::named(midl).name));
        }
        after.sort();
        after.dedup();
        self.names.free_trait(&pascal(&interface.is.name), &after)
    }

    /// A parameter for a context handle of any type: `void *`, where others have names, and which no procedure opens.
    fn any_handle(&self, procedures: &[&Procedure]) -> Option<Span> {
        let (mut found, mut has_names) = (None, false);
        for procedure in procedures {
            match self.handle(&procedure.returns, procedure.is.has("context_handle")) {
                Some(handle) if handle.midl.is_empty() => return None,
                handle => has_names |= handle.is_some(),
            }
            for parameter in &procedure.parameters {
                if parameter.role != ParameterRole::ContextHandle {
                    continue;
                }
                match self.handle(&parameter.ty, parameter.is.has("context_handle")) {
                    Some(handle) if handle.midl.is_empty() && !parameter.direction.is_in => {
                        return None;
                    }
                    Some(handle) if handle.midl.is_empty() => {
                        found = found.or(Some(parameter.is.span));
                    }
                    handle => has_names |= handle.is_some(),
                }
            }
        }
        found.filter(|_| has_names)
    }

    /// A type of context handles that is another name of one that this interface opens: no procedure of any opens it.
    fn handle_of_no_procedure(&mut self, procedures: &[&Procedure]) -> Option<(String, Span)> {
        let opens = |procedure: &&Procedure| !self.handles_of(procedure, true).is_empty();
        if !procedures.iter().any(opens) {
            return None;
        }
        let model = self.model;
        if self.opened.is_empty() {
            let all = model.interfaces.iter().flat_map(|interface| &interface.procedures);
            let opened = all.flat_map(|procedure| self.handles_of(procedure, true));
            self.opened = opened.map(|(name, _)| name).collect();
        }
        procedures
            .iter()
            .flat_map(|procedure| self.handles_of(procedure, false))
            .find(|(name, _)| !name.is_empty() && !self.opened.contains(name))
    }

    /// The context handles that a procedure opens, or that it is given: what MIDL calls their types.
    fn handles_of(&self, procedure: &Procedure, opens: bool) -> Vec<(String, Span)> {
        let parameters = procedure.parameters.iter().filter(|parameter| {
            parameter.role == ParameterRole::ContextHandle && parameter.direction.is_out == opens
        });
        let mut all: Vec<_> = parameters.map(|parameter| (&parameter.ty, &parameter.is)).collect();
        if opens {
            all.push((&procedure.returns, &procedure.is));
        }
        let named = all.into_iter().filter_map(|(ty, is)| {
            Some((self.handle(ty, is.has("context_handle"))?.midl, is.span))
        });
        named.collect()
    }

    fn method(
        &mut self,
        procedure: &Procedure,
        name: &str,
        handles: &mut Vec<Handle>,
    ) -> Said<String> {
        let span = procedure.is.span;
        if procedure.kind == ProcedureKind::Callback {
            let expected =
                "expected a call of the client's: callbacks have no counterpart yet (CBK-01)";
            return Err(refused(span, "a callback", expected));
        }
        for (attribute, code) in [("broadcast", "FUN-02"), ("message", "FUN-04")] {
            if let Some(found) = procedure.is.attribute(attribute) {
                let expected =
                    format!("expected a call that has one server and an answer ({code})");
                return Err(refused(found.span, format!("`{attribute}`"), expected));
            }
        }
        self.procedure_attributes(procedure)?;
        self.has_pipe = procedure.parameters.iter().any(|one| one.role == ParameterRole::Pipe);
        self.within = self.within(procedure);
        self.names_memory = false;
        let said = self
            .parameters(procedure, handles)
            .and_then(|parameters| Ok((parameters, self.returned(procedure, handles)?)));
        let within = std::mem::replace(&mut self.within, Within::Declared);
        let (parameters, returns) = said?;
        let mut head = docs(&procedure.is.docs) + &aliases(name, [&procedure.is.name]);
        // `maybe` says both.
        if procedure.is.has("maybe") {
            if returns != "()"
                || procedure.parameters.iter().any(|parameter| parameter.direction.is_out)
            {
                let expected = "expected neither a result nor [out] parameters (FUN-03)";
                return Err(refused(
                    span,
                    "a call without an answer that returns something",
                    expected,
                ));
            }
            head += "#[maybe]\n";
        } else if procedure.is.has("idempotent") {
            head += "#[idempotent]\n";
        }
        for told in ["notify", "notify_flag"] {
            if procedure.is.has(told) {
                head += &format!("#[{told}]\n");
            }
        }
        if parameters.is_sized_by_client {
            // The IDL says nothing of how much is meant: `DecodeLimits` bound it.
            head += "#[allow(deprecated)]\n";
        }
        let (generics, memory) = match (self.memory, within) {
            (Memory::Borrowed, _) if parameters.is_in_block => {
                ("<'a>", format!("{MEMORY}: &'a mut CallBlock<'_>, "))
            }
            (Memory::Borrowed, _) if format!("{}{returns}", parameters.text).contains("'a") => {
                ("<'a>", format!("{MEMORY}: &'a CallMemory, "))
            }
            (Memory::Allocator, Within::Shared) => ("", format!("{MEMORY}: SharedAllocator, ")),
            (Memory::Allocator, Within::Declared) if self.names_memory => {
                ("<A: Allocator + Clone + Send + Sync>", format!("{MEMORY}: A, "))
            }
            _ => ("", String::new()),
        };
        let parameters = parameters.text;
        Ok(format!(
            "{head}async fn {name}{generics}(&self, {memory}{parameters}) -> Result<{returns}>;\n"
        ))
    }

    fn returned(&mut self, procedure: &Procedure, handles: &mut Vec<Handle>) -> Said<String> {
        if let Some(handle) = self.handle(&procedure.returns, procedure.is.has("context_handle")) {
            let handle = Handle { opens: true, ..handle };
            handles.push(handle.clone());
            return Ok(format!("Option<Self::{}>", handle.name));
        }
        match self.model.on_wire(&procedure.returns) {
            Type::Base(crate::model::BaseType::Void) => Ok("()".to_owned()),
            _ => self.result(procedure),
        }
    }
}

fn head(interface: &Interface, name: &str, is_partial: bool) -> String {
    let (major, minor) = interface.version;
    let uuid = interface.uuid.map_or(String::new(), |uuid| uuid.to_string());
    // MIDL's default and `ptr` are left away.
    let default = match interface.pointer_default {
        _ if !interface.is.has("pointer_default") => "",
        PointerKind::Ref => ", pointer_default = \"ref\"",
        PointerKind::Unique => ", pointer_default = \"unique\"",
        PointerKind::Full => "",
    };
    let partial = if is_partial { ", partial" } else { "" };
    let arguments = format!("uuid = \"{uuid}\", version = \"{major}.{minor}\"{default}{partial}");
    docs(&interface.is.docs)
        + &aliases(name, [&interface.is.name])
        + &format!("#[rpc_interface({arguments})]\n")
}
