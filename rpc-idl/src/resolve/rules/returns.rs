//! What a procedure returns.

use super::{Declared, Place, Rules};
use crate::model::{Procedure, Type, UnionKind};

impl<'m> Rules<'m> {
    pub(super) fn returned(&mut self, procedure: &'m Procedure) {
        let (span, ty) = (procedure.is.span, &procedure.returns);
        let declared = Declared {
            is: &procedure.is,
            ty,
            switch_is: None,
            has_iid: false,
            place: Place::Returned,
        };
        if self.model.is_context_handle(ty)
            || procedure.is.has("context_handle")
            || !self.travels(declared)
        {
            return;
        }
        if self.is_reference(ty) {
            let said = procedure.is.attribute("ref").map_or(span, |attribute| attribute.span);
            let expected = "expected `unique` or `ptr`: what it points to is new storage";
            self.report(said, 2177, "a result that is a reference pointer", expected);
        } else if self.is_open_structure(ty) {
            let fault = "a result that is a structure of open size";
            self.report(span, 2199, fault, "expected a pointer to it");
        } else if self.needs_switch(ty) {
            let expected = "expected an [out] parameter with `switch_is`";
            self.report(span, 2198, "a result that is a union without its discriminant", expected);
        }
    }

    /// A union, or a pointer to one, whose discriminant is elsewhere.
    fn needs_switch(&self, ty: &'m Type) -> bool {
        let is_union = |ty: &Type| match self.model.on_wire(ty) {
            Type::Union(id) => matches!(self.model[*id].kind, UnionKind::NonEncapsulated(_)),
            _ => false,
        };
        self.levels(ty).any(is_union)
    }
}
