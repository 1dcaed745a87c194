//! What is on the wire somewhere.

use std::collections::BTreeSet;

use crate::model::{
    Interface, InterfaceKind, Model, Procedure, ProcedureKind, StructureId, Type, TypedefId,
    UnionId,
};

/// The types that procedures send or return.
#[derive(Default)]
pub(super) struct Reach {
    pub(super) typedefs: BTreeSet<TypedefId>,
    pub(super) structures: BTreeSet<StructureId>,
    pub(super) unions: BTreeSet<UnionId>,
}

impl Reach {
    pub(super) fn of(model: &Model) -> Reach {
        let mut reach = Reach::default();
        let procedures = model.interfaces.iter().flat_map(on_wire);
        let mut pending: Vec<&Type> = procedures
            .flat_map(|one| one.parameters.iter().map(|one| &one.ty).chain([&one.returns]))
            .collect();
        while let Some(ty) = pending.pop() {
            match ty {
                Type::Typedef(id) if reach.typedefs.insert(*id) => {
                    pending.push(model.transmitted(*id).unwrap_or(&model[*id].ty));
                }
                Type::Pointer(pointer) => {
                    reach.typedefs.extend(pointer.via);
                    pending.push(&pointer.target);
                }
                Type::Array(array) => {
                    reach.typedefs.extend(array.via);
                    pending.push(&array.element);
                }
                Type::Pipe(element) | Type::SafeArray(element) => pending.push(element),
                Type::Structure(id) if reach.structures.insert(*id) => {
                    pending.extend(model[*id].fields.iter().map(|field| &field.ty));
                }
                Type::Union(id) if reach.unions.insert(*id) => {
                    let fields = model[*id].arms.iter().flat_map(|arm| &arm.fields);
                    pending.extend(fields.map(|field| &field.ty));
                }
                _ => {}
            }
        }
        reach
    }
}

/// The procedures that are calls, of the server's too.
pub(super) fn on_wire(interface: &Interface) -> impl Iterator<Item = &Procedure> {
    let is_local = interface.kind == InterfaceKind::Local;
    interface.procedures.iter().filter(move |one| {
        !is_local && !matches!(one.kind, ProcedureKind::Local | ProcedureKind::NotUsedOnWire)
    })
}
