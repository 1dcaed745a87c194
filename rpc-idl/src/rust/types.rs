//! Types at a field, in an element, and behind a pointer: what owns.

use std::collections::{HashMap, HashSet};

use super::expressions::Scope;
use super::{Generator, Key, Said, refused};
use crate::model::{
    Array, BaseType, Extent, Pointer, PointerKind, Range, StructureId, Type, TypedefId,
};
use crate::source::Span;

/// What the attributes of one field or parameter say, level by level.
#[derive(Default)]
pub(super) struct Slot {
    levels: Vec<Level>,
    pub(super) string: bool,
    pub(super) range: Option<Range>,
    pub(super) disable_consistency_check: bool,
}

/// The attributes of one level of pointers or arrays, in the order of [`ATTRIBUTES`].
type Level = [Option<String>; 5];

const ATTRIBUTES: [&str; 5] = ["size_is", "max_is", "first_is", "length_is", "last_is"];

impl Slot {
    pub(super) fn new(range: Option<Range>, disable_consistency_check: bool) -> Self {
        Slot { range, disable_consistency_check, ..Slot::default() }
    }

    pub(super) fn plain_level(&mut self) {
        self.levels.push(Level::default());
    }

    pub(super) fn has_size(&self) -> bool {
        self.levels.iter().any(|level| level[0].is_some() || level[1].is_some())
    }

    pub(super) fn attributes(&self) -> String {
        let mut text = String::new();
        if self.string {
            text += "#[string] ";
        }
        for (n, name) in ATTRIBUTES.iter().enumerate() {
            let mut list: Vec<&str> =
                self.levels.iter().map(|level| level[n].as_deref().unwrap_or("")).collect();
            while list.last() == Some(&"") {
                list.pop();
            }
            if !list.is_empty() {
                text += &format!("#[{name}({})] ", list.join(", "));
            }
        }
        if self.disable_consistency_check && self.has_size() {
            text += "#[disable_consistency_check] ";
        }
        text
    }
}

/// Where a type stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'s> {
    pub(super) scope: &'s Scope,
    pub(super) span: Span,
    /// It is the last field of a structure, which may be of open size.
    pub(super) is_last: bool,
}

impl Place<'_> {
    pub(super) fn within(self) -> Self {
        Place { is_last: false, ..self }
    }
}

impl Generator<'_> {
    pub(super) fn is_uuid(&self, key: Key) -> bool {
        let Key::Structure(id) = key else { return false };
        let size = self.model[id].layout.is_ok_and(|layout| layout.size == 16 && layout.align == 4);
        size && matches!(self.model[id].is.name.trim_start_matches('_'), "GUID" | "UUID" | "uuid_t")
    }

    pub(super) fn named(&mut self, key: Key) -> String {
        if self.is_uuid(key) {
            return "Uuid".to_owned();
        }
        self.uses.push(key);
        self.names.of_type(key).to_owned()
    }

    /// What a typedef says of its uses.
    pub(super) fn typedef(&self, slot: &mut Slot, id: TypedefId) {
        let typedef = &self.model[id];
        slot.range = slot.range.or(typedef.range);
        slot.disable_consistency_check |= typedef.is.has("disable_consistency_check");
        if let Type::Typedef(next) = typedef.ty
            && self.model.transmitted(id).is_none()
        {
            self.typedef(slot, next);
        }
    }

    pub(super) fn value(&mut self, ty: &Type, slot: &mut Slot, place: Place<'_>) -> Said<String> {
        let model = self.model;
        Ok(match ty {
            Type::Base(base) => base_type(*base, place.span)?.to_owned(),
            Type::Typedef(id) if model[*id].is_context_handle => {
                let fault =
                    format!("a context handle, `{}`, within other data", model[*id].is.name);
                return Err(refused(
                    place.span,
                    fault,
                    "expected it as a parameter of its own (CTX-02)",
                ));
            }
            Type::Typedef(id) => {
                self.presented(ty, place.span)?;
                self.typedef(slot, *id);
                self.value(model.transmitted(*id).unwrap_or(&model[*id].ty), slot, place)?
            }
            Type::Structure(id) if !model[*id].is_defined => {
                let fault = format!("`struct {}` is not defined", model[*id].is.name);
                return Err(refused(place.span, fault, "expected a type whose fields are known"));
            }
            Type::Structure(id) => self.named(Key::Structure(*id)),
            Type::Union(id) => self.named(Key::Union(*id)),
            Type::Enumeration(id) => self.named(Key::Enumeration(*id)),
            Type::Pointer(pointer) => self.pointer(pointer, slot, place)?,
            Type::Array(array) => self.array(array, slot, place)?,
            Type::Interface(id) => {
                let fault = format!("a pointer to an object, `{}`", model[*id].is.name);
                return Err(refused(place.span, fault, "COM's interfaces have no counterpart yet"));
            }
            Type::Pipe(_) => {
                return Err(refused(
                    place.span,
                    "a pipe within other data",
                    "expected it as a parameter",
                ));
            }
            Type::SafeArray(_) => {
                return Err(refused(
                    place.span,
                    "a SAFEARRAY",
                    "COM's arrays have no counterpart yet",
                ));
            }
            Type::Function => {
                return Err(refused(place.span, "a pointer to a function", "expected data"));
            }
            Type::Unknown => {
                return Err(refused(
                    place.span,
                    "a type that is not defined",
                    "expected one that is",
                ));
            }
        })
    }

    fn pointer(&mut self, pointer: &Pointer, slot: &mut Slot, place: Place<'_>) -> Said<String> {
        if let Some(id) = pointer.via {
            self.typedef(slot, id);
        }
        let owned = self.target(pointer, slot, place.within())?;
        Ok(if pointer.kind == PointerKind::Ref { owned } else { format!("Option<{owned}>") })
    }

    fn target(&mut self, pointer: &Pointer, slot: &mut Slot, place: Place<'_>) -> Said<String> {
        let model = self.model;
        let target = model.on_wire(&pointer.target);
        if pointer.extent.string {
            self.level(&pointer.extent, slot, place)?;
            return self.text(&pointer.target, &pointer.extent, slot, place);
        }
        if pointer.extent.is_conformant() || pointer.extent.is_varying() {
            self.level(&pointer.extent, slot, place)?;
            return Ok(format!("Vec<{}>", self.value(&pointer.target, slot, place)?));
        }
        match target {
            // A pointer to an array of open size is one to its elements.
            Type::Array(array) if array.length.is_none() => {
                self.open_level(array, slot, place)?;
                if array.extent.string {
                    self.text(&array.element, &array.extent, slot, place)
                } else {
                    Ok(format!("Vec<{}>", self.value(&array.element, slot, place)?))
                }
            }
            _ => {
                slot.plain_level();
                Ok(format!("Box<{}>", self.value(&pointer.target, slot, place)?))
            }
        }
    }

    /// A string: with a size of its own it is an array that has a terminator.
    fn text(
        &mut self,
        character: &Type,
        extent: &Extent,
        slot: &mut Slot,
        place: Place<'_>,
    ) -> Said<String> {
        let is_sized = extent.is_conformant();
        let width = self.character(character, place.span)?;
        slot.string |= is_sized;
        Ok(match (width, is_sized) {
            ("u16", false) => "WString".to_owned(),
            (_, false) => "String".to_owned(),
            (width, true) => format!("Vec<{width}>"),
        })
    }

    pub(super) fn character(&self, ty: &Type, span: Span) -> Said<&'static str> {
        match self.model.on_wire(ty) {
            Type::Base(BaseType::WideChar | BaseType::UnsignedShort | BaseType::Short) => Ok("u16"),
            Type::Base(
                BaseType::Char
                | BaseType::UnsignedChar
                | BaseType::SignedChar
                | BaseType::Byte
                | BaseType::Small
                | BaseType::UnsignedSmall,
            ) => Ok("u8"),
            _ => Err(refused(
                span,
                "a string of what is no character",
                "expected `char`, `byte` or `wchar_t`",
            )),
        }
    }

    pub(super) fn array(
        &mut self,
        array: &Array,
        slot: &mut Slot,
        place: Place<'_>,
    ) -> Said<String> {
        if let Some(id) = array.via {
            self.typedef(slot, id);
        }
        if array.lower != 0 {
            return Err(refused(
                array.span,
                "an array that does not begin with 0",
                "expected `[0..n]` or `[n]`",
            ));
        }
        let Some(length) = array.length else {
            if !place.is_last {
                return Err(refused(
                    array.span,
                    "an array of open size in another place than a structure's last field",
                    "expected a pointer with `size_is`",
                ));
            }
            self.open_level(array, slot, place)?;
            if array.extent.string {
                let text = self.text(&array.element, &array.extent, slot, place.within())?;
                return Ok(format!("Tail<{text}>"));
            }
            return Ok(format!("Tail<Vec<{}>>", self.value(&array.element, slot, place.within())?));
        };
        self.fixed(array, length, slot, place.within())
    }

    pub(super) fn fixed(
        &mut self,
        array: &Array,
        length: u64,
        slot: &mut Slot,
        place: Place<'_>,
    ) -> Said<String> {
        if array.extent.is_conformant() {
            return Err(refused(
                array.span,
                "an array with two sizes",
                "expected `[]` beside `size_is`",
            ));
        }
        self.level(&array.extent, slot, place)?;
        if array.extent.string {
            slot.string = true;
            return Ok(format!("[{}; {length}]", self.character(&array.element, place.span)?));
        }
        Ok(format!("[{}; {length}]", self.value(&array.element, slot, place)?))
    }

    /// The level of an array of open size.
    fn open_level(&mut self, array: &Array, slot: &mut Slot, place: Place<'_>) -> Said<()> {
        if !array.extent.string && !array.extent.is_conformant() {
            return Err(refused(
                array.span,
                "an array without a size",
                "expected `size_is` (ARR-02)",
            ));
        }
        self.level(&array.extent, slot, place)
    }

    /// Whether values of the type own memory.
    pub(super) fn owns(&self, ty: &Type) -> bool {
        self.owns_unseen(ty, &mut HashSet::new())
    }

    /// `seen` are the types that were looked into, none of which did.
    fn owns_unseen(&self, ty: &Type, seen: &mut HashSet<Key>) -> bool {
        let model = self.model;
        match model.on_wire(ty) {
            Type::Base(_) | Type::Enumeration(_) => false,
            Type::Array(array) => array.length.is_none() || self.owns_unseen(&array.element, seen),
            Type::Structure(id) => {
                seen.insert(Key::Structure(*id))
                    && model[*id].fields.iter().any(|field| self.owns_unseen(&field.ty, seen))
            }
            Type::Union(id) => {
                let mut fields = model[*id].arms.iter().flat_map(|arm| &arm.fields);
                seen.insert(Key::Union(*id))
                    && fields.any(|field| self.owns_unseen(&field.ty, seen))
            }
            _ => true,
        }
    }

    /// Notes what is said of a level.
    pub(super) fn level(&mut self, extent: &Extent, slot: &mut Slot, place: Place<'_>) -> Said<()> {
        if let Some(min) = &extent.min_is {
            return Err(refused(
                min.span,
                "`min_is`",
                "expected an array that begins with 0 (ARR-05)",
            ));
        }
        let all =
            [&extent.size_is, &extent.max_is, &extent.first_is, &extent.length_is, &extent.last_is];
        let mut level = Level::default();
        for (place_of, expression) in level.iter_mut().zip(all) {
            if let Some(expression) = expression {
                *place_of = Some(self.expression(expression, place.scope)?);
            }
        }
        slot.levels.push(level);
        Ok(())
    }

    /// `range`, where the receiver looks at one.
    pub(super) fn range(&mut self, ty: &Type, slot: &Slot, span: Span, name: &str) -> String {
        let Some(Range { low, high }) = slot.range else { return String::new() };
        let mut inner = self.model.on_wire(ty);
        let mut is_many = false;
        loop {
            inner = match inner {
                Type::Pointer(pointer) => {
                    is_many |= pointer.extent.string || pointer.extent.is_conformant();
                    self.model.on_wire(&pointer.target)
                }
                Type::Array(array) => {
                    is_many |= array.extent.string || array.extent.is_conformant();
                    self.model.on_wire(&array.element)
                }
                _ => break,
            };
        }
        let (low, high) = match inner {
            _ if is_many => (low.max(0), high.min(u32::MAX.into())),
            Type::Base(base) => match base.integer() {
                Some(of) if of.bits <= 32 => {
                    let most =
                        if of.signed { (1 << (of.bits - 1)) - 1 } else { (1 << of.bits) - 1 };
                    let least = if of.signed { -(1 << (of.bits - 1)) } else { 0 };
                    (low.max(least), high.min(most))
                }
                _ => {
                    self.skip(
                        span,
                        format!("`range` of `{name}`"),
                        "it is about numbers of at most 32 bits",
                    );
                    return String::new();
                }
            },
            Type::Enumeration(_) => (low, high),
            _ => {
                self.skip(
                    span,
                    format!("`range` of `{name}`"),
                    "it is about numbers, strings and sizes",
                );
                return String::new();
            }
        };
        format!("#[range({})] ", self.hold(format!("{low}..={high}")))
    }

    /// Whether the type has a `Default`.
    pub(super) fn has_default(&self, ty: &Type) -> bool {
        self.has_default_within(ty, &mut HashMap::new())
    }

    /// `seen` are the structures that have one, and, with `false`, those around this type: what needs itself has none.
    fn has_default_within(&self, ty: &Type, seen: &mut HashMap<StructureId, bool>) -> bool {
        let model = self.model;
        match model.on_wire(ty) {
            Type::Base(base) => *base != BaseType::ErrorStatus,
            Type::Enumeration(id) => model[*id].values.iter().any(|value| value.value == 0),
            Type::Structure(id) if self.is_uuid(Key::Structure(*id)) => true,
            Type::Structure(id) => match seen.get(id) {
                Some(has) => *has,
                None => {
                    seen.insert(*id, false);
                    let mut fields = model[*id].fields.iter();
                    let has = fields.all(|field| self.has_default_within(&field.ty, seen));
                    seen.insert(*id, has);
                    has
                }
            },
            Type::Pointer(pointer) => {
                pointer.kind != PointerKind::Ref
                    || !pointer.extent.is_empty()
                    || self.has_default_within(&pointer.target, seen)
            }
            Type::Array(array) => {
                array.length.is_some_and(|n| n <= 32)
                    && self.has_default_within(&array.element, seen)
            }
            _ => false,
        }
    }
}

fn base_type(base: BaseType, span: Span) -> Said<&'static str> {
    Ok(match base {
        BaseType::Boolean => "bool",
        BaseType::Byte | BaseType::Char | BaseType::UnsignedChar | BaseType::UnsignedSmall => "u8",
        BaseType::SignedChar | BaseType::Small => "i8",
        BaseType::WideChar | BaseType::UnsignedShort => "u16",
        BaseType::Short => "i16",
        BaseType::Long => "i32",
        BaseType::UnsignedLong => "u32",
        BaseType::Hyper => "i64",
        BaseType::UnsignedHyper => "u64",
        BaseType::Int3264 => "rpc_runtime::ndr::Int3264",
        BaseType::UnsignedInt3264 => "rpc_runtime::ndr::UInt3264",
        BaseType::Float => "f32",
        BaseType::Double => "f64",
        BaseType::ErrorStatus => "Status",
        BaseType::Handle => {
            return Err(refused(span, "a binding within other data", "expected it as a parameter"));
        }
        BaseType::Void => {
            return Err(refused(span, "a pointer to anything", "expected a type that travels"));
        }
    })
}
