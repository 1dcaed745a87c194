//! What declarations have in common.

use super::{Expression, Type};
use crate::source::Span;

/// Something with a name, attributes and comments, as procedures, fields and types have them.
#[derive(Debug, Clone, PartialEq)]
pub struct Documented {
    /// The name; empty where there is none.
    pub name: String,
    /// Where it is declared: its name, or all of it where it has none.
    pub span: Span,
    /// The comments before it, and behind it in its last line.
    pub docs: String,
    /// All attributes as they are written, those that the model says in other words too.
    pub attributes: Vec<Attribute>,
}

impl Documented {
    /// The attribute of this name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// Whether there is an attribute of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }
}

/// An attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// Where, with its arguments.
    pub span: Span,
    /// What stands between its parentheses.
    pub arguments: Vec<AttributeArgument>,
    /// It is from an attribute configuration file.
    pub is_acf: bool,
}

/// An argument of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum AttributeArgument {
    /// Nothing, as before the comma of `size_is(, n)`.
    None,
    /// An expression.
    Expression(Expression),
    /// A type.
    Type(Type),
    /// The text as it is written: of `uuid`, `version`, and of attributes that are not known.
    Text(String),
}

/// `range(low, high)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The lowest value.
    pub low: i128,
    /// The highest value.
    pub high: i128,
}
