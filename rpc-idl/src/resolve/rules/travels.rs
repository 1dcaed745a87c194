//! What is no data, or none where it stands.

use super::{Declared, Place, Rules};
use crate::diagnostic::Diagnostic;
use crate::limits::TYPEDEFS;
use crate::model::{BaseType, PointerKind, Type, TypedefId, UnionKind};

/// What is directly in front of the innermost type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// Nothing: it is the type of the declaration.
    Nothing,
    Pointer,
    /// It is one of several.
    Elements,
}

impl<'m> Rules<'m> {
    /// Whether what is declared can be sent where it stands; reports it if not.
    pub(super) fn travels(&mut self, declared: Declared<'m>) -> bool {
        let before = self.found.len();
        let (is, place) = (declared.is, declared.place);
        if self.levels(declared.ty).any(|ty| self.presented(ty).is_some()) {
            // What is transmitted instead is looked at where that is said.
            return true;
        }
        // What an ignored pointer points to is not sent.
        let is_pointer = matches!(self.model.on_wire(declared.ty), Type::Pointer(_));
        if is.has("ignore") && is_pointer && matches!(place, Place::Field | Place::Arm) {
            return true;
        }
        let (ty, behind) = self.innermost(declared.ty);
        if self.model.is_context_handle(ty) || is_handle_itself(declared) {
            self.context_handle_within(declared, behind);
            return self.found.len() == before;
        }
        match self.model.on_wire(ty) {
            Type::Base(BaseType::Void) if !declared.has_iid => {
                match self.forgotten_handle(declared) {
                    Some(id) => self.report_forgotten_handle(declared, id),
                    None => self.void(declared, behind),
                }
                return declared.place == Place::Returned && behind == Behind::Nothing;
            }
            Type::Base(BaseType::Handle) => {
                let midl = match (place, behind) {
                    (_, Behind::Elements) => 2136,
                    (Place::Returned, _) => 2238,
                    (Place::Parameter, _) => 2182,
                    (Place::Field | Place::Arm, _) => 2135,
                };
                let expected = "expected it as a parameter of its own: no binding is on the wire";
                self.report(is.span, midl, "a binding handle as data", expected);
            }
            Type::Function => {
                let midl = match (place, behind) {
                    (_, Behind::Elements) => 2130,
                    (Place::Returned, _) => 2148,
                    (Place::Parameter, Behind::Nothing) => 2131,
                    (Place::Parameter, _) => 2142,
                    (Place::Field | Place::Arm, _) => 2129,
                };
                let expected = "expected data: no code is on the wire";
                self.report(is.span, midl, "a function as data", expected);
            }
            Type::Bits => {
                let expected = "expected a whole field: NDR has no bit fields";
                self.report(is.span, 2140, "a bit field", expected);
            }
            Type::Pipe(_) => {
                let midl = if behind == Behind::Elements { 2390 } else { 2321 };
                let expected = "expected it as a parameter, by value or behind one pointer";
                self.report(is.span, midl, "a pipe within other data", expected);
            }
            Type::Interface(_) if behind != Behind::Pointer => {
                let expected = "expected a pointer to it";
                self.report(is.span, 2259, "an interface without a pointer", expected);
            }
            Type::Structure(id) if !self.model[*id].is_defined => {
                let fault = format!("`struct {}` is not defined", self.model[*id].is.name);
                self.report(is.span, 2011, fault, "expected a structure whose fields are known");
            }
            Type::Union(id) if behind == Behind::Elements => {
                if matches!(self.model[*id].kind, UnionKind::NonEncapsulated(_)) {
                    let expected = "expected them in structures, each with its discriminant";
                    self.report(is.span, 2159, "an array of unions with `switch_is`", expected);
                }
            }
            _ => {}
        }
        self.found.len() == before
    }

    /// The type behind all pointers and arrays, or the context handle among them.
    pub(super) fn innermost(&self, ty: &'m Type) -> (&'m Type, Behind) {
        let mut behind = Behind::Nothing;
        let mut innermost = ty;
        for ty in self.levels(ty) {
            innermost = ty;
            if self.model.is_context_handle(ty) {
                break;
            }
            behind = match self.model.on_wire(ty) {
                Type::Pointer(pointer) if pointer.extent.is_conformant() => Behind::Elements,
                Type::Pointer(_) => Behind::Pointer,
                Type::Array(_) => Behind::Elements,
                _ => break,
            };
        }
        (innermost, behind)
    }

    /// The typedef of a parameter that is a pointer to anything, if who declared the parameter declared that as well.
    fn forgotten_handle(&self, declared: Declared<'m>) -> Option<TypedefId> {
        let named = |ty: &'m Type| {
            let id = match ty {
                Type::Typedef(id) => Some(*id),
                Type::Pointer(pointer) => pointer.via,
                _ => None,
            };
            id.filter(|_| match self.model.on_wire(ty) {
                Type::Pointer(pointer) => {
                    *self.model.on_wire(&pointer.target) == Type::Base(BaseType::Void)
                }
                _ => false,
            })
        };
        let mut id = self.levels(declared.ty).find_map(named)?;
        for _ in 0..TYPEDEFS {
            let Type::Typedef(of) = &self.model[id].ty else { break };
            id = *of;
        }
        let is_own = self.model[id].is.span.file == declared.is.span.file;
        (declared.place == Place::Parameter && is_own).then_some(id)
    }

    /// Once, for all that have its type.
    fn report_forgotten_handle(&mut self, declared: Declared<'m>, id: TypedefId) {
        if !self.anything.insert(id) {
            return;
        }
        let typedef = &self.model[id].is;
        let error = Diagnostic::error(declared.is.span, 2139, "a pointer to anything")
            .expected("expected a type that says what is sent")
            .related(typedef.span, "or `[context_handle]` here, if it is one");
        self.found.push(error);
    }

    fn void(&mut self, declared: Declared<'m>, behind: Behind) {
        let is_array = matches!(self.model.on_wire(declared.ty), Type::Array(_));
        let midl = match (declared.place, behind) {
            (Place::Returned, Behind::Nothing) => return,
            (_, Behind::Elements) if is_array => 2127,
            (Place::Returned, _) => 2145,
            (Place::Parameter, _) => 2139,
            (Place::Field | Place::Arm, Behind::Nothing) => 2126,
            (Place::Field | Place::Arm, _) => 2241,
        };
        let fault = match behind {
            Behind::Nothing => "data of the type `void`",
            Behind::Pointer => "a pointer to anything",
            Behind::Elements => "an array of anything",
        };
        let expected = "expected a type that says what is sent";
        self.report(declared.is.span, midl, fault, expected);
    }

    fn context_handle_within(&mut self, declared: Declared<'m>, behind: Behind) {
        let midl = match (declared.place, behind) {
            (Place::Returned, Behind::Nothing) => return,
            (_, Behind::Elements) => Some(2136),
            (Place::Returned, _) if is_handle_itself(declared) => return,
            (Place::Returned, _) => Some(2268),
            (Place::Parameter, _) => None,
            (Place::Field | Place::Arm, _) => Some(2135),
        };
        let expected = match declared.place {
            Place::Returned => "expected the handle itself",
            _ => "expected it as a parameter of its own (CTX-02)",
        };
        let fault = match declared.place {
            Place::Returned => "a pointer to a context handle as a result",
            _ => "a context handle within other data",
        };
        // Published files have an [out] array of handles, which newer compilers take.
        let is_result = declared.is.has("out") && !declared.is.has("in");
        if declared.place == Place::Parameter && behind == Behind::Elements && is_result {
            let warning =
                Diagnostic::warning(declared.is.span, 2136, "an array of context handles");
            self.found.push(warning.expected(expected));
            return;
        }
        self.report(declared.is.span, midl, fault, expected);
    }

    /// Whether a type is a pointer that is never null.
    pub(super) fn is_reference(&self, ty: &Type) -> bool {
        matches!(self.model.on_wire(ty), Type::Pointer(pointer) if pointer.kind == PointerKind::Ref)
    }
}

/// An attribute of the declaration makes it a context handle, and not its type.
fn is_handle_itself(declared: Declared<'_>) -> bool {
    declared.is.has("context_handle")
}
