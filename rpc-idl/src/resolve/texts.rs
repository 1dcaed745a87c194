//! Texts that the published files leave out the attribute of.

use super::Resolver;
use crate::limits::{LEVELS, TYPEDEFS};
use crate::model::{BaseType, Extent, Type, TypedefId};

/// The file of \[MS-DTYP\] appendix A.
pub(super) const DTYP: &str = "ms-dtyp.idl";

/// The names by which Windows knows a text that ends with a zero.
const TEXTS: [&str; 4] = ["LPSTR", "LPCSTR", "LPWSTR", "LPCWSTR"];

impl Resolver<'_> {
    /// Has an `LPWSTR` of ms-dtyp.idl that has no size be a string. Those files were compiled with the SDK's headers, where
    /// `[string]` is a part of the name; as published, it would be one character.
    pub(super) fn implied_string(&self, ty: &mut Type) {
        if let Some(level) = self.text_level(ty)
            && let Some(Type::Pointer(pointer)) = self.level(ty, level)
        {
            pointer.extent.string = true;
        }
    }

    /// Which level of a type is such a text.
    fn text_level(&self, ty: &Type) -> Option<usize> {
        let (mut ty, mut level, mut is_named) = (ty, 0, false);
        for _ in 0..LEVELS * TYPEDEFS {
            ty = match ty {
                Type::Typedef(id) => {
                    is_named |= self.names_text(*id);
                    &self.model[*id].ty
                }
                Type::Pointer(pointer) => {
                    is_named |= pointer.via.is_some_and(|via| self.names_text(via));
                    let of = self.model.underlying(&pointer.target);
                    let is_text = matches!(of, Type::Base(BaseType::Char | BaseType::WideChar));
                    if is_named && is_text {
                        return (pointer.extent == Extent::default()).then_some(level);
                    }
                    level += 1;
                    &pointer.target
                }
                Type::Array(array) => {
                    level += 1;
                    &array.element
                }
                _ => return None,
            };
        }
        None
    }

    fn names_text(&self, id: TypedefId) -> bool {
        let mut typedef = &self.model[id];
        for _ in 0..TYPEDEFS {
            if TEXTS.contains(&&*typedef.is.name) && self.dtyp.contains(&typedef.is.span.file) {
                return true;
            }
            let next = match &typedef.ty {
                Type::Typedef(next) => *next,
                // An attribute of the typedef's has taken the name apart.
                Type::Pointer(pointer) => match pointer.via {
                    Some(via) => via,
                    None => return false,
                },
                _ => return false,
            };
            typedef = &self.model[next];
        }
        false
    }
}
