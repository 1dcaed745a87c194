//! The types of unions' discriminants.

use std::collections::{HashMap, HashSet};

use super::{
    AttributeArgument, BaseType, Documented, Expression, ExpressionKind, Model, Referent, Type,
    Unary, UnionId, UnionKind,
};

/// The types of the discriminants of a model's unions: as `switch_type` says, and of a union without one, as the first
/// `switch_is` does, if possible one that calculates nothing.
#[derive(Debug)]
pub struct Discriminants<'m> {
    model: &'m Model,
    by_use: HashMap<UnionId, &'m Type>,
    /// Unions that would have another one at another use.
    torn: HashSet<UnionId>,
}

/// A place where a union is, with its `switch_is`.
struct Use<'m> {
    id: UnionId,
    /// Its `switch_type`.
    said: Option<&'m Type>,
    /// That of what `switch_is` names.
    found: Option<&'m Type>,
    is_calculated: bool,
}

impl<'m> Discriminants<'m> {
    /// Those of a model.
    #[must_use]
    pub fn of(model: &'m Model) -> Self {
        let mut uses = Vec::new();
        let mut add = |is: &'m Documented,
                       ty: &'m Type,
                       switch: Option<&'m Expression>,
                       types: &[&'m Type]| {
            if let (Some(id), Some(switch)) = (union_in(model, ty), switch) {
                let found = type_of(model, switch, types);
                let is_calculated = matches!(
                    switch.kind,
                    ExpressionKind::Binary(..) | ExpressionKind::Conditional(_)
                );
                uses.push(Use { id, said: said(is), found, is_calculated });
            }
        };
        for structure in &model.structures {
            let types: Vec<&Type> = structure.fields.iter().map(|field| &field.ty).collect();
            for field in &structure.fields {
                add(&field.is, &field.ty, field.switch_is.as_ref(), &types);
            }
        }
        for procedure in model.interfaces.iter().flat_map(|interface| &interface.procedures) {
            let types: Vec<&Type> = procedure.parameters.iter().map(|of| &of.ty).collect();
            for parameter in &procedure.parameters {
                add(&parameter.is, &parameter.ty, parameter.switch_is.as_ref(), &types);
            }
        }
        let mut all = Discriminants { model, by_use: HashMap::new(), torn: HashSet::new() };
        // Of what is calculated the value alone counts, but where nothing else tells the type.
        for is_calculated in [false, true] {
            for one in uses.iter().filter(|one| one.is_calculated == is_calculated) {
                if let Some(found) = one.found {
                    all.by_use.entry(one.id).or_insert(found);
                }
            }
        }
        for one in uses {
            let is_found = matches!(model[one.id].kind, UnionKind::NonEncapsulated(None));
            let used = one.said.or(one.found.filter(|_| is_found && !one.is_calculated));
            if let (Some(declared), Some(used)) = (all.get(one.id), used)
                && !is_same(model, declared, used)
            {
                all.torn.insert(one.id);
            }
        }
        all
    }

    /// The type of a union's discriminant; none of a union without labels, or with neither `switch_type` nor `switch_is`.
    #[must_use]
    pub fn get(&self, id: UnionId) -> Option<&'m Type> {
        match &self.model[id].kind {
            UnionKind::Encapsulated(encapsulated) => Some(&encapsulated.switch.ty),
            UnionKind::NonEncapsulated(Some(ty)) => Some(ty),
            UnionKind::NonEncapsulated(None) => self.by_use(id),
            UnionKind::Plain => None,
        }
    }

    /// What the first `switch_is` says.
    pub(crate) fn by_use(&self, id: UnionId) -> Option<&'m Type> {
        self.by_use.get(&id).copied()
    }

    /// Whether another use of a union has a discriminant of another form on the wire.
    #[must_use]
    pub fn is_torn(&self, id: UnionId) -> bool {
        self.torn.contains(&id)
    }
}

/// The `switch_type` of a use.
pub(crate) fn said(is: &Documented) -> Option<&Type> {
    match is.attribute("switch_type")?.arguments.first() {
        Some(AttributeArgument::Type(ty)) => Some(ty),
        _ => None,
    }
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
static INT: Type = Type::Base(BaseType::Long);

/// The type of what `switch_is` names; `types` are those of the names.
pub(crate) fn type_of<'m>(
    model: &'m Model,
    switch: &'m Expression,
    types: &[&'m Type],
) -> Option<&'m Type> {
    match &switch.kind {
        ExpressionKind::Name { referent: Referent::Parameter(n) | Referent::Field(n), .. } => {
            types.get(*n).copied()
        }
        ExpressionKind::Unary(Unary::Dereference, of) => {
            match model.on_wire(type_of(model, of, types)?) {
                Type::Pointer(pointer) => Some(&pointer.target),
                _ => None,
            }
        }
        ExpressionKind::Cast(ty, _) => Some(ty),
        _ => Some(&INT),
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
            let form = |base: &BaseType| {
                let is_3264 = matches!(base, BaseType::Int3264 | BaseType::UnsignedInt3264);
                (is_3264, base.integer().map(|of| of.bits))
            };
            form(a) == form(b)
        }
        _ => true,
    }
}
