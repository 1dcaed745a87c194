//! `switch_is`.

use super::expressions::Scope;
use super::{Generator, Said, refused};
use crate::model::discriminants::{is_same, said, type_of, union_in};
use crate::model::{Documented, Expression, ExpressionKind, Type, Unary, UnionId, UnionKind};
use crate::resolve::rules;

const ONE_TYPE: &str =
    "expected one type for all uses of a union; another one wants a union of its own";

impl<'a> Generator<'a> {
    /// The discriminant that a use names, where its values are those of the union's.
    pub(super) fn switch_is(
        &mut self,
        switch: &Expression,
        (is, of): (&Documented, &Type),
        types: &[&Type],
        scope: &Scope,
    ) -> Said<String> {
        let model = self.model;
        let text = self.expression(switch, scope)?;
        let Some(id) = union_in(model, of) else {
            return Err(refused(
                switch.span,
                "`switch_is` on what is no union",
                "expected a union (UNI-12)",
            ));
        };
        let declared = match &model[id].kind {
            UnionKind::NonEncapsulated(Some(ty)) => Some(self.switch_type(id, ty)),
            _ => self.switches.by_use(id),
        };
        if let Some((attribute, ty)) = is.attribute("switch_type").zip(said(is))
            && declared.is_some_and(|declared| !is_same(model, declared, ty))
        {
            let fault = "a `switch_type` that is not that of the union";
            return Err(refused(attribute.span, fault, ONE_TYPE));
        }
        let (cast, named) = match &switch.kind {
            ExpressionKind::Cast(ty, of) => (Some(&**ty), &**of),
            _ => (None, switch),
        };
        // What is calculated has 128 bits, and its value alone counts.
        if !matches!(
            &named.kind,
            ExpressionKind::Name { .. } | ExpressionKind::Unary(Unary::Dereference, _)
        ) {
            return Ok(text);
        }
        let (Some(declared), Some(used)) = (declared, type_of(model, named, types)) else {
            return Ok(text);
        };
        let fits = match (model.on_wire(declared), model.on_wire(used)) {
            (Type::Enumeration(declared), Type::Enumeration(used)) => declared == used,
            _ => rules::fits(model, declared, used),
        };
        let is_said = matches!(&model[id].kind, UnionKind::NonEncapsulated(Some(_)));
        if fits && (is_said || is_same(model, declared, used)) {
            return Ok(text);
        }
        if fits {
            let fault = "a union without `switch_type`, at whose uses it would be different ones";
            return Err(refused(switch.span, fault, ONE_TYPE));
        }
        // A name alone would have the type that it has; what is calculated is another number where C's conversion makes one.
        let integer = |ty: &Type| match model.on_wire(ty) {
            Type::Base(base) => base.integer(),
            _ => None,
        };
        let is_narrow = |ty: &Type| integer(ty).is_some_and(|of| of.bits <= 32);
        if cast.is_some_and(is_narrow) && is_narrow(used) {
            let text = self.guarded(switch, scope, &mut Vec::new())?;
            return Ok(self.hold(text));
        }
        let fault = "a discriminant with values that are none of the union's `switch_type`";
        let mut error =
            refused(switch.span, fault, "expected the same type, or a narrower one (UNI-04)");
        error.midl = Some(2083);
        Err(error)
    }

    /// The `switch_type` of a union, or the enumeration that is named where it is used in place of another one: they are
    /// equal on the wire.
    pub(super) fn switch_type(&self, id: UnionId, declared: &'a Type) -> &'a Type {
        let by_use = self.switches.by_use(id).unwrap_or(declared);
        match (self.model.on_wire(declared), self.model.on_wire(by_use)) {
            (Type::Enumeration(a), Type::Enumeration(b))
                if self.model[*a].v1_enum == self.model[*b].v1_enum =>
            {
                by_use
            }
            _ => declared,
        }
    }
}
