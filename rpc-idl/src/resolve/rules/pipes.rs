//! Pipes: what their elements are, and what is said of them as parameters.

use std::collections::HashMap;

use super::Rules;
use super::reach::{Reach, on_wire};
use crate::model::{BaseType, Parameter, ParameterRole, PointerKind, StructureId, Type};
use crate::source::Span;

/// Attributes of data, which a pipe has none of.
const OF_DATA: [&str; 10] = [
    "size_is",
    "max_is",
    "min_is",
    "length_is",
    "first_is",
    "last_is",
    "switch_is",
    "iid_is",
    "partial_ignore",
    "disable_consistency_check",
];

/// Why a type is no element of a pipe.
type Fault = (u16, &'static str);

/// Structures that are none, because of what is in them.
pub(super) type Unfit = HashMap<StructureId, Fault>;

/// What a type is as an element.
enum Element {
    Fit,
    Unfit(Fault),
    /// As this structure is.
    Structure(StructureId),
}

impl<'m> Rules<'m> {
    /// Each pipe is looked at once: where its type has a name, or else at each parameter.
    pub(super) fn pipes(&mut self, reach: &Reach) {
        let model = self.model;
        let unfit = self.unfit();
        for &id in &reach.typedefs {
            if let Type::Pipe(element) = &model[id].ty {
                self.pipe(element, model[id].is.span, &unfit);
            }
        }
        for parameter in model.interfaces.iter().flat_map(on_wire).flat_map(|of| &of.parameters) {
            if parameter.role == ParameterRole::Pipe
                && let Type::Pipe(element) = unnamed(parameter)
            {
                self.pipe(element, parameter.is.span, &unfit);
            }
        }
    }

    /// A parameter that is a pipe: what is said of data at its place would mean nothing.
    pub(super) fn pipe_parameter(&mut self, parameter: &'m Parameter) {
        let is = &parameter.is;
        for said in OF_DATA.iter().filter_map(|name| is.attribute(name)) {
            let fault = format!("`{}` on a pipe", said.name);
            let expected = "expected it without: a pipe is sent in chunks, up to its end";
            self.report(said.span, 2322, fault, expected);
        }
        if let Type::Pointer(place) = self.model.underlying(&parameter.ty)
            && place.kind != PointerKind::Ref
            && place.is_explicit
        {
            let said = ["unique", "ptr"].into_iter().find_map(|name| is.attribute(name));
            let span = said.map_or(is.span, |attribute| attribute.span);
            let expected = "expected a reference: the place of a pipe is never null";
            self.report(span, 2322, "a pointer to a pipe that may be null", expected);
        }
    }

    fn pipe(&mut self, element: &'m Type, span: Span, unfit: &Unfit) {
        let fault = match self.element(element) {
            Element::Fit => None,
            Element::Unfit(fault) => Some(fault),
            Element::Structure(id) => unfit.get(&id).copied(),
        };
        if let Some((midl, fault)) = fault {
            self.report(span, midl, fault, "expected numbers, or structures of numbers");
        }
    }

    /// An element has one size, and nothing that is sent behind it.
    fn unfit(&self) -> Unfit {
        let mut holders: HashMap<StructureId, Vec<StructureId>> = HashMap::new();
        let mut pending = Vec::new();
        for (n, structure) in self.model.structures.iter().enumerate() {
            let id = StructureId(n as u32);
            for field in &structure.fields {
                match self.element(&field.ty) {
                    Element::Fit => {}
                    Element::Unfit(fault) => pending.push((id, fault)),
                    Element::Structure(inner) => holders.entry(inner).or_default().push(id),
                }
            }
        }
        let mut unfit = Unfit::new();
        while let Some((id, fault)) = pending.pop() {
            if unfit.insert(id, fault).is_none() {
                let outer = holders.remove(&id).into_iter().flatten();
                pending.extend(outer.map(|outer| (outer, fault)));
            }
        }
        unfit
    }

    fn element(&self, ty: &'m Type) -> Element {
        for ty in self.levels(ty) {
            if self.presented(ty).is_some() {
                return Element::Unfit((2322, "a pipe of what is transmitted as another type"));
            }
            if self.is_handle(ty) {
                return Element::Unfit((2317, "a pipe of handles"));
            }
            let fault = match self.model.on_wire(ty) {
                Type::Base(BaseType::Void) => "a pipe of anything",
                Type::Base(_) | Type::Enumeration(_) | Type::Unknown | Type::Typedef(_) => {
                    return Element::Fit;
                }
                Type::Structure(id) => return Element::Structure(*id),
                Type::Array(array) if array.length.is_some() && array.extent.is_empty() => continue,
                Type::Array(_) => "a pipe of what has no fixed size",
                Type::Union(_) => "a pipe of unions",
                Type::Pointer(_) => "a pipe of what has pointers",
                Type::Pipe(_) => "a pipe of pipes",
                Type::Interface(_) | Type::SafeArray(_) | Type::Function | Type::Bits => {
                    "a pipe of objects"
                }
            };
            return Element::Unfit((2317, fault));
        }
        Element::Fit
    }
}

/// The type of a parameter, behind a pointer, if it has no name.
fn unnamed(parameter: &Parameter) -> &Type {
    match &parameter.ty {
        Type::Pointer(pointer) => &pointer.target,
        other => other,
    }
}
