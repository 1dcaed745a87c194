//! Parameters.

use super::allocation::MEMORY;
use super::expressions::{Kind, Named, Scope};
use super::interfaces::Handle;
use super::memory::{Memory, Within};
use super::names::{Used, snake, unused};
use super::types::{Place, Slot};
use super::{Generator, Said, refused};
use crate::model::{
    Array, Direction, Expression, ExpressionKind, Parameter, ParameterRole, Pointer, PointerKind,
    Procedure, Referent, Type,
};

const NOSERIALIZE: &str = "context_handle_noserialize";

/// A method's parameters.
pub(super) struct Parameters {
    pub(super) text: String,
    /// All results are in one block.
    pub(super) is_in_block: bool,
    /// A number of the client's says how much the server allocates, and has no range.
    pub(super) is_sized_by_client: bool,
}

impl Generator<'_> {
    pub(super) fn parameters(
        &mut self,
        procedure: &Procedure,
        handles: &mut Vec<Handle>,
    ) -> Said<Parameters> {
        let mut used = Used::default();
        if self.memory != Memory::Owned {
            used.take(MEMORY);
        }
        let names = procedure.parameters.iter().enumerate().map(|(n, parameter)| {
            let name = match &*parameter.is.name {
                "" => format!("parameter_{n}"),
                name => snake(name),
            };
            Named { name: unused(name, &mut used), kind: self.kind(parameter) }
        });
        let scope = Scope { names: names.collect() };
        let types: Vec<&Type> =
            procedure.parameters.iter().map(|parameter| &parameter.ty).collect();
        let mut all =
            Parameters { text: String::new(), is_in_block: false, is_sized_by_client: false };
        let mut pipes = Direction { is_in: false, is_out: false };
        for (n, parameter) in procedure.parameters.iter().enumerate() {
            let name = &scope.names[n].name;
            let out = if parameter.direction.is_in { "" } else { "#[out] " };
            match parameter.role {
                ParameterRole::Binding => {}
                ParameterRole::ContextHandle => {
                    let ty = self.context_handle(parameter, handles)?;
                    all.text += &format!("{out}{name}: {ty}, ");
                }
                ParameterRole::Pipe => {
                    let Direction { is_in, is_out } = parameter.direction;
                    if is_in && pipes.is_in || is_out && pipes.is_out {
                        let fault = "a second pipe of this direction";
                        let expected = "expected one [in] pipe and one [out] pipe at most (PIP-08)";
                        return Err(refused(parameter.is.span, fault, expected));
                    }
                    pipes.is_in |= is_in;
                    pipes.is_out |= is_out;
                    all.text += &self.pipe(parameter, name, &scope)?;
                }
                ParameterRole::Data => {
                    let (attributes, ty) = self.data(parameter, &types, &scope, &mut all)?;
                    all.is_sized_by_client |= ty.starts_with("&mut [")
                        && sized_by_client(&procedure.parameters, parameter);
                    all.text += &format!("{out}{attributes}{name}: {ty}, ");
                }
            }
        }
        Ok(all)
    }

    /// How an expression can use a parameter.
    fn kind(&self, parameter: &Parameter) -> Kind {
        match self.model.on_wire(&parameter.ty) {
            Type::Pointer(pointer) if pointer.extent.is_empty() => {
                match (Kind::of(self.model, &pointer.target), pointer.kind) {
                    (Kind::Value, PointerKind::Ref) => Kind::Reference,
                    (Kind::Value, _) => Kind::Nullable,
                    _ => Kind::Other,
                }
            }
            _ => Kind::of(self.model, &parameter.ty),
        }
    }

    /// The context handle that a type is, or points to; `is_said` by an attribute of the parameter's own.
    pub(super) fn handle(&self, ty: &Type, is_said: bool) -> Option<Handle> {
        let handle = self.named_handle(ty, is_said)?;
        Some(if self.has_one_handle { Handle::of_any_type() } else { handle })
    }

    fn named_handle(&self, ty: &Type, is_said: bool) -> Option<Handle> {
        let model = self.model;
        let is_pointer = |ty: &Type| matches!(model.on_wire(ty), Type::Pointer(_));
        let mut ty = ty;
        loop {
            match ty {
                Type::Typedef(id) => {
                    let typedef = &model[*id];
                    // A name of a pointer, and not of a pointer to one.
                    let is_one = match model.on_wire(&typedef.ty) {
                        Type::Pointer(pointer) => !is_pointer(&pointer.target),
                        _ => false,
                    };
                    // Of several names for one handle, the first.
                    let is_named =
                        typedef.is_context_handle && !model.is_context_handle(&typedef.ty);
                    if is_named || is_said && is_one {
                        return Some(Handle::named(typedef.is.name.clone()));
                    }
                    ty = &typedef.ty;
                }
                Type::Pointer(pointer) => match pointer.via {
                    Some(id) if is_said && !is_pointer(&pointer.target) => {
                        return Some(Handle::named(model[id].is.name.clone()));
                    }
                    _ => ty = &pointer.target,
                },
                _ if is_said => return Some(Handle::of_any_type()),
                _ => return None,
            }
        }
    }

    fn context_handle(&mut self, parameter: &Parameter, handles: &mut Vec<Handle>) -> Said<String> {
        let is_said = parameter.is.has("context_handle");
        let Some(handle) = self.handle(&parameter.ty, is_said) else {
            return Err(refused(
                parameter.is.span,
                "a context handle behind pointers",
                "expected one alone (CTX-02)",
            ));
        };
        let name = handle.name.clone();
        handles.push(Handle { opens: parameter.direction.is_out, ..handle });
        let is_shared = parameter.is.has(NOSERIALIZE) || self.is_shared(&parameter.ty);
        Ok(match (parameter.direction.is_out, is_shared) {
            (true, _) => format!("&mut Option<Self::{name}>"),
            (false, true) => format!("&Self::{name}"),
            (false, false) => format!("&mut Self::{name}"),
        })
    }

    /// Whether a typedef says that calls use the handle together.
    fn is_shared(&self, ty: &Type) -> bool {
        match ty {
            Type::Typedef(id) => {
                self.model[*id].is.has(NOSERIALIZE) || self.is_shared(&self.model[*id].ty)
            }
            Type::Pointer(pointer) => self.is_shared(&pointer.target),
            _ => false,
        }
    }

    fn pipe(&mut self, parameter: &Parameter, name: &str, scope: &Scope) -> Said<String> {
        let mut slot = Slot::new(parameter.range, false);
        let mut ty = &parameter.ty;
        // A pipe, or a pointer to one, with the range of either's typedefs.
        for _ in 0..2 {
            if let Type::Typedef(id) = *ty {
                self.typedef(&mut slot, id);
            }
            ty = self.model.on_wire(ty);
            if let Type::Pointer(pointer) = ty {
                ty = &pointer.target;
            }
        }
        let Type::Pipe(element) = ty else {
            return Err(refused(parameter.is.span, "a pipe behind pointers", "expected one alone"));
        };
        let range = slot.range.map_or(String::new(), |range| {
            format!("#[range({})] ", self.hold(format!("{}..={}", range.low, range.high)))
        });
        let place = Place { scope, span: parameter.is.span, is_last: false };
        let element = self.value(element, &mut Slot::default(), place)?;
        let (reader, writer) = (format!("PipeReader<{element}>"), format!("PipeWriter<{element}>"));
        Ok(match (parameter.direction.is_in, parameter.direction.is_out) {
            (true, true) => format!("{range}{name}: {reader}, {range}{name}_out: {writer}, "),
            (_, false) => format!("{range}{name}: {reader}, "),
            (false, true) => format!("{range}{name}: {writer}, "),
        })
    }

    /// The attributes and the type of data.
    fn data(
        &mut self,
        parameter: &Parameter,
        types: &[&Type],
        scope: &Scope,
        all: &mut Parameters,
    ) -> Said<(String, String)> {
        let span = parameter.is.span;
        if let Some(iid) = &parameter.iid_is {
            return Err(refused(iid.span, "`iid_is`", "COM's interfaces have no counterpart yet"));
        }
        self.presented(&parameter.ty, span)?;
        let mut allocation = self.allocation(parameter)?;
        let method = self.within;
        if !parameter.direction.is_out && method == Within::Declared && !allocation.is_moved {
            self.within = Within::Given;
        }
        let mut slot = Slot::new(parameter.range, parameter.is.has("disable_consistency_check"));
        if let Type::Typedef(id) = parameter.ty {
            self.typedef(&mut slot, id);
        }
        let place = Place { scope, span, is_last: false };
        let model = self.model;
        let ty = match model.on_wire(&parameter.ty) {
            _ if allocation.is_moved => self.value(&parameter.ty, &mut slot, place)?,
            Type::Pointer(pointer) => self.reference(parameter, pointer, &mut slot, place)?,
            Type::Array(array) => self.array_parameter(parameter, array, &mut slot, place)?,
            Type::Structure(_) | Type::Union(_) => {
                format!("&{}", self.value(&parameter.ty, &mut slot, place)?)
            }
            _ => self.value(&parameter.ty, &mut slot, place)?,
        };
        self.within = method;
        if let Some(count) = parameter.is.attribute("byte_count") {
            self.byte_count(parameter, count, &slot, scope, &mut allocation)?;
        }
        all.is_in_block |= allocation.is_in_block;
        let mut attributes = allocation.attributes
            + &self.range(&parameter.ty, &slot, span, &parameter.is.name)
            + &slot.attributes();
        if let Some(switch) = &parameter.switch_is {
            attributes += &format!(
                "#[switch_is({})] ",
                self.switch_is(switch, (&parameter.is, &parameter.ty), types, scope)?
            );
        }
        Ok((attributes, ty))
    }

    fn reference(
        &mut self,
        parameter: &Parameter,
        pointer: &Pointer,
        slot: &mut Slot,
        place: Place<'_>,
    ) -> Said<String> {
        if let Some(id) = pointer.via {
            self.typedef(slot, id);
        }
        let model = self.model;
        let is_nullable = pointer.kind != PointerKind::Ref;
        if !pointer.extent.is_empty() {
            return self.elements(
                parameter,
                &pointer.target,
                &pointer.extent,
                is_nullable,
                slot,
                place,
            );
        }
        if let Type::Array(array) = model.on_wire(&pointer.target)
            && array.length.is_none()
        {
            return self.elements(
                parameter,
                &array.element,
                &array.extent,
                is_nullable,
                slot,
                place,
            );
        }
        slot.plain_level();
        self.has_start(parameter, &pointer.target)?;
        let target = self.value(&pointer.target, slot, place)?;
        let reference = if parameter.direction.is_out { "&mut " } else { "&" };
        Ok(optional(format!("{reference}{target}"), is_nullable))
    }

    fn array_parameter(
        &mut self,
        parameter: &Parameter,
        array: &Array,
        slot: &mut Slot,
        place: Place<'_>,
    ) -> Said<String> {
        if let Some(id) = array.via {
            self.typedef(slot, id);
        }
        let Some(length) = array.length else {
            return self.elements(parameter, &array.element, &array.extent, false, slot, place);
        };
        self.has_start(parameter, &array.element)?;
        let array = self.fixed(array, length, slot, place)?;
        Ok(format!("{}{array}", if parameter.direction.is_out { "&mut " } else { "&" }))
    }

    /// What a procedure returns besides a handle.
    pub(super) fn result(&mut self, procedure: &Procedure) -> Said<String> {
        let scope = Scope::default();
        let mut slot = Slot::default();
        let place = Place { scope: &scope, span: procedure.is.span, is_last: false };
        // A result has no attributes.
        if let Some(string) = self.string_alone(&procedure.returns, place)? {
            return Ok(string);
        }
        let ty = self.value(&procedure.returns, &mut slot, place)?;
        if !slot.attributes().is_empty() {
            return Err(refused(
                procedure.is.span,
                "a result with a size",
                "expected it as an [out] parameter",
            ));
        }
        Ok(ty)
    }
}

/// Whether a number of the client's, of which no range is known, says how much is allocated.
fn sized_by_client(all: &[Parameter], parameter: &Parameter) -> bool {
    let extent = match &parameter.ty {
        Type::Pointer(pointer) => &pointer.extent,
        Type::Array(array) => &array.extent,
        _ => return false,
    };
    let mut named = Vec::new();
    [&extent.size_is, &extent.max_is]
        .into_iter()
        .flatten()
        .for_each(|size| parameters_in(size, &mut named));
    // Of one that is sent too, fewer elements may be.
    let is_made = !parameter.direction.is_in
        || parameter.direction.is_out && (extent.is_varying() || extent.string);
    is_made && named.iter().any(|&n| all[n].direction.is_in && all[n].range.is_none())
}

fn parameters_in(expression: &Expression, named: &mut Vec<usize>) {
    match &expression.kind {
        ExpressionKind::Name { referent: Referent::Parameter(n), .. } => named.push(*n),
        ExpressionKind::Unary(_, of) | ExpressionKind::Cast(_, of) => parameters_in(of, named),
        ExpressionKind::Binary(_, a, b) => {
            [a, b].into_iter().for_each(|of| parameters_in(of, named))
        }
        ExpressionKind::Conditional(parts) => parts.iter().for_each(|of| parameters_in(of, named)),
        _ => {}
    }
}

pub(super) fn optional(ty: String, is_nullable: bool) -> String {
    if is_nullable { format!("Option<{ty}>") } else { ty }
}
