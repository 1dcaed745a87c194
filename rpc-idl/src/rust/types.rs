//! Types at a field, in an element, and behind a pointer: what owns.

use super::expressions::Scope;
use super::{Generator, Key, Said, refused};
use crate::model::{Array, BaseType, Extent, Pointer, PointerKind, Range, Type, TypedefId};
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
        let name = self.names.of_type(key).to_owned();
        if self.owns_key(key) { name + self.arguments() } else { name }
    }

    /// What a typedef says of its uses.
    pub(super) fn typedef(&mut self, slot: &mut Slot, id: TypedefId) {
        let typedef = &self.model[id];
        match typedef.is.attribute("range") {
            // Beside a size, `#[range]` would be the size's.
            Some(range) if slot.has_size() => {
                self.leave(range, &typedef.is, "elements of an array have none (ARR-43)");
            }
            _ => slot.range = slot.range.or(typedef.range),
        }
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
            Type::Bits => {
                let expected = "expected a whole field: NDR has no bit fields";
                return Err(refused(place.span, "a bit field", expected));
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

    pub(super) fn pointer(
        &mut self,
        pointer: &Pointer,
        slot: &mut Slot,
        place: Place<'_>,
    ) -> Said<String> {
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
            let target = self.element(&pointer.target, &pointer.extent, slot, place)?;
            return Ok(self.many(&target));
        }
        match target {
            // A pointer to an array of open size is one to its elements.
            Type::Array(array) if array.length.is_none() => {
                self.open_level(array, slot, place)?;
                if array.extent.string {
                    self.text(&array.element, &array.extent, slot, place)
                } else {
                    let element = self.element(&array.element, &array.extent, slot, place)?;
                    Ok(self.many(&element))
                }
            }
            _ => {
                slot.plain_level();
                let target = match self.string_alone(&pointer.target, place)? {
                    Some(text) => Some(text),
                    None => self.fixed_string_alone(&pointer.target, place)?,
                };
                let target = match target {
                    Some(text) => text,
                    None => self.value(&pointer.target, slot, place)?,
                };
                Ok(self.one_of(&target))
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
        if width == "u16"
            && !is_sized
            && let Some(text) = self.wide()
        {
            return Ok(text.to_owned());
        }
        if is_sized && slot.levels.len() > 1 {
            let expected = "expected it without `size_is`, or at the first level";
            return Err(refused(place.span, "a string with a size behind a pointer", expected));
        }
        // Bytes of any code page: `String` would be UTF-8 alone.
        slot.string = true;
        Ok(self.many(width))
    }

    pub(super) fn character(&self, ty: &Type, span: Span) -> Said<&'static str> {
        self.width(ty).ok_or_else(|| {
            refused(
                span,
                "a string of what is no character",
                "expected `char`, `byte` or `wchar_t`",
            )
        })
    }

    pub(super) fn width(&self, ty: &Type) -> Option<&'static str> {
        match self.model.on_wire(ty) {
            Type::Base(BaseType::WideChar | BaseType::UnsignedShort | BaseType::Short) => {
                Some("u16")
            }
            Type::Base(
                BaseType::Char
                | BaseType::UnsignedChar
                | BaseType::SignedChar
                | BaseType::Byte
                | BaseType::Small
                | BaseType::UnsignedSmall,
            ) => Some("u8"),
            _ => None,
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
            let element = self.element(&array.element, &array.extent, slot, place.within())?;
            return Ok(format!("Tail<{}>", self.many(&element)));
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
        if self.in_line(&array.element).saturating_mul(length) > u32::MAX.into() {
            let expected = "expected at most 0xffffffff, as they are counted";
            return Err(refused(array.span, "an array of too many elements", expected));
        }
        self.level(&array.extent, slot, place)?;
        if array.extent.string {
            slot.string = true;
            return Ok(format!("[{}; {length}]", self.character(&array.element, place.span)?));
        }
        if let Some(text) = self.string_alone(&array.element, place)? {
            return Ok(format!("[{text}; {length}]"));
        }
        Ok(format!("[{}; {length}]", self.value(&array.element, slot, place)?))
    }

    /// How many values stand in the place of one.
    fn in_line(&self, ty: &Type) -> u64 {
        match self.model.on_wire(ty) {
            Type::Array(array) => {
                self.in_line(&array.element).saturating_mul(array.length.unwrap_or(1))
            }
            _ => 1,
        }
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

    /// Notes what is said of a level.
    pub(super) fn level(&mut self, extent: &Extent, slot: &mut Slot, place: Place<'_>) -> Said<()> {
        if let Some(min) = &extent.min_is {
            return Err(refused(
                min.span,
                "`min_is`",
                "expected an array that begins with 0 (ARR-05)",
            ));
        }
        if let (Some(first), None, None) = (&extent.first_is, &extent.length_is, &extent.last_is) {
            let expected = "expected `length_is` or `last_is` beside it (ARR-07)";
            return Err(refused(first.span, "`first_is` alone", expected));
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
