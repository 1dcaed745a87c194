//! Sizes, as C's `sizeof` has them on Windows.

use super::{Model, Type};

/// Size and alignment in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The size, a multiple of the alignment.
    pub size: u64,
    /// The alignment, a power of two.
    pub align: u64,
}

/// Why a type has no size that all machines agree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLayout {
    /// A pointer or `__int3264` is in it: 4 bytes or 8.
    Pointer,
    /// It ends with an array of any length.
    Conformant,
    /// It is not defined, or it is none that can be stored.
    Undefined,
    /// It has more bytes than 62 bits can count.
    TooBig,
}

impl Model {
    /// What `sizeof` gives, if it is the same on all machines.
    ///
    /// # Errors
    ///
    /// Why it is not.
    pub fn layout(&self, ty: &Type) -> Result<Layout, NoLayout> {
        match self.underlying(ty) {
            Type::Base(base) => match base.size() {
                Some(size) => Ok(Layout { size: size.into(), align: size.into() }),
                None if base.integer().is_some() => Err(NoLayout::Pointer),
                None => Err(NoLayout::Undefined),
            },
            Type::Enumeration(_) => Ok(Layout { size: 4, align: 4 }),
            Type::Pointer(_) | Type::SafeArray(_) => Err(NoLayout::Pointer),
            Type::Array(array) => {
                let element = self.layout(&array.element)?;
                let size = element.size.checked_mul(array.length.ok_or(NoLayout::Conformant)?);
                Ok(Layout {
                    size: size.filter(|size| *size <= MAX).ok_or(NoLayout::TooBig)?,
                    ..element
                })
            }
            Type::Structure(id) => self[*id].layout,
            Type::Union(id) => self[*id].layout,
            Type::Interface(_)
            | Type::Pipe(_)
            | Type::Function
            | Type::Bits
            | Type::Typedef(_)
            | Type::Unknown => Err(NoLayout::Undefined),
        }
    }

    /// Fields one behind the other.
    pub(crate) fn sequence<'a>(
        &self,
        types: impl Iterator<Item = &'a Type>,
    ) -> Result<Layout, NoLayout> {
        let mut all = Layout { size: 0, align: 1 };
        for ty in types {
            let one = self.layout(ty)?;
            all.align = all.align.max(one.align);
            all.size = all.size.next_multiple_of(one.align) + one.size;
            if all.size > MAX {
                return Err(NoLayout::TooBig);
            }
        }
        all.size = all.size.next_multiple_of(all.align);
        Ok(all)
    }

    /// Fields one over the other.
    pub(crate) fn overlaid<'a>(
        &self,
        types: impl Iterator<Item = &'a Type>,
    ) -> Result<Layout, NoLayout> {
        let mut all = Layout { size: 0, align: 1 };
        for ty in types {
            let one = self.layout(ty)?;
            all = Layout { size: all.size.max(one.size), align: all.align.max(one.align) };
        }
        all.size = all.size.next_multiple_of(all.align);
        Ok(all)
    }
}

const MAX: u64 = i64::MAX as u64 / 2;
