//! What the parser makes of a file, before names mean something.

mod attribute;
mod expression;
mod item;
mod types;

pub(crate) use attribute::{Argument, Attribute};
pub(crate) use expression::{Expression, ExpressionKind};
pub(crate) use item::{
    Base, Const, File, Import, Interface, Item, ItemKind, Parameter, Procedure, Typedef,
};
pub(crate) use types::{
    Bounds, Declarator, Enumeration, Enumerator, Field, Label, Members, Part, Structure, Switch,
    TypeName, TypeSpecifier, TypeSpecifierKind, Union, UnionArm,
};

use crate::source::Span;

/// A name as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where.
    pub span: Span,
}
