//! Arrays, and what ends in one of open size.

use std::collections::{HashMap, HashSet};

use super::{Declared, Rules};
use crate::diagnostic::Diagnostic;
use crate::model::{Array, BaseType, Extent, Field, StructureId, Type};
use crate::source::Span;

impl<'m> Rules<'m> {
    /// The structures that end in an array of open size, or in one that does.
    pub(super) fn open_structures(&self) -> HashSet<StructureId> {
        let (mut open, mut pending) = (HashSet::new(), Vec::new());
        let mut ends_with: HashMap<StructureId, Vec<StructureId>> = HashMap::new();
        for (n, structure) in self.model.structures.iter().enumerate() {
            let Some(last) = structure.fields.last() else { continue };
            let id = StructureId(n as u32);
            match self.model.on_wire(&last.ty) {
                Type::Array(array) if array.length.is_none() => pending.push(id),
                Type::Structure(inner) => ends_with.entry(*inner).or_default().push(id),
                _ => {}
            }
        }
        while let Some(id) = pending.pop() {
            if open.insert(id) {
                pending.extend(ends_with.remove(&id).into_iter().flatten());
            }
        }
        open
    }

    /// What is of open size is a structure's last field.
    pub(super) fn last(&mut self, fields: &[Field]) {
        for field in fields.iter().rev().skip(1).rev() {
            if self.is_open(&field.ty) {
                self.report(
                    field.is.span,
                    2055,
                    "an array of open size that is not a structure's last field",
                    "expected it at the end, or a pointer",
                );
            }
        }
    }

    fn is_open(&self, ty: &Type) -> bool {
        match self.model.on_wire(ty) {
            Type::Array(array) => array.length.is_none(),
            _ => self.is_open_structure(ty),
        }
    }

    pub(super) fn is_open_structure(&self, ty: &Type) -> bool {
        matches!(self.model.on_wire(ty), Type::Structure(id) if self.open.contains(id))
    }

    /// A declaration's arrays, the outermost first; the first fault is the one that is reported.
    pub(super) fn array(&mut self, declared: Declared<'m>) {
        let span = declared.is.span;
        let _ = self.elements(declared.ty, span)
            || self.bounds(declared.ty)
            || self.sized(declared.ty, span)
            || self.strings(declared.ty, span);
    }

    /// An array, or a pointer to several, whose elements have no size of their own.
    fn elements(&mut self, ty: &Type, span: Span) -> bool {
        let element = match self.model.on_wire(ty) {
            Type::Array(array) => &array.element,
            Type::Pointer(pointer) if pointer.extent.is_conformant() => &pointer.target,
            _ => return false,
        };
        let is_open = self.is_open_structure(element);
        if is_open {
            let expected = "expected pointers to them as elements";
            self.report(span, 2104, "an array of structures of open size", expected);
        }
        is_open
    }

    /// Bounds that an array cannot have, at any level of a type.
    fn bounds(&mut self, ty: &'m Type) -> bool {
        self.levels(ty).any(|ty| match self.model.on_wire(ty) {
            Type::Pointer(pointer) => self.begins_elsewhere(&pointer.extent, None),
            Type::Array(array) => self.bound(array),
            _ => false,
        })
    }

    fn bound(&mut self, array: &'m Array) -> bool {
        if self.begins_elsewhere(&array.extent, Some(array)) {
            return true;
        }
        let extent = &array.extent;
        if let (Some(_), Some(size)) =
            (array.length, extent.size_is.as_ref().or(extent.max_is.as_ref()))
        {
            let expected = "expected `[]` or a pointer beside it";
            self.report(size.span, 2299, "the size of an array that has one", expected);
            return true;
        }
        if let Type::Array(inner) = self.model.on_wire(&array.element)
            && inner.length.is_none()
        {
            let expected = "expected a number: the first one alone may be open";
            self.report(inner.span, 2296, "a further dimension of open size", expected);
            return true;
        }
        false
    }

    /// The first element has the index 0.
    fn begins_elsewhere(&mut self, extent: &Extent, array: Option<&Array>) -> bool {
        let lower = array.filter(|array| array.lower != 0).map(|array| array.span);
        let Some(span) = extent.min_is.as_ref().map(|min| min.span).or(lower) else { return false };
        let expected = "expected `[0..n]` or `[n]`, and no `min_is`";
        self.report(span, 2102, "an array that does not begin with 0", expected);
        true
    }

    /// An array of open size has one.
    fn sized(&mut self, ty: &Type, span: Span) -> bool {
        let is_missing = match self.model.on_wire(ty) {
            Type::Array(array) => {
                array.length.is_none() && !array.extent.string && !array.extent.is_conformant()
            }
            _ => false,
        };
        if is_missing {
            let expected = "expected `size_is` or `max_is` before it, or `string`";
            self.report(span, 2105, "an array without a size", expected);
        }
        is_missing
    }

    /// How much of a string is sent is known by its end.
    fn strings(&mut self, ty: &'m Type, span: Span) -> bool {
        let mut ty = ty;
        loop {
            let (extent, inner) = match ty {
                Type::Pointer(pointer) => (&pointer.extent, &pointer.target),
                Type::Array(array) => (&array.extent, &array.element),
                _ => return false,
            };
            let length = [&extent.length_is, &extent.first_is, &extent.last_is];
            if let Some(length) = length.into_iter().flatten().next()
                && extent.string
            {
                let expected = "expected one of both: a string is as long as its text";
                self.report(length.span, 2075, "the length of a string", expected);
                return true;
            }
            if let Type::Structure(id) = self.model.on_wire(inner)
                && extent.string
            {
                let fields = &self.model[*id].fields;
                let midl = match fields.iter().all(|field| self.is_character(&field.ty)) {
                    true => 2191,
                    false => 2293,
                };
                let expected = "expected an array with `size_is`";
                self.report(span, midl, "a string of structures", expected);
                return true;
            }
            ty = inner;
        }
    }

    fn is_character(&self, ty: &Type) -> bool {
        use BaseType::{Byte, Char, SignedChar, UnsignedChar, WideChar};
        matches!(
            self.model.on_wire(ty),
            Type::Base(Byte | Char | SignedChar | UnsignedChar | WideChar)
        )
    }

    /// A field or an arm that is an array is in line, and no pointer.
    pub(super) fn in_line(&mut self, declared: Declared<'m>) {
        if !matches!(self.model.on_wire(declared.ty), Type::Array(_)) {
            return;
        }
        for name in ["unique", "ptr", "ref"] {
            if let Some(attribute) = declared.is.attribute(name) {
                let fault = format!("`{name}` on an array in line");
                let warning = Diagnostic::warning(attribute.span, 2222, fault);
                self.found.push(warning.expected("ignored: it is no pointer"));
            }
        }
    }
}
