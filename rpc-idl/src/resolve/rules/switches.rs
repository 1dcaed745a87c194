//! The types of discriminants.

use std::collections::HashMap;

use crate::model::{BaseType, Expression, ExpressionKind, Model, Referent, Type, Unary, UnionId};

/// Those of unions that have no `switch_type`: by the type of what the first `switch_is` names.
pub(crate) fn by_use(model: &Model) -> HashMap<UnionId, Type> {
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

/// The union that `switch_is` is about.
pub(crate) fn union_in(model: &Model, ty: &Type) -> Option<UnionId> {
    match model.on_wire(ty) {
        Type::Union(id) => Some(*id),
        Type::Pointer(pointer) => union_in(model, &pointer.target),
        Type::Array(array) => union_in(model, &array.element),
        _ => None,
    }
}

/// With an operator, C's `int`.
pub(crate) fn type_of(model: &Model, switch: &Expression, types: &[&Type]) -> Option<Type> {
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

/// Whether two types of a discriminant have one form on the wire.
pub(crate) fn is_same(model: &Model, a: &Type, b: &Type) -> bool {
    match (model.on_wire(a), model.on_wire(b)) {
        (Type::Enumeration(a), Type::Enumeration(b)) => model[*a].v1_enum == model[*b].v1_enum,
        (Type::Enumeration(id), Type::Base(base)) | (Type::Base(base), Type::Enumeration(id)) => {
            // A plain enumeration has 16 bits in NDR, and 32 in NDR64.
            model[*id].v1_enum && base.integer().is_some_and(|of| of.bits == 32)
        }
        (Type::Base(a), Type::Base(b)) => {
            let bits = |base: &BaseType| base.integer().map(|of| of.bits);
            bits(a) == bits(b)
        }
        _ => true,
    }
}
