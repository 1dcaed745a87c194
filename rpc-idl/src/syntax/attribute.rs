//! Attributes: `[in, size_is(n)]`.

use super::{Expression, Name, TypeName};
use crate::source::Span;

#[derive(Debug, Clone)]
pub(crate) struct Attribute {
    pub(crate) name: Name,
    /// With its arguments.
    pub(crate) span: Span,
    pub(crate) arguments: Vec<Argument>,
    /// Bytes of its tokens, those of macros too.
    pub(crate) size: usize,
    /// It stands in an ACF.
    pub(crate) acf: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum Argument {
    /// Nothing before or behind a comma, as in `size_is(, n)`.
    None,
    Expression(Expression),
    Type(TypeName),
    /// As it is written: a uuid, a version, or of an attribute that is not known.
    Text(String),
}
