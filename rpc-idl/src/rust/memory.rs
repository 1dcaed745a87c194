//! Who has the memory of what a value points to.

use std::collections::{HashMap, HashSet};

use super::{Generator, Key};
use crate::limits::DEFAULTS;
use crate::model::{BaseType, Field, Model, PointerKind, StructureId, Type, UnionId};

/// Who has the memory of what a value points to. The wire is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Memory {
    /// The value: `Box<T>`, `Vec<T>`, `WString`.
    #[default]
    Owned,
    /// The call: `&'a T`, `&'a [T]`, `&'a WStr`. What comes back lives in the `CallMemory` that the caller passes, and what
    /// a method is given in its call's, or in the message itself. With `allocate(all_nodes)` or `byte_count` in an
    /// attribute configuration file it is a `CallBlock`.
    Borrowed,
    /// The value, from an allocator that the caller passes: `rpc_runtime::alloc`'s `Box<T, A>` and `Vec<T, A>`.
    Allocator,
}

impl Memory {
    /// The word for it: `owned`, `borrowed` or `allocator`; so is the module called in which types of this form stand
    /// beside those of another one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Memory::Owned => "owned",
            Memory::Borrowed => "borrowed",
            Memory::Allocator => "allocator",
        }
    }
}

impl std::str::FromStr for Memory {
    type Err = String;

    fn from_str(name: &str) -> Result<Memory, String> {
        let all = [Memory::Owned, Memory::Borrowed, Memory::Allocator];
        all.into_iter().find(|memory| memory.name() == name).ok_or_else(|| {
            format!("`{name}` is no form of memory: expected `owned`, `borrowed` or `allocator`")
        })
    }
}

/// The lifetime or the allocator that is written where a type or a method is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// `'a`, or `A`.
    Declared,
    /// What a method is given, whose lifetime nobody names; `A`.
    Given,
    /// The global allocator, where there can be no other one.
    Global,
    /// The allocator of what outlives the call.
    Shared,
}

impl Generator<'_> {
    fn allocator(&self) -> &'static str {
        match self.within {
            Within::Declared | Within::Given => "A",
            Within::Global => "Global",
            Within::Shared => "SharedAllocator",
        }
    }

    fn lifetime(&self) -> &'static str {
        if self.within == Within::Given { "" } else { "'a " }
    }

    /// A pointer to one value.
    pub(super) fn one_of(&mut self, target: &str) -> String {
        self.names_memory = true;
        match self.memory {
            Memory::Owned => format!("Box<{target}>"),
            Memory::Borrowed => format!("&{}{target}", self.lifetime()),
            Memory::Allocator => format!("Box<{target}, {}>", self.allocator()),
        }
    }

    /// A pointer to several.
    pub(super) fn many(&mut self, element: &str) -> String {
        self.names_memory = true;
        match self.memory {
            Memory::Owned => format!("Vec<{element}>"),
            Memory::Borrowed => format!("&{}[{element}]", self.lifetime()),
            Memory::Allocator => format!("Vec<{element}, {}>", self.allocator()),
        }
    }

    /// A pointer to a string of `wchar_t`, if a type says that it is one.
    pub(super) fn wide(&mut self) -> Option<String> {
        self.names_memory = true;
        match self.memory {
            Memory::Owned => Some("WString".to_owned()),
            Memory::Borrowed => Some(format!("&{}WStr", self.lifetime())),
            Memory::Allocator => None,
        }
    }

    /// Those of a type that points to something.
    pub(super) fn arguments(&mut self) -> &'static str {
        self.names_memory = true;
        match (self.memory, self.within) {
            (Memory::Owned, _) => "",
            (Memory::Borrowed, Within::Given) => "<'_>",
            (Memory::Borrowed, _) => "<'a>",
            (Memory::Allocator, Within::Global) => "<Global>",
            (Memory::Allocator, Within::Shared) => "<SharedAllocator>",
            (Memory::Allocator, _) => "<A>",
        }
    }

    /// Those of its declaration.
    pub(super) fn parameters_of(&self, key: Key) -> &'static str {
        match self.memory {
            _ if !self.owns_key(key) => "",
            Memory::Owned => "",
            Memory::Borrowed => "<'a>",
            Memory::Allocator => "<A: Allocator>",
        }
    }

    pub(super) fn owns_key(&self, key: Key) -> bool {
        self.owning.contains(&key)
    }

    fn is_wide(&self, ty: &Type) -> bool {
        self.width(ty) == Some("u16")
    }

    /// Whether values of the type have memory besides their own: what they point to.
    pub(super) fn owns(&self, ty: &Type) -> bool {
        match self.model.on_wire(ty) {
            Type::Base(_) | Type::Enumeration(_) => false,
            Type::Array(array) => array.length.is_none() || self.owns(&array.element),
            Type::Structure(id) => self.owning.contains(&Key::Structure(*id)),
            Type::Union(id) => self.owning.contains(&Key::Union(*id)),
            _ => true,
        }
    }

    /// Whether the type has a `Default`.
    pub(super) fn has_default(&mut self, ty: &Type) -> bool {
        let mut seen = std::mem::take(&mut self.defaults);
        let has = self.has_default_within(ty, &mut seen, 0);
        self.defaults = seen;
        has
    }

    /// `seen` are the structures that have one, and, with `false`, those around this type: what needs itself has none.
    fn has_default_within(
        &self,
        ty: &Type,
        seen: &mut HashMap<StructureId, bool>,
        depth: usize,
    ) -> bool {
        let model = self.model;
        match model.on_wire(ty) {
            _ if depth > DEFAULTS => false,
            Type::Base(base) => *base != BaseType::ErrorStatus,
            Type::Enumeration(id) => model[*id].values.iter().any(|value| value.value == 0),
            Type::Structure(id) if self.is_uuid(Key::Structure(*id)) => true,
            Type::Structure(id) => match seen.get(id) {
                Some(has) => *has,
                None => {
                    seen.insert(*id, false);
                    let mut fields = model[*id].fields.iter();
                    let has =
                        fields.all(|field| self.has_default_within(&field.ty, seen, depth + 1));
                    seen.insert(*id, has);
                    has
                }
            },
            Type::Pointer(pointer) if pointer.kind != PointerKind::Ref => true,
            Type::Pointer(pointer) => match self.memory {
                Memory::Owned => {
                    !pointer.extent.is_empty()
                        || self.has_default_within(&pointer.target, seen, depth + 1)
                }
                Memory::Borrowed => {
                    pointer.extent.is_conformant()
                        || pointer.extent.string && !self.is_wide(&pointer.target)
                }
                Memory::Allocator => false,
            },
            Type::Array(array) => {
                array.length.is_some_and(|n| n <= 32)
                    && self.has_default_within(&array.element, seen, depth + 1)
            }
            _ => false,
        }
    }

    /// Whether a result of the type has a value to start with: a pointer that is never null has none.
    pub(super) fn starts(&self, ty: &Type) -> bool {
        self.starts_unseen(ty, &mut HashSet::new(), 0)
    }

    /// `seen` are the types that were looked into, all of which do.
    fn starts_unseen(&self, ty: &Type, seen: &mut HashSet<Key>, depth: usize) -> bool {
        let model = self.model;
        match model.on_wire(ty) {
            _ if depth > DEFAULTS => true,
            Type::Pointer(pointer) if pointer.kind == PointerKind::Ref => {
                !pointer.extent.is_empty()
                    || matches!(model.on_wire(&pointer.target), Type::Array(array) if array.length.is_none())
            }
            Type::Array(array) if array.length.is_some() => {
                self.starts_unseen(&array.element, seen, depth + 1)
            }
            Type::Structure(id) => {
                let mut fields = model[*id].fields.iter();
                !seen.insert(Key::Structure(*id))
                    || fields.all(|field| self.starts_unseen(&field.ty, seen, depth + 1))
            }
            Type::Union(id) => {
                let mut fields = model[*id].arms.iter().take(1).flat_map(|arm| &arm.fields);
                !seen.insert(Key::Union(*id))
                    || fields.all(|field| self.starts_unseen(&field.ty, seen, depth + 1))
            }
            _ => true,
        }
    }
}

/// The structures and unions whose values point to something, in a field of theirs or of what is in it.
pub(super) fn owning(model: &Model) -> HashSet<Key> {
    let mut within: HashMap<Key, Vec<Key>> = HashMap::new();
    let mut pending = Vec::new();
    let mut look = |of: Key, fields: &[Field]| {
        for field in fields {
            let mut ty = model.on_wire(&field.ty);
            loop {
                match ty {
                    Type::Array(array) if array.length.is_some() => {
                        ty = model.on_wire(&array.element);
                        continue;
                    }
                    Type::Base(_) | Type::Enumeration(_) => {}
                    Type::Structure(id) => within.entry(Key::Structure(*id)).or_default().push(of),
                    Type::Union(id) => within.entry(Key::Union(*id)).or_default().push(of),
                    _ => pending.push(of),
                }
                break;
            }
        }
    };
    for (n, structure) in model.structures.iter().enumerate() {
        look(Key::Structure(StructureId(n as u32)), &structure.fields);
    }
    for (n, union) in model.unions.iter().enumerate() {
        union.arms.iter().for_each(|arm| look(Key::Union(UnionId(n as u32)), &arm.fields));
    }
    let mut owning = HashSet::new();
    while let Some(key) = pending.pop() {
        if owning.insert(key) {
            pending.extend(within.remove(&key).into_iter().flatten());
        }
    }
    owning
}
