//! The discriminants of unions that have no `switch_type`.

use std::collections::HashMap;

use super::expressions::Scope;
use super::{Generator, Said, refused};
use crate::model::{
    BaseType, Expression, ExpressionKind, Model, Referent, Type, Unary, UnionId, UnionKind,
};
use crate::resolve::rules;

/// By the type of what a `switch_is` names.
pub(super) fn by_use(model: &Model) -> HashMap<UnionId, Type> {
    let mut found = HashMap::new();
    let mut add = |ty: &Type, switch: Option<&Expression>, types: &[&Type]| {
        if let (Some(id), Some(switch)) = (union_in(model, ty), switch)
            && let Some(of) = type_of(model, switch, types)
        {
            found.entry(id).or_insert(of);
        }
    };
    for structure in &model.structures {
        let types: Vec<&Type> = structure.fields.iter().map(|field| &field.ty).collect();
        for field in &structure.fields {
            add(&field.ty, field.switch_is.as_ref(), &types);
        }
    }
    for procedure in model.interfaces.iter().flat_map(|interface| &interface.procedures) {
        let types: Vec<&Type> =
            procedure.parameters.iter().map(|parameter| &parameter.ty).collect();
        for parameter in &procedure.parameters {
            add(&parameter.ty, parameter.switch_is.as_ref(), &types);
        }
    }
    found
}

impl Generator<'_> {
    /// The discriminant that a use names, where its values are those of the union's.
    pub(super) fn switch_is(
        &mut self,
        switch: &Expression,
        of: &Type,
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
        let declared = match &model[id].kind {
            UnionKind::NonEncapsulated(Some(ty)) => Some(self.switch_type(id, ty)),
            _ => self.switches.get(&id).cloned(),
        };
        let (Some(declared), Some(used)) = (declared, type_of(model, named, types)) else {
            return Ok(text);
        };
        let fits = match (model.on_wire(&declared), model.on_wire(&used)) {
            (Type::Enumeration(declared), Type::Enumeration(used)) => declared == used,
            _ => rules::fits(model, &declared, &used),
        };
        if fits {
            return Ok(text);
        }
        // A name alone would have the type that it has; what is calculated is another number where C's conversion makes one.
        let integer = |ty: &Type| match model.on_wire(ty) {
            Type::Base(base) => base.integer(),
            _ => None,
        };
        let is_narrow = |ty: &Type| integer(ty).is_some_and(|of| of.bits <= 32);
        if cast.is_some_and(is_narrow) && is_narrow(&used) {
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
    pub(super) fn switch_type(&self, id: UnionId, declared: &Type) -> Type {
        let by_use = self.switches.get(&id).unwrap_or(declared);
        match (self.model.on_wire(declared), self.model.on_wire(by_use)) {
            (Type::Enumeration(a), Type::Enumeration(b))
                if self.model[*a].v1_enum == self.model[*b].v1_enum =>
            {
                by_use.clone()
            }
            _ => declared.clone(),
        }
    }
}

fn union_in(model: &Model, ty: &Type) -> Option<UnionId> {
    match model.on_wire(ty) {
        Type::Union(id) => Some(*id),
        Type::Pointer(pointer) => union_in(model, &pointer.target),
        Type::Array(array) => union_in(model, &array.element),
        _ => None,
    }
}

/// With an operator, C's `int`.
fn type_of(model: &Model, switch: &Expression, types: &[&Type]) -> Option<Type> {
    match &switch.kind {
        ExpressionKind::Name { referent: Referent::Parameter(n) | Referent::Field(n), .. } => {
            types.get(*n).copied().cloned()
        }
        ExpressionKind::Unary(Unary::Dereference, of) => {
            match model.on_wire(&type_of(model, of, types)?) {
                Type::Pointer(pointer) => Some(pointer.target.clone()),
                _ => None,
            }
        }
        ExpressionKind::Cast(ty, _) => Some((**ty).clone()),
        _ => Some(Type::Base(BaseType::Long)),
    }
}
