//! Context handles and bindings.

use super::Rules;
use crate::diagnostic::Diagnostic;
use crate::model::{
    BaseType, Documented, Parameter, ParameterRole, Pointer, PointerKind, Type, Typedef,
};
use crate::source::Span;

const SERIALIZE: &str = "context_handle_serialize";
const NOSERIALIZE: &str = "context_handle_noserialize";

impl<'m> Rules<'m> {
    /// A typedef that is a context handle, or says something of one.
    pub(super) fn context_handle(&mut self, typedef: &'m Typedef) {
        let is = &typedef.is;
        let is_handle = typedef.is_context_handle || self.model.is_context_handle(&typedef.ty);
        self.serialize(is, is_handle);
        let Some(attribute) = is.attribute("context_handle") else { return };
        if !matches!(self.model.underlying(&typedef.ty), Type::Pointer(_)) {
            let expected = "expected a pointer, as in `[context_handle] void *`";
            self.report(is.span, 2237, "a context handle that is no pointer", expected);
        } else if let Some(handle) = is.attribute("handle") {
            let fault = "`handle` on a context handle";
            self.report(handle.span, 2185, fault, "expected one of both");
        } else if is.has("transmit_as") || is.has("wire_marshal") {
            let fault = "a context handle that is transmitted as another type";
            self.report(attribute.span, 2045, fault, "expected one of both");
        }
    }

    /// Whether calls wait for one another is a question of context handles.
    fn serialize(&mut self, is: &Documented, is_handle: bool) {
        let (one, other) = (is.attribute(SERIALIZE), is.attribute(NOSERIALIZE));
        if let (Some(_), Some(other)) = (one, other) {
            let fault = format!("`{SERIALIZE}` and `{NOSERIALIZE}` at once");
            self.report(other.span, 2377, fault, "expected one of them");
        } else if let Some(said) = one.or(other).filter(|_| !is_handle) {
            let fault = format!("`{}` on what is no context handle", said.name);
            self.report(said.span, 2378, fault, "expected it beside `context_handle`");
        }
    }

    pub(super) fn serialized(&mut self, parameter: &Parameter) {
        self.serialize(&parameter.is, parameter.role == ParameterRole::ContextHandle);
    }

    /// A parameter that is a context handle, or the place for one.
    pub(super) fn handle(&mut self, parameter: &'m Parameter) {
        let span = parameter.is.span;
        let place = match &parameter.ty {
            Type::Pointer(pointer) => Some(pointer),
            _ => None,
        };
        let is_place = match place {
            Some(place) => {
                self.model.is_context_handle(&place.target)
                    || matches!(self.model.underlying(&place.target), Type::Pointer(_))
            }
            None => !self.model.is_context_handle(&parameter.ty) && self.is_two_deep(parameter),
        };
        let Some(place) = place.filter(|_| is_place) else {
            if parameter.direction.is_out && !is_place {
                let fault = "an [out] context handle by value";
                self.report(span, 2044, fault, "expected a pointer to the handle");
            }
            return;
        };
        if !place.extent.is_empty() {
            let expected = "expected it as a parameter of its own (CTX-02)";
            self.report(span, 2136, "an array of context handles", expected);
        } else {
            self.nullable_place(&parameter.is, place);
        }
    }

    /// Whether a typedef of a pointer is one to a pointer, which `context_handle` makes the place for a handle.
    fn is_two_deep(&self, parameter: &Parameter) -> bool {
        match self.model.underlying(&parameter.ty) {
            Type::Pointer(pointer) => {
                matches!(self.model.underlying(&pointer.target), Type::Pointer(_))
            }
            _ => false,
        }
    }

    /// Without an attribute it is a reference, whatever the default is.
    fn nullable_place(&mut self, is: &Documented, place: &Pointer) {
        let said = ["unique", "ptr"].into_iter().find_map(|name| is.attribute(name));
        if said.is_none() && (place.kind == PointerKind::Ref || !place.is_explicit) {
            return;
        }
        let span = said.map_or(is.span, |attribute| attribute.span);
        let expected = "expected a reference: the place for a handle is never null";
        self.report(span, 2181, "a pointer to a handle that may be null", expected);
    }

    /// A binding, which tells the stub where to call, and is not sent.
    /// `first` is where the procedure has one already.
    pub(super) fn binding(&mut self, parameter: &'m Parameter, first: Option<Span>) {
        let span = parameter.is.span;
        let place = match &parameter.ty {
            Type::Pointer(pointer) => Some(pointer),
            _ => None,
        };
        if parameter.direction.is_out {
            let midl = if parameter.direction.is_in { 2194 } else { 2180 };
            let expected = "expected an [in] parameter: no binding is on the wire";
            self.report(span, midl, "a binding that comes back", expected);
        } else if let Some(first) = first {
            let expected = "expected one: no binding is on the wire";
            let error = Diagnostic::error(span, 2182, "a second binding").expected(expected);
            self.found.push(error.related(first, "the procedure's binding"));
        } else if let Some(place) = place {
            self.nullable_place(&parameter.is, place);
        }
    }

    /// Whether a type has a handle in it that is not on the wire.
    pub(super) fn is_handle(&self, ty: &Type) -> bool {
        *self.model.on_wire(ty) == Type::Base(BaseType::Handle) || self.model.is_context_handle(ty)
    }
}
