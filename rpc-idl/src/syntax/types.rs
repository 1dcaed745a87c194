//! Types and declarators.

use super::{Attribute, Expression, Name, Parameter};
use crate::model::BaseType;
use crate::source::Span;

/// What stands in front of declarators.
#[derive(Debug, Clone)]
pub(crate) struct TypeSpecifier {
    pub(crate) span: Span,
    pub(crate) kind: TypeSpecifierKind,
    pub(crate) is_const: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum TypeSpecifierKind {
    Base(BaseType),
    Named(Name),
    Structure(Box<Structure>),
    Union(Box<Union>),
    Enumeration(Box<Enumeration>),
    Pipe(Box<TypeSpecifier>),
    SafeArray(Box<TypeName>),
}

/// A specifier and a declarator without a name.
#[derive(Debug, Clone)]
pub(crate) struct TypeName {
    pub(crate) span: Span,
    pub(crate) specifier: TypeSpecifier,
    pub(crate) parts: Vec<Part>,
}

#[derive(Debug, Clone)]
pub(crate) struct Declarator {
    pub(crate) name: Option<Name>,
    pub(crate) span: Span,
    /// From the name outwards: `char *a[3]` is an array, then a pointer.
    pub(crate) parts: Vec<Part>,
}

#[derive(Debug, Clone)]
pub(crate) enum Part {
    Pointer {
        is_const: bool,
    },
    Array(Bounds),
    Function(Vec<Parameter>),
    /// `: 3`
    Bits,
}

#[derive(Debug, Clone)]
pub(crate) struct Bounds {
    pub(crate) span: Span,
    pub(crate) lower: Option<Expression>,
    /// `None`: `[]` or `[*]`.
    pub(crate) upper: Option<Expression>,
    /// `[a..b]`: `upper` is the last index, and the length otherwise.
    pub(crate) is_range: bool,
}

/// Of a structure, a union or an enumeration.
#[derive(Debug, Clone)]
pub(crate) enum Members<T> {
    /// `struct tag`.
    Elsewhere,
    Here(Vec<T>),
}

#[derive(Debug, Clone)]
pub(crate) struct Structure {
    pub(crate) tag: Option<Name>,
    pub(crate) fields: Members<Field>,
}

#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) docs: String,
    pub(crate) specifier: TypeSpecifier,
    /// Empty for a structure or a union without a name.
    pub(crate) declarators: Vec<Declarator>,
    pub(crate) span: Span,
}

#[derive(Debug, Clone)]
pub(crate) struct Union {
    pub(crate) tag: Option<Name>,
    pub(crate) switch: Option<Box<Switch>>,
    pub(crate) arms: Members<UnionArm>,
}

/// `switch (type name) union_name`.
#[derive(Debug, Clone)]
pub(crate) struct Switch {
    pub(crate) specifier: TypeSpecifier,
    pub(crate) declarator: Declarator,
    pub(crate) union_name: Option<Name>,
}

#[derive(Debug, Clone)]
pub(crate) struct UnionArm {
    pub(crate) labels: Vec<Label>,
    /// `None`: `;`.
    pub(crate) field: Option<Field>,
    pub(crate) span: Span,
}

#[derive(Debug, Clone)]
pub(crate) struct Label {
    /// `None`: `default`.
    pub(crate) value: Option<Expression>,
}

#[derive(Debug, Clone)]
pub(crate) struct Enumeration {
    pub(crate) tag: Option<Name>,
    pub(crate) values: Members<Enumerator>,
}

#[derive(Debug, Clone)]
pub(crate) struct Enumerator {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Name,
    pub(crate) docs: String,
    pub(crate) value: Option<Expression>,
}
