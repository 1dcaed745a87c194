//! Expressions.

use super::{Name, TypeName};
use crate::constant::Value;
use crate::model::{Binary, Unary};
use crate::source::Span;

#[derive(Debug, Clone)]
pub(crate) struct Expression {
    pub(crate) span: Span,
    pub(crate) kind: ExpressionKind,
}

#[derive(Debug, Clone)]
pub(crate) enum ExpressionKind {
    Value(Value),
    Name(String),
    Unary(Unary, Box<Expression>),
    Binary(Binary, Box<Expression>, Box<Expression>),
    Conditional(Box<[Expression; 3]>),
    /// `a.b`, or with `true` `a->b`.
    Member(Box<Expression>, Name, bool),
    Index(Box<Expression>, Box<Expression>),
    Cast(Box<TypeName>, Box<Expression>),
    SizeOf(Box<TypeName>),
}
