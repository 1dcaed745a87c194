//! The second pass: what needs all types to be known.

use std::collections::HashMap;

use super::Resolver;
use super::interfaces::name_of;
use super::levels::Place;
use super::names::Scope;
use crate::diagnostic::Diagnostic;
use crate::model::discriminants::union_in;
use crate::model::{
    Documented, Field, InterfaceId, InterfaceKind, Parameter, ParameterRole, ProcedureKind, Type,
    TypedefId, UnionKind,
};

impl Resolver<'_> {
    pub(super) fn finish(&mut self) {
        for n in 0..self.model.typedefs.len() {
            let is = &self.model.typedefs[n].is;
            let (context_handle, handle) = (is.has("context_handle"), is.has("handle"));
            let typedef = &mut self.model.typedefs[n];
            (typedef.is_context_handle, typedef.is_handle) = (context_handle, handle);
        }
        for n in 0..self.model.typedefs.len() {
            self.finish_typedef(TypedefId(n as u32));
        }
        for n in 0..self.model.structures.len() {
            let fields = self.finish_fields(self.model.structures[n].fields.clone());
            self.model.structures[n].fields = fields;
        }
        for n in 0..self.model.unions.len() {
            self.finish_union(n);
        }
        for n in 0..self.model.interfaces.len() {
            self.finish_interface(n);
        }
        self.opnums();
    }

    fn finish_typedef(&mut self, id: TypedefId) {
        let typedef = self.model[id].clone();
        let (mut is, mut ty) = (typedef.is, typedef.ty);
        if is.attributes.is_empty() {
            return;
        }
        let extras = self.attach(&mut is, &mut ty, Place::Typedef, &Scope::none());
        let typedef = &mut self.model[id];
        (typedef.is, typedef.ty, typedef.range) = (is, ty, extras.range);
    }

    fn finish_fields(&mut self, mut fields: Vec<Field>) -> Vec<Field> {
        let scope = Scope::fields(&fields);
        for field in &mut fields {
            self.finish_field(field, &scope);
        }
        fields
    }

    fn finish_field(&mut self, field: &mut Field, scope: &Scope) {
        let extras = self.attach(&mut field.is, &mut field.ty, Place::Field, scope);
        (field.range, field.switch_is, field.iid_is) =
            (extras.range, extras.switch_is, extras.iid_is);
        self.switch_type_of(&field.is, &field.ty);
        if field.switch_is.is_none() {
            self.check_union(&field.is, &field.ty);
        }
    }

    /// A union without a `switch_type` has that of its first use with one.
    fn switch_type_of(&mut self, is: &Documented, ty: &Type) {
        if let Some(id) = union_in(&self.model, ty).filter(|_| is.has("switch_type")) {
            self.switch_type(id, is);
        }
    }

    /// A union that stands somewhere without `switch_is`.
    fn check_union(&mut self, is: &Documented, ty: &Type) {
        let mut ty = self.model.underlying(ty);
        while let Type::Pointer(pointer) = ty {
            ty = self.model.underlying(&pointer.target);
        }
        if let Type::Union(id) = ty
            && self.model[*id].is_defined
            && matches!(self.model[*id].kind, UnionKind::NonEncapsulated(_))
        {
            let error = Diagnostic::error(is.span, 2078, "a union without its discriminant");
            self.error(error.expected("expected `[switch_is(…)]` before it"));
        }
    }

    fn finish_union(&mut self, n: usize) {
        if let UnionKind::Encapsulated(encapsulated) = self.model.unions[n].kind.clone() {
            let mut encapsulated = encapsulated;
            self.finish_field(&mut encapsulated.switch, &Scope::none());
            self.model.unions[n].kind = UnionKind::Encapsulated(encapsulated);
        }
        let mut arms = self.model.unions[n].arms.clone();
        for arm in &mut arms {
            arm.fields = self.finish_fields(std::mem::take(&mut arm.fields));
        }
        self.model.unions[n].arms = arms;
    }

    fn finish_interface(&mut self, n: usize) {
        let mut procedures = std::mem::take(&mut self.model.interfaces[n].procedures);
        for procedure in &mut procedures {
            if self.model.interfaces[n].kind == InterfaceKind::Local
                || procedure.kind == ProcedureKind::Local
            {
                // Nothing of it is on the wire, and its attributes speak to C alone.
                continue;
            }
            let scope = Scope::parameters(&procedure.parameters);
            for parameter in &mut procedure.parameters {
                self.finish_parameter(parameter, &scope);
            }
            let mut is = procedure.is.clone();
            self.attach(&mut is, &mut procedure.returns, Place::Returned, &scope);
            procedure.is = is;
        }
        self.model.interfaces[n].procedures = procedures;
    }

    fn finish_parameter(&mut self, parameter: &mut Parameter, scope: &Scope) {
        parameter.role = self.role(parameter);
        let extras = self.attach(&mut parameter.is, &mut parameter.ty, Place::Parameter, scope);
        (parameter.range, parameter.switch_is, parameter.iid_is) =
            (extras.range, extras.switch_is, extras.iid_is);
        if parameter.role != ParameterRole::Data {
            return;
        }
        self.switch_type_of(&parameter.is, &parameter.ty);
        if parameter.switch_is.is_none() {
            self.check_union(&parameter.is, &parameter.ty);
        }
        let is_place = matches!(
            self.model.underlying(&parameter.ty),
            Type::Pointer(_) | Type::Array(_) | Type::SafeArray(_) | Type::Unknown
        );
        if parameter.direction.is_out && !is_place {
            let error =
                Diagnostic::error(parameter.is.span, 2042, "an [out] parameter that is no pointer");
            self.error(error.expected("expected a pointer or an array"));
        }
    }

    fn role(&self, parameter: &Parameter) -> ParameterRole {
        use crate::model::BaseType::Handle;
        let ty = self.model.underlying(&parameter.ty);
        let target = match ty {
            Type::Pointer(pointer) => Some(&pointer.target),
            _ => None,
        };
        let is_context = parameter.is.has("context_handle")
            || self.model.is_context_handle(&parameter.ty)
            || target.is_some_and(|target| self.model.is_context_handle(target));
        let innermost = target.map_or(ty, |target| self.model.underlying(target));
        if is_context {
            ParameterRole::ContextHandle
        } else if *innermost == Type::Base(Handle) {
            ParameterRole::Binding
        } else if matches!(innermost, Type::Pipe(_)) {
            ParameterRole::Pipe
        } else {
            ParameterRole::Data
        }
    }

    /// Numbers all procedures; an interface's come behind those of its base.
    fn opnums(&mut self) {
        let mut counts: HashMap<InterfaceId, u32> = HashMap::new();
        for n in 0..self.model.interfaces.len() {
            // The chain of bases that are not numbered yet, the last one first.
            let mut chain = Vec::new();
            let mut next = Some(InterfaceId(n as u32));
            while let Some(id) = next.filter(|id| !counts.contains_key(id)) {
                if chain.contains(&id) {
                    let is = &self.model[id].is;
                    let fault = format!("the interface `{}` is derived from itself", is.name);
                    let error =
                        Diagnostic::error(is.span, 2256, fault).expected("expected another base");
                    self.error(error);
                    break;
                }
                chain.push(id);
                next = self.model[id].base;
            }
            for id in chain.into_iter().rev() {
                let first =
                    self.model[id].base.and_then(|base| counts.get(&base).copied()).unwrap_or(0);
                let count = self.number(id, first);
                counts.insert(id, count);
            }
        }
    }

    fn number(&mut self, id: InterfaceId, first: u32) -> u32 {
        let (mut next, mut callback) = (first, 0);
        let mut numbers = HashMap::new();
        let mut procedures = std::mem::take(&mut self.model[id].procedures);
        for procedure in &mut procedures {
            let number = match procedure.kind {
                ProcedureKind::Callback => &mut callback,
                ProcedureKind::CallAs(_) => continue,
                _ => &mut next,
            };
            procedure.opnum = u16::try_from(*number).ok();
            if procedure.opnum.is_none() && *number == 1 << 16 {
                let error = Diagnostic::error(
                    procedure.is.span,
                    None,
                    "an interface with too many procedures",
                );
                self.error(error.expected("expected at most 65536"));
            }
            *number += 1;
            let is_local = procedure.kind == ProcedureKind::Local;
            numbers.insert(procedure.is.name.clone(), (procedure.opnum, is_local, None));
        }
        for procedure in &mut procedures {
            let ProcedureKind::CallAs(local) = &procedure.kind else { continue };
            let span = procedure.is.attribute("call_as").map_or(procedure.is.span, |of| of.span);
            const EXPECTED: &str = "expected a [local] procedure of this interface";
            match numbers.get_mut(local) {
                Some((opnum, true, stands_in)) => {
                    procedure.opnum = *opnum;
                    if let Some(first) = stands_in.replace(span) {
                        let fault = format!("a second procedure for `{local}`");
                        let error = Diagnostic::error(span, 2285, fault);
                        let error = error.expected("expected one: they have one number");
                        self.error(error.related(first, "the first one"));
                    }
                }
                Some((_, false, _)) => {
                    let fault = format!("`{local}` is a call itself");
                    self.error(Diagnostic::error(span, 2274, fault).expected(EXPECTED));
                }
                None => {
                    let fault = format!("there is no procedure `{local}`");
                    self.error(Diagnostic::error(span, 2100, fault).expected(EXPECTED));
                }
            }
        }
        self.model[id].procedures = procedures;
        next
    }

    pub(super) fn call_as(&mut self, procedure: &mut crate::model::Procedure) {
        if let Some(attribute) = procedure.is.attribute("call_as") {
            procedure.kind = ProcedureKind::CallAs(name_of(attribute));
        }
    }
}
