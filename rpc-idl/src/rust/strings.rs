//! Strings in arrays of fixed size, behind pointers and in results, where `#[string]` would speak of the array or the pointer.

use super::types::{Place, Slot};
use super::{Generator, Memory, Said};
use crate::model::{Extent, Type};

impl Generator<'_> {
    /// A string that wants `#[string]`, as a type that does not.
    pub(super) fn string_alone(&mut self, ty: &Type, place: Place<'_>) -> Said<Option<String>> {
        let Type::Pointer(pointer) = self.model.on_wire(ty) else { return Ok(None) };
        if !pointer.extent.string || pointer.extent.is_conformant() {
            return Ok(None);
        }
        let mut slot = Slot::default();
        let text = self.pointer(pointer, &mut slot, place)?;
        Ok(slot.string.then(|| self.string_structure(text, ty)))
    }

    /// An element of an array, of which a part may travel: `#[string]` would speak of the array then.
    pub(super) fn element(
        &mut self,
        ty: &Type,
        extent: &Extent,
        slot: &mut Slot,
        place: Place<'_>,
    ) -> Said<String> {
        if extent.is_varying()
            && let Some(text) = self.string_alone(ty, place)?
        {
            return Ok(text);
        }
        self.value(ty, slot, place)
    }

    /// A string in an array of fixed size, which a pointer points to.
    pub(super) fn fixed_string_alone(
        &mut self,
        ty: &Type,
        place: Place<'_>,
    ) -> Said<Option<String>> {
        let Type::Array(array) = self.model.on_wire(ty) else { return Ok(None) };
        let Some(length) = array.length.filter(|_| array.extent.string) else { return Ok(None) };
        let text = self.fixed(array, length, &mut Slot::default(), place)?;
        Ok(Some(self.string_structure(text, ty)))
    }

    /// A structure of the string alone, which is the same on the wire.
    fn string_structure(&mut self, text: String, element: &Type) -> String {
        let is_wide = text.contains("u16");
        let is_fixed = text.starts_with('[');
        // As the structures that it is in have it.
        let declared = match self.memory {
            Memory::Owned => text,
            Memory::Borrowed => text.replace("&[", "&'a ["),
            Memory::Allocator => text.replace("Global>", "A>").replace("SharedAllocator>", "A>"),
        };
        if !self.strings.contains_key(&declared) {
            let name = if is_wide { "WideString" } else { "ByteString" };
            let name = self.names.free(name.to_owned());
            let default = if self.has_default(element) { ", Default" } else { "" };
            let parameters = match self.memory {
                _ if is_fixed => "",
                Memory::Owned => "",
                Memory::Borrowed => "<'a>",
                Memory::Allocator => "<A: Allocator>",
            };
            let terminator = if is_fixed { "With" } else { "Without" };
            let item = format!(
                "/// A string in an array, or behind a pointer.\n#[derive(Ndr, Debug, Clone, PartialEq{default})]\n\
                 pub struct {name}{parameters} {{\n/// {terminator} its terminator.\n#[string]\npub text: {declared},\n}}\n"
            );
            self.strings.insert(declared.clone(), (name, item));
        }
        let name = self.strings[&declared].0.clone();
        if is_fixed { name } else { name + self.arguments() }
    }
}
