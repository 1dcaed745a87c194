//! Strings in arrays of fixed size, where `#[string]` would speak of the array.

use super::{Generator, Memory};
use crate::model::Type;

impl Generator<'_> {
    /// A structure of the string alone, which is the same on the wire.
    pub(super) fn string_element(&mut self, text: String, element: &Type) -> String {
        let is_wide = text.contains("u16");
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
                Memory::Owned => "",
                Memory::Borrowed => "<'a>",
                Memory::Allocator => "<A: Allocator>",
            };
            let item = format!(
                "/// A string as an element of an array.\n#[derive(Ndr, Debug, Clone, PartialEq{default})]\n\
                 pub struct {name}{parameters} {{\n/// Without its terminator.\n#[string]\npub text: {declared},\n}}\n"
            );
            self.strings.insert(declared.clone(), (name, item));
        }
        let name = self.strings[&declared].0.clone();
        name + self.arguments()
    }
}
