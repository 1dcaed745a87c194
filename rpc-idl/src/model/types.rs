//! Types.

use super::{
    Documented, EnumerationId, Expression, InterfaceId, Layout, NoLayout, Range, StructureId,
    TypedefId, UnionId,
};
use crate::constant::IntegerType;
use crate::source::Span;

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// One of IDL's own.
    Base(BaseType),
    /// By its name. Where an attribute of a declaration counts for a level within the typedef, the levels are here
    /// instead: see [`Pointer::via`].
    Typedef(TypedefId),
    /// A structure.
    Structure(StructureId),
    /// A union.
    Union(UnionId),
    /// An enumeration.
    Enumeration(EnumerationId),
    /// An interface of COM's, behind a pointer.
    Interface(InterfaceId),
    /// A pointer.
    Pointer(Box<Pointer>),
    /// An array.
    Array(Box<Array>),
    /// `pipe T`.
    Pipe(Box<Type>),
    /// `SAFEARRAY(T)`.
    SafeArray(Box<Type>),
    /// A function, behind a pointer: not on the wire.
    Function,
    /// A bit field, of a structure that only C has: not on the wire.
    Bits,
    /// A name that nothing defines, which is reported.
    Unknown,
}

/// A type of IDL's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BaseType {
    /// `boolean`: 8 bits.
    Boolean,
    /// `byte`: 8 bits that are never converted.
    Byte,
    /// `char`: 8 bits.
    Char,
    /// `signed char`.
    SignedChar,
    /// `unsigned char`.
    UnsignedChar,
    /// `wchar_t`: 16 bits.
    WideChar,
    /// `small`, `__int8`: 8 bits.
    Small,
    /// `unsigned small`.
    UnsignedSmall,
    /// `short`: 16 bits.
    Short,
    /// `unsigned short`.
    UnsignedShort,
    /// `long`, `int`: 32 bits.
    Long,
    /// `unsigned long`.
    UnsignedLong,
    /// `hyper`, `__int64`: 64 bits.
    Hyper,
    /// `unsigned hyper`.
    UnsignedHyper,
    /// `__int3264`: 32 bits in NDR and 64 in NDR64.
    Int3264,
    /// `unsigned __int3264`.
    UnsignedInt3264,
    /// `float`: 32 bits.
    Float,
    /// `double`: 64 bits.
    Double,
    /// `error_status_t`: 32 bits.
    ErrorStatus,
    /// `handle_t`: not on the wire.
    Handle,
    /// `void`: nothing, or behind a pointer anything.
    Void,
}

impl BaseType {
    /// Its bytes on the wire; `None` if that is not fixed, or if it is not on the wire.
    #[must_use]
    pub fn size(self) -> Option<u8> {
        Some(match self {
            BaseType::Boolean | BaseType::Byte | BaseType::Char | BaseType::SignedChar => 1,
            BaseType::UnsignedChar | BaseType::Small | BaseType::UnsignedSmall => 1,
            BaseType::WideChar | BaseType::Short | BaseType::UnsignedShort => 2,
            BaseType::Long | BaseType::UnsignedLong | BaseType::Float | BaseType::ErrorStatus => 4,
            BaseType::Hyper | BaseType::UnsignedHyper | BaseType::Double => 8,
            BaseType::Int3264 | BaseType::UnsignedInt3264 | BaseType::Handle | BaseType::Void => {
                return None;
            }
        })
    }

    /// As C's integer, if it is one. `__int3264` counts as the 64 bits of Windows on AMD64.
    #[must_use]
    pub fn integer(self) -> Option<IntegerType> {
        let (bits, signed) = match self {
            BaseType::Boolean
            | BaseType::Byte
            | BaseType::UnsignedChar
            | BaseType::UnsignedSmall => (8, false),
            BaseType::Char | BaseType::SignedChar | BaseType::Small => (8, true),
            BaseType::WideChar | BaseType::UnsignedShort => (16, false),
            BaseType::Short => (16, true),
            BaseType::Long => (32, true),
            BaseType::UnsignedLong | BaseType::ErrorStatus => (32, false),
            BaseType::Hyper | BaseType::Int3264 => (64, true),
            BaseType::UnsignedHyper | BaseType::UnsignedInt3264 => (64, false),
            BaseType::Float | BaseType::Double | BaseType::Handle | BaseType::Void => return None,
        };
        Some(IntegerType { bits, signed })
    }
}

/// `ref`, `unique` or `ptr`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PointerKind {
    /// `ref`: never null, without an alias.
    Ref,
    /// `unique`: may be null, without an alias.
    Unique,
    /// `ptr`: may be null or an alias.
    Full,
}

/// A pointer.
#[derive(Debug, Clone, PartialEq)]
pub struct Pointer {
    /// What kind it is here, by attribute, by place or by `pointer_default`.
    pub kind: PointerKind,
    /// An attribute says so.
    pub is_explicit: bool,
    /// What it points to is `const`.
    pub is_const: bool,
    /// The typedef that this level is from.
    pub via: Option<TypedefId>,
    /// What it points to: with an extent, each of so many.
    pub target: Type,
    /// How many it points to; empty for one.
    pub extent: Extent,
}

/// An array.
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    /// Each element.
    pub element: Type,
    /// How many there are, if the declaration says so: `[10]`.
    pub length: Option<u64>,
    /// The index of the first one, if it is not 0.
    pub lower: i128,
    /// The typedef that this level is from.
    pub via: Option<TypedefId>,
    /// How many there are, and how many are sent.
    pub extent: Extent,
    /// Where the bounds are written.
    pub span: Span,
}

/// What attributes say of the size of a pointer's target or of an array.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extent {
    /// `string`: it ends with a zero.
    pub string: bool,
    /// `size_is`: how many there are.
    pub size_is: Option<Expression>,
    /// `max_is`: the last one's index.
    pub max_is: Option<Expression>,
    /// `min_is`: the first one's index.
    pub min_is: Option<Expression>,
    /// `length_is`: how many are sent.
    pub length_is: Option<Expression>,
    /// `first_is`: the first one that is sent.
    pub first_is: Option<Expression>,
    /// `last_is`: the last one that is sent.
    pub last_is: Option<Expression>,
}

impl Extent {
    /// The number is known only at run time.
    #[must_use]
    pub fn is_conformant(&self) -> bool {
        self.size_is.is_some() || self.max_is.is_some()
    }

    /// Not all are sent.
    #[must_use]
    pub fn is_varying(&self) -> bool {
        self.length_is.is_some() || self.first_is.is_some() || self.last_is.is_some()
    }

    /// No attribute says anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Extent::default()
    }
}

/// A `typedef`.
#[derive(Debug, Clone, PartialEq)]
pub struct Typedef {
    /// Its name, and its attributes.
    pub is: Documented,
    /// What it names.
    pub ty: Type,
    /// `context_handle`.
    pub is_context_handle: bool,
    /// `handle`: a type of data from which a binding is made.
    pub is_handle: bool,
    /// `range`.
    pub range: Option<Range>,
}

/// A structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// Its tag, or the first typedef that names it and is no pointer, or nothing. Attributes are those of that typedef.
    pub is: Documented,
    /// It is a tag.
    pub has_tag: bool,
    /// It has a body.
    pub is_defined: bool,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Size and alignment in C.
    pub layout: Result<Layout, NoLayout>,
}

/// A field of a structure, or of a union's arm.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name, and its attributes. A structure or a union may be without a name.
    pub is: Documented,
    /// Its type, with the kind of each pointer and the size of each array.
    pub ty: Type,
    /// `range`.
    pub range: Option<Range>,
    /// `switch_is`.
    pub switch_is: Option<Expression>,
    /// `iid_is`.
    pub iid_is: Option<Expression>,
    /// `ignore`: the pointer is sent, and what it points to is not.
    pub is_ignored: bool,
}

/// A union.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Its tag, or the first typedef that names it and is no pointer, or nothing. Attributes are those of that typedef.
    pub is: Documented,
    /// It is a tag.
    pub has_tag: bool,
    /// It has a body.
    pub is_defined: bool,
    /// What kind it is.
    pub kind: UnionKind,
    /// Its arms.
    pub arms: Vec<Arm>,
    /// `ms_union`, of itself or of its interface.
    pub ms_union: bool,
    /// Size and alignment in C.
    pub layout: Result<Layout, NoLayout>,
}

/// Where a union's discriminant is.
#[derive(Debug, Clone, PartialEq)]
pub enum UnionKind {
    /// `union switch (…)`: with the union, in a structure of both.
    Encapsulated(Box<Encapsulated>),
    /// Elsewhere, as `switch_is` of its use says. The type is that of `switch_type`, if it has one.
    NonEncapsulated(Option<Type>),
    /// Nowhere: there are no labels, and it is not for the wire.
    Plain,
}

/// The discriminant of an encapsulated union.
#[derive(Debug, Clone, PartialEq)]
pub struct Encapsulated {
    /// The discriminant.
    pub switch: Field,
    /// The name of the union within the structure; MIDL says `tagged_union` without one.
    pub union_name: Option<String>,
}

/// An arm of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Arm {
    /// Where.
    pub span: Span,
    /// Its labels.
    pub labels: Vec<Label>,
    /// One of its labels is `default`.
    pub is_default: bool,
    /// What is in it; several with one arm of several declarators, and none with `;`.
    pub fields: Vec<Field>,
}

/// A label of an arm.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// As it is written, which may be by the name of a constant.
    pub expression: Expression,
    /// Its value.
    pub value: i128,
}

/// An enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// Its tag, or the first typedef that names it and is no pointer, or nothing. Attributes are those of that typedef.
    pub is: Documented,
    /// It is a tag.
    pub has_tag: bool,
    /// It has a body.
    pub is_defined: bool,
    /// `v1_enum`: 32 bits on the wire, and not 16.
    pub v1_enum: bool,
    /// Its values.
    pub values: Vec<Enumerator>,
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumerator {
    /// Its name.
    pub name: String,
    /// Where.
    pub span: Span,
    /// The comments before it, and behind it in its line.
    pub docs: String,
    /// Its value.
    pub value: i32,
}
