//! A type at its place: what its typedefs and attributes come to.

use rpc_idl::model::{
    BaseType, EnumerationId, Expression, Extent, Field, Model, Parameter, ParameterRole, Pointer,
    PointerKind, Procedure, Range, StructureId, Type, Typedef, TypedefId, UnionId,
};

use super::value::Items;

/// Where a value is: its type, and what is said of it there. Its typedefs may say more, so [`Place::view`] has it all.
#[derive(Clone, Copy)]
pub(crate) struct Place<'m> {
    of: Of<'m>,
    /// The discriminant of the union there.
    pub(crate) switch_is: Option<&'m Expression>,
    range: Option<Range>,
    is_lax: bool,
}

#[derive(Clone, Copy)]
enum Of<'m> {
    Type(&'m Type),
    /// So many of a type, as a pointer's attributes say.
    Many(&'m Type, &'m Extent),
    /// A parameter that is a context handle, or a pointer to one.
    Handle,
    /// A parameter that is a pipe, or a pointer to one.
    Pipe(&'m Type),
    /// What cannot be interpreted, and why.
    Refused(&'static str),
}

/// What is at a place.
pub(crate) enum View<'m> {
    Integer(Number, Option<Range>),
    Enumeration(EnumerationId, Option<Range>),
    Float,
    Double,
    Handle,
    Structure(StructureId),
    Union(UnionId),
    Pointer(PointerKind, Place<'m>),
    Array(Many<'m>),
    /// The elements of a pipe; `range` is about those of a chunk.
    Pipe(Many<'m>),
    /// Nothing: what a procedure without a result returns.
    Void,
}

/// An integer on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) signed: bool,
    /// Bytes in NDR.
    pub(crate) size: u8,
    /// Bytes in NDR64.
    pub(crate) size64: u8,
    pub(crate) is_boolean: bool,
}

impl Number {
    pub(crate) fn size(self, ndr64: bool) -> usize {
        usize::from(if ndr64 { self.size64 } else { self.size })
    }

    /// The values that it can have.
    pub(crate) fn limits(self) -> (i128, i128) {
        let bits = 8 * u32::from(self.size64);
        match self.signed {
            true => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
            false => (0, (1 << bits) - 1),
        }
    }
}

/// An array.
#[derive(Clone, Copy)]
pub(crate) struct Many<'m> {
    pub(crate) element: Place<'m>,
    /// How many there are, if the type says so.
    pub(crate) length: Option<u64>,
    pub(crate) extent: &'m Extent,
    pub(crate) width: Width,
    /// How many there may be, if that is known only at run time.
    pub(crate) range: Option<Range>,
    /// `disable_consistency_check`: a null pointer to it need not agree with its size.
    pub(crate) is_lax: bool,
}

/// How elements are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Width {
    Bytes,
    Units,
    Values,
}

impl Width {
    /// No elements.
    pub(crate) fn none(self) -> Items {
        match self {
            Width::Bytes => Items::Bytes(Vec::new()),
            Width::Units => Items::Units(Vec::new()),
            Width::Values => Items::Values(Vec::new()),
        }
    }
}

impl Many<'_> {
    pub(crate) fn is_string(&self) -> bool {
        self.extent.string
    }

    /// An offset and a count travel with it.
    pub(crate) fn is_varying(&self) -> bool {
        self.extent.string || self.extent.is_varying()
    }
}

/// Which parameters say how characters travel.
const CONVERTED: [&str; 3] = ["cs_stag", "cs_drtag", "cs_rtag"];

/// Or why it cannot be interpreted.
pub(crate) type Said<T> = Result<T, &'static str>;

impl<'m> Place<'m> {
    pub(crate) fn of(ty: &'m Type) -> Place<'m> {
        Place { of: Of::Type(ty), switch_is: None, range: None, is_lax: false }
    }

    pub(crate) fn field(field: &'m Field) -> Place<'m> {
        Place {
            of: match field.is_ignored {
                true => {
                    Of::Refused("a pointer whose target does not travel (`ignore`): not supported")
                }
                false => Of::Type(&field.ty),
            },
            switch_is: field.switch_is.as_ref(),
            range: field.range,
            is_lax: field.is.has("disable_consistency_check"),
        }
    }

    pub(crate) fn parameter(parameter: &'m Parameter) -> Place<'m> {
        Place {
            of: match parameter.role {
                ParameterRole::ContextHandle => Of::Handle,
                ParameterRole::Pipe => Of::Pipe(&parameter.ty),
                _ if parameter.is.has("partial_ignore") => Of::Refused(
                    "a pointer whose target does not travel (`partial_ignore`): not supported",
                ),
                _ if CONVERTED.iter().any(|name| parameter.is.has(name)) => {
                    Of::Refused("characters that travel in another code (`cs_tag`): not supported")
                }
                _ => Of::Type(&parameter.ty),
            },
            switch_is: parameter.switch_is.as_ref(),
            range: parameter.range,
            is_lax: parameter.is.has("disable_consistency_check"),
        }
    }

    /// What a procedure returns.
    pub(crate) fn returned(model: &Model, procedure: &'m Procedure) -> Place<'m> {
        let is_handle =
            model.is_context_handle(&procedure.returns) || procedure.is.has("context_handle");
        Place {
            of: if is_handle { Of::Handle } else { Of::Type(&procedure.returns) },
            ..Place::of(&procedure.returns)
        }
    }

    fn with(self, of: Of<'m>) -> Place<'m> {
        Place { of, ..self }
    }

    fn said_by(&mut self, model: &Model, id: TypedefId) -> Said<()> {
        let Typedef { is, range, .. } = &model[id];
        self.range = self.range.or(*range);
        self.is_lax |= is.has("disable_consistency_check");
        if is.has("user_marshal") {
            return Err("a type that code of the program's writes (`user_marshal`): not supported");
        }
        let is_pointer = |ty| matches!(model.underlying(ty), Type::Pointer(_));
        if is.has("wire_marshal") && model.transmitted(id).is_some_and(is_pointer) {
            return Err("a pointer for another type (`wire_marshal`): not supported");
        }
        Ok(())
    }

    /// What all typedefs say that a pointer or an array is [`via`](Pointer::via).
    fn said_via(&mut self, model: &Model, mut via: Option<TypedefId>) -> Said<()> {
        while let Some(id) = via {
            self.said_by(model, id)?;
            if model.transmitted(id).is_some() {
                return Err(
                    "an attribute beside those of a type for which another one travels; expected \
                     the type alone",
                );
            }
            via = match model[id].ty {
                Type::Typedef(id) => Some(id),
                _ => None,
            };
        }
        Ok(())
    }

    /// What is here.
    ///
    /// # Errors
    /// Why it cannot be interpreted.
    pub(crate) fn view(mut self, model: &'m Model) -> Said<View<'m>> {
        let mut ty = match self.of {
            Of::Type(ty) => ty,
            Of::Many(element, extent) => return self.array(model, element, None, extent),
            Of::Handle => return Ok(View::Handle),
            Of::Pipe(ty) => return self.pipe(model, ty),
            Of::Refused(why) => return Err(why),
        };
        while let Type::Typedef(id) = ty {
            self.said_by(model, *id)?;
            if model[*id].is_context_handle {
                return Err("a context handle within other data; expected it as a parameter");
            }
            ty = model.transmitted(*id).unwrap_or(&model[*id].ty);
        }
        match ty {
            Type::Base(base) => base_type(*base, self.range),
            Type::Enumeration(id) => Ok(View::Enumeration(*id, self.range)),
            Type::Structure(id) if !model[*id].is_defined => {
                Err("a structure that is not defined; expected one whose fields are known")
            }
            Type::Structure(id) => Ok(View::Structure(*id)),
            Type::Union(id) => Ok(View::Union(*id)),
            Type::Pointer(pointer) => self.pointer(model, pointer),
            Type::Array(array) => {
                self.said_via(model, array.via)?;
                self.array(model, &array.element, array.length, &array.extent)
            }
            Type::Interface(_) => Err("a pointer to an object: COM's interfaces are not supported"),
            Type::Pipe(_) => Err("a pipe within other data; expected it as a parameter"),
            Type::SafeArray(_) => Err("a SAFEARRAY: COM's arrays are not supported"),
            Type::Function => Err("a pointer to a function; expected data"),
            Type::Bits => Err("a bit field; expected a whole field"),
            Type::Typedef(_) | Type::Unknown => Err("a type that is not defined"),
        }
    }

    fn pointer(mut self, model: &'m Model, pointer: &'m Pointer) -> Said<View<'m>> {
        self.said_via(model, pointer.via)?;
        let of = match pointer.extent.is_empty() {
            true => Of::Type(&pointer.target),
            false => Of::Many(&pointer.target, &pointer.extent),
        };
        if pointer.extent.is_empty()
            && matches!(model.underlying(&pointer.target), Type::Base(BaseType::Void))
        {
            return Err("a pointer to `void`; expected one to data of a type");
        }
        Ok(View::Pointer(pointer.kind, self.with(of)))
    }

    fn pipe(mut self, model: &'m Model, mut ty: &'m Type) -> Said<View<'m>> {
        let element = loop {
            ty = match ty {
                Type::Typedef(id) => {
                    self.said_by(model, *id)?;
                    model.transmitted(*id).unwrap_or(&model[*id].ty)
                }
                Type::Pointer(pointer) => &pointer.target,
                Type::Pipe(element) => break element,
                _ => return Err("a pipe whose elements have no type"),
            };
        };
        let of_element = Place { range: None, ..self.with(Of::Type(element)) };
        let Place { range, is_lax, .. } = self;
        let (extent, width) = (&OPEN, width(model, element, false)?);
        Ok(View::Pipe(Many { element: of_element, length: None, extent, width, range, is_lax }))
    }

    fn array(
        self,
        model: &'m Model,
        element: &'m Type,
        length: Option<u64>,
        extent: &'m Extent,
    ) -> Said<View<'m>> {
        if extent.min_is.is_some() {
            return Err("`min_is`; expected an array that begins with 0");
        }
        if length.is_some() && extent.is_conformant() {
            return Err("an array with two sizes; expected `[]` beside `size_is`");
        }
        if length.is_none() && !extent.is_conformant() && !extent.string {
            return Err("an array without a size; expected `size_is`");
        }
        let mut of_element = self.with(Of::Type(element));
        if length.is_none() || extent.string {
            // It is about the number of elements.
            of_element.range = None;
        }
        if let View::Array(inner) = of_element.view(model)?
            && (inner.length.is_none() || inner.is_varying())
            && !(inner.length.is_some() && inner.is_string())
        {
            return Err("an array of open size within another one; expected a pointer to it");
        }
        let width = width(model, element, extent.string)?;
        let Place { range, is_lax, .. } = self;
        Ok(View::Array(Many { element: of_element, length, extent, width, range, is_lax }))
    }
}

/// Nothing is said of how many there are.
static OPEN: Extent = Extent {
    string: false,
    size_is: None,
    max_is: None,
    min_is: None,
    length_is: None,
    first_is: None,
    last_is: None,
};

/// How elements of a type are kept.
fn width(model: &Model, element: &Type, string: bool) -> Said<Width> {
    Ok(match model.on_wire(element) {
        Type::Base(BaseType::WideChar) => Width::Units,
        Type::Base(BaseType::Short | BaseType::UnsignedShort) if string => Width::Units,
        Type::Base(
            BaseType::Byte | BaseType::Char | BaseType::UnsignedChar | BaseType::UnsignedSmall,
        ) => Width::Bytes,
        Type::Base(BaseType::SignedChar | BaseType::Small) if string => Width::Bytes,
        _ if string => {
            return Err("a string of what is no character; expected `char` or `wchar_t`");
        }
        _ => Width::Values,
    })
}

fn base_type(base: BaseType, range: Option<Range>) -> Said<View<'static>> {
    let number = |size, size64, signed| {
        let is_boolean = base == BaseType::Boolean;
        View::Integer(Number { signed, size, size64, is_boolean }, range)
    };
    Ok(match base {
        BaseType::Boolean | BaseType::Byte | BaseType::Char => number(1, 1, false),
        BaseType::UnsignedChar | BaseType::UnsignedSmall => number(1, 1, false),
        BaseType::SignedChar | BaseType::Small => number(1, 1, true),
        BaseType::WideChar | BaseType::UnsignedShort => number(2, 2, false),
        BaseType::Short => number(2, 2, true),
        BaseType::Long => number(4, 4, true),
        BaseType::UnsignedLong | BaseType::ErrorStatus => number(4, 4, false),
        BaseType::Hyper => number(8, 8, true),
        BaseType::UnsignedHyper => number(8, 8, false),
        BaseType::Int3264 => number(4, 8, true),
        BaseType::UnsignedInt3264 => number(4, 8, false),
        BaseType::Float => View::Float,
        BaseType::Double => View::Double,
        BaseType::Void => View::Void,
        BaseType::Handle => {
            return Err("a `handle_t` within other data; expected it as a parameter");
        }
    })
}
