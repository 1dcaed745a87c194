//! Structures.

use super::attributes::On;
use super::expressions::{Kind, Named, Scope};
use super::names::{Used, is_alike, snake, unused};
use super::types::{Place, Slot};
use super::{Generator, Key, Said, aliases, docs, refused};
use crate::model::{Field, NoLayout, StructureId, Type};

impl Generator<'_> {
    pub(super) fn structure(&mut self, id: StructureId) -> Said<String> {
        let model = self.model;
        let structure = &model[id];
        let key = Key::Structure(id);
        if structure.layout == Err(NoLayout::TooBig) {
            let expected = "expected one that a memory can hold";
            return Err(refused(structure.is.span, "a structure that is too large", expected));
        }
        self.attributes(&structure.is, On::Type)?;
        let name = self.names.of_type(key).to_owned();
        let mut used = Used::default();
        let scope = Scope {
            names: structure
                .fields
                .iter()
                .enumerate()
                .map(|(n, field)| Named {
                    name: unused(field_name(field, n), &mut used),
                    kind: Kind::of(model, &field.ty),
                })
                .collect(),
        };
        let types: Vec<&Type> = structure.fields.iter().map(|field| &field.ty).collect();
        let mut fields = String::new();
        for (n, field) in structure.fields.iter().enumerate() {
            let is_last = n + 1 == structure.fields.len();
            let (attributes, ty) = self.field(field, &types, &scope, is_last)?;
            let rust = &scope.names[n].name;
            fields += &docs(&field.is.docs);
            if !is_alike(&field.is.name, rust) {
                fields += &aliases(rust, [&field.is.name]);
            }
            fields += &format!("{attributes}pub {rust}: {ty},\n");
        }
        let default = if self.has_default(&Type::Structure(id)) { ", Default" } else { "" };
        let head = docs(&structure.is.docs) + &aliases(&name, self.names.midl(key));
        Ok(format!(
            "{head}#[derive(Ndr, Debug, Clone, PartialEq{default})]\npub struct {name}{} {{\n{fields}}}\n",
            self.parameters_of(key)
        ))
    }

    /// The attributes and the type of a field, one of those of `types` and of `scope`.
    pub(super) fn field(
        &mut self,
        field: &Field,
        types: &[&Type],
        scope: &Scope,
        is_last: bool,
    ) -> Said<(String, String)> {
        let span = field.is.span;
        if field.is_ignored {
            let expected = "expected one that travels: MIDL does not document what stands for it";
            return Err(refused(span, "`ignore` on a pointer", expected));
        }
        if let Some(iid) = &field.iid_is {
            return Err(refused(iid.span, "`iid_is`", "COM's interfaces have no counterpart yet"));
        }
        self.attributes(&field.is, On::Field)?;
        if let Some(ptr) = field.is.attribute("ptr") {
            self.full_pointer(ptr, &field.is);
        }
        let mut slot = Slot::new(field.range, field.is.has("disable_consistency_check"));
        let ty = self.value(&field.ty, &mut slot, Place { scope, span, is_last })?;
        let mut attributes =
            self.range_of_field(&field.ty, &slot, span, &field.is.name) + &slot.attributes();
        if let Some(switch) = &field.switch_is {
            attributes += &format!(
                "#[switch_is({})] ",
                self.switch_is(switch, (&field.is, &field.ty), types, scope)?
            );
        }
        Ok((attributes, ty))
    }
}

fn field_name(field: &Field, n: usize) -> String {
    if field.is.name.is_empty() { format!("field_{n}") } else { snake(&field.is.name) }
}
