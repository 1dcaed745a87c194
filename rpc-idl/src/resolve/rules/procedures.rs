//! Procedures and what their attributes say.

use super::Rules;
use crate::diagnostic::Diagnostic;
use crate::model::{BaseType, Interface, Parameter, ParameterRole, Procedure, ProcedureKind, Type};

/// The attributes of statuses, and what says that the result and a parameter have one.
const STATUSES: [(&str, u16); 2] = [("comm_status", 2050), ("fault_status", 2245)];

impl<'m> Rules<'m> {
    /// Callbacks are called within a call.
    pub(super) fn callbacks(&mut self, interface: &'m Interface) {
        let is_callback = |one: &Procedure| one.kind == ProcedureKind::Callback;
        if !interface.procedures.is_empty() && interface.procedures.iter().all(is_callback) {
            let expected = "expected a call of the client's, in which they are called";
            self.report(interface.is.span, 2208, "an interface of callbacks alone", expected);
        }
    }

    pub(super) fn procedure(&mut self, procedure: &'m Procedure) {
        let is = &procedure.is;
        let pipe = procedure.parameters.iter().find(|one| one.role == ParameterRole::Pipe);
        if let (Some(idempotent), Some(pipe)) = (is.attribute("idempotent"), pipe) {
            let fault = "an idempotent procedure with a pipe";
            let expected = "expected no pipe: what it has sent cannot be sent again";
            let error = Diagnostic::error(idempotent.span, 2054, fault).expected(expected);
            self.found.push(error.related(pipe.is.span, "the pipe"));
        } else if let (Some(idempotent), true) = (is.attribute("idempotent"), is.has("maybe")) {
            let fault = "`maybe` and `idempotent` at once";
            self.report(idempotent.span, 2054, fault, "expected `maybe` alone, which says both");
        }
        for name in ["maybe", "message"] {
            if is.has(name) {
                self.unanswered(procedure, name);
            }
        }
        for name in ["encode", "decode"] {
            if let Some(pipe) = pipe.filter(|_| is.has(name)) {
                let expected = "expected data: what a pipe has is sent piece by piece";
                return self.report(pipe.is.span, 2342, "a pipe that is serialized", expected);
            }
        }
        for (name, midl) in STATUSES {
            self.status(procedure, name, midl);
        }
    }

    /// Nothing comes back of a call without an answer.
    fn unanswered(&mut self, procedure: &'m Procedure, name: &str) {
        let expected = format!("expected neither a result nor [out] parameters: it is `{name}`");
        if let Some(out) = procedure.parameters.iter().find(|one| one.direction.is_out) {
            let fault = "a result of a call without an answer";
            return self.report(out.is.span, 2288, fault, expected);
        }
        let returned = self.model.on_wire(&procedure.returns);
        // A status says how the sending went.
        if !matches!(returned, Type::Base(BaseType::Void | BaseType::ErrorStatus)) {
            let fault = "a call without an answer that returns something";
            self.report(procedure.is.span, 2288, fault, expected);
        }
    }

    /// Where a call's status goes.
    fn status(&mut self, procedure: &'m Procedure, name: &str, both: u16) {
        let said = procedure.parameters.iter();
        let mut said = said.filter_map(|one| Some((one, one.is.attribute(name)?)));
        let Some((first, attribute)) = said.next() else { return };
        if procedure.is.has(name) {
            let fault = format!("`{name}` for the result and a parameter");
            return self.report(attribute.span, both, fault, "expected one place for it");
        }
        if let Some((_, second)) = said.next() {
            let fault = format!("a second parameter with `{name}`");
            return self.report(second.span, 2069, fault, "expected one place for it");
        }
        let target = self.target(first);
        if first.direction.is_in || target.is_none() {
            let fault = format!("`{name}` on what is no result");
            self.report(attribute.span, 2070, fault, "expected an [out] pointer");
        } else if target != Some(&Type::Base(BaseType::ErrorStatus)) {
            let fault = format!("`{name}` on another type");
            self.report(attribute.span, 2097, fault, "expected `error_status_t *`");
        }
    }

    fn target(&self, parameter: &'m Parameter) -> Option<&'m Type> {
        match self.model.on_wire(&parameter.ty) {
            Type::Pointer(pointer) => Some(self.model.on_wire(&pointer.target)),
            _ => None,
        }
    }
}
