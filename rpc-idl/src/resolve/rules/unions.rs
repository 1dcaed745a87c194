//! Unions, their labels, their arms and their discriminants.

use super::{Declared, Rules};
use crate::constant::IntegerType;
use crate::model::{
    Arm, BaseType, ExpressionKind, Field, Model, Referent, Type, Unary, Union, UnionKind,
};
use crate::resolve::constants::names_in;
use crate::source::Span;

impl<'m> Rules<'m> {
    /// What selects its arms.
    pub(super) fn switches(&mut self, union: &'m Union) {
        let span = union.is.span;
        if !union.is_defined {
            let fault = format!("`union {}` is not defined", union.is.name);
            return self.report(span, 2011, fault, "expected a union whose arms are known");
        }
        if union.arms.is_empty() {
            return self.report(span, 2235, "a union without arms", "expected one at least");
        }
        match &union.kind {
            UnionKind::Plain => {
                let fault = "a union whose arms have no labels";
                self.report(span, 2143, fault, "expected `[case(…)]` before each of them");
            }
            UnionKind::Encapsulated(encapsulated) => {
                self.switch(&encapsulated.switch.ty, encapsulated.switch.is.span, &union.arms);
            }
            UnionKind::NonEncapsulated(Some(ty)) => {
                let said = union.is.attribute("switch_type");
                self.switch(ty, said.map_or(span, |attribute| attribute.span), &union.arms);
            }
            UnionKind::NonEncapsulated(None) => {}
        }
    }

    /// The type of the discriminant, and the values that have an arm.
    fn switch(&mut self, ty: &'m Type, span: Span, arms: &'m [Arm]) {
        let integer = match self.model.on_wire(ty) {
            Type::Enumeration(id) if self.model[*id].v1_enum => BaseType::Long.integer(),
            Type::Enumeration(_) => BaseType::Short.integer(),
            Type::Base(base) => base.integer().filter(|of| of.bits <= 32),
            _ => None,
        };
        let Some(integer) = integer else {
            let expected = "expected an integer of at most 32 bits, `boolean` or an enumeration";
            let fault = "a type that a discriminant cannot have";
            return self.report(span, 2192, fault, expected);
        };
        for label in arms.iter().flat_map(|arm| &arm.labels) {
            // `-1` for an unsigned type, and `0xFFFFFFFF` for a signed one, are usual.
            let is_in = |signed| IntegerType { signed, ..integer }.wrap(label.value) == label.value;
            let is_boolean = *self.model.on_wire(ty) == Type::Base(BaseType::Boolean);
            let is_sound =
                if is_boolean { label.value >> 1 == 0 } else { is_in(true) || is_in(false) };
            if !is_sound {
                let fault = format!("{} is beyond the discriminant's type", label.value);
                let expected = match is_boolean {
                    true => "expected 0 or 1".to_owned(),
                    false => format!("expected a value of {} bits", integer.bits),
                };
                self.report(label.expression.span, 2206, fault, expected);
            }
        }
    }

    pub(super) fn arm(&mut self, field: &'m Field) {
        let span = field.is.span;
        let is_varying = match self.model.on_wire(&field.ty) {
            Type::Array(array) => array.length.is_none() || array.extent.is_varying(),
            _ => false,
        };
        if is_varying {
            let expected = "expected a pointer to it, or a structure with it";
            self.report(span, 2171, "an arm that is an array of open size", expected);
        } else if self.is_open_structure(&field.ty) {
            let fault = "an arm that is a structure of open size";
            self.report(span, 2171, fault, "expected a pointer to it");
        }
        if self.is_reference(&field.ty) {
            let said = field.is.attribute("ref").map_or(span, |attribute| attribute.span);
            let expected = "expected `unique`: whether it is there must be seen";
            self.report(said, 2249, "an arm that is a reference pointer", expected);
        }
        if let Some(switch) = &field.switch_is {
            let expected = "expected the inner union in a structure, with its discriminant";
            self.report(switch.span, 2221, "`switch_is` in a union", expected);
        }
    }

    /// `switch_is` is about a union that has no discriminant of its own, and has the type of its discriminant.
    pub(super) fn switched(&mut self, declared: Declared<'m>, types: &[&'m Type]) {
        let Some(switch) = declared.switch_is else { return };
        let union = self.levels(declared.ty).find_map(|ty| match self.model.on_wire(ty) {
            Type::Union(id) => Some(&self.model[*id].kind),
            _ => None,
        });
        let wide = match union {
            None | Some(UnionKind::Encapsulated(_)) => {
                let fault = "`switch_is` on what is no union, or one with its discriminant";
                return self.report(
                    switch.span,
                    2190,
                    fault,
                    "expected a union whose arms it selects",
                );
            }
            Some(UnionKind::NonEncapsulated(Some(ty))) => ty,
            Some(UnionKind::NonEncapsulated(None) | UnionKind::Plain) => return,
        };
        // Of what is calculated the value alone counts.
        let is_named = matches!(
            &switch.kind,
            ExpressionKind::Name { .. } | ExpressionKind::Unary(Unary::Dereference, _)
        );
        if let Some(narrow) = self.type_of(switch, types).filter(|_| is_named)
            && !fits(self.model, wide, narrow)
        {
            let fault = "a discriminant with values that are none of the union's `switch_type`";
            self.report(
                switch.span,
                2083,
                fault,
                "expected the same type, or a narrower one (UNI-04)",
            );
        }
    }

    /// The discriminant of a structure's union is sent.
    pub(super) fn discriminant(&mut self, field: &'m Field, fields: &[Field]) {
        let Some(switch) = &field.switch_is else { return };
        let is_ignored = |of: &Referent| matches!(of, Referent::Field(n) if fields[*n].is_ignored);
        if let Some((name, _)) = names_in(switch).iter().find(|(_, of)| is_ignored(of)) {
            let expected = format!("expected a field that is sent, and `{name}` is ignored");
            self.report(switch.span, 2229, "a discriminant that is not sent", expected);
        }
    }
}

/// Whether all values of one type of a discriminant are values of another. Enumerations are as good as their width.
pub(crate) fn fits(model: &Model, wide: &Type, narrow: &Type) -> bool {
    match (model.on_wire(wide), model.on_wire(narrow)) {
        (Type::Base(wide), Type::Base(narrow)) => match (wide.integer(), narrow.integer()) {
            (Some(wide), Some(narrow)) if wide.signed == narrow.signed => wide.bits >= narrow.bits,
            (Some(wide), Some(narrow)) => wide.signed && wide.bits > narrow.bits,
            _ => true,
        },
        (Type::Enumeration(wide), Type::Enumeration(narrow)) => {
            model[*wide].v1_enum == model[*narrow].v1_enum
        }
        // No variant may have the number.
        (Type::Enumeration(_), Type::Base(_)) => false,
        _ => true,
    }
}
