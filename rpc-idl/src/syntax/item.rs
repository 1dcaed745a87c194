//! What stands in a file or in an interface.

use super::{Attribute, Declarator, Expression, Name, TypeSpecifier};
use crate::source::{FileId, Span};

/// A file.
#[derive(Debug, Default)]
pub(crate) struct File {
    pub(crate) items: Vec<Item>,
    /// Names in what could not be parsed: nothing is said of their use.
    pub(crate) poisoned: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) span: Span,
    pub(crate) docs: String,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) kind: ItemKind,
}

#[derive(Debug)]
pub(crate) enum ItemKind {
    Import(Vec<Import>),
    Include(FileId),
    CppQuote(String),
    Typedef(Typedef),
    /// `struct tag { … };`
    Type(TypeSpecifier),
    Const(Const),
    Interface(Interface),
    /// `interface I;`
    Forward(Name),
    Procedure(Procedure),
    /// What has no meaning on the wire: its keyword and name.
    Skipped(&'static str, Option<Name>),
    /// Its contents; the library itself has no meaning on the wire.
    Library(Name, Vec<Item>),
}

#[derive(Debug, Clone)]
pub(crate) struct Import {
    pub(crate) path: String,
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) struct Typedef {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) specifier: TypeSpecifier,
    pub(crate) declarators: Vec<Declarator>,
}

#[derive(Debug)]
pub(crate) struct Const {
    pub(crate) specifier: TypeSpecifier,
    pub(crate) declarator: Declarator,
    pub(crate) value: Expression,
}

#[derive(Debug)]
pub(crate) struct Interface {
    pub(crate) name: Name,
    pub(crate) base: Option<Base>,
    pub(crate) items: Vec<Item>,
}

/// The interface that one is derived from.
#[derive(Debug)]
pub(crate) struct Base {
    pub(crate) name: Name,
}

#[derive(Debug)]
pub(crate) struct Procedure {
    pub(crate) specifier: TypeSpecifier,
    pub(crate) declarator: Declarator,
}

#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) specifier: TypeSpecifier,
    pub(crate) declarator: Declarator,
    pub(crate) span: Span,
}
