//! Expressions of attributes: `size_is((n + 7) & ~7)`.

use super::{ConstantId, EnumerationId, Type};
use crate::constant::Value;
use crate::source::Span;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub kind: ExpressionKind,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind {
    /// A literal, or a `sizeof`.
    Value(Value),
    /// A name.
    Name {
        /// As it is written.
        name: String,
        /// What it names.
        referent: Referent,
    },
    /// An operator in front of an operand.
    Unary(Unary, Box<Expression>),
    /// An operator between two operands.
    Binary(Binary, Box<Expression>, Box<Expression>),
    /// `a ? b : c`.
    Conditional(Box<[Expression; 3]>),
    /// `a.b` or `a->b`.
    Member {
        /// `a`.
        of: Box<Expression>,
        /// `b`.
        name: String,
        /// It is `->`.
        arrow: bool,
    },
    /// `a[b]`.
    Index(Box<Expression>, Box<Expression>),
    /// `(T) a`.
    Cast(Box<Type>, Box<Expression>),
}

/// What a name in an expression names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Referent {
    /// A parameter of the procedure: its index.
    Parameter(usize),
    /// A field of the same structure: its index.
    Field(usize),
    /// A constant.
    Constant(ConstantId),
    /// An enumerator: its enumeration and its index there.
    Enumerator(EnumerationId, usize),
    /// Nothing: an error says so.
    Unknown,
}

/// An operator in front of its operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unary {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `~`
    Complement,
    /// `!`
    Not,
    /// `*`
    Dereference,
    /// `&`
    Address,
}

/// An operator between its operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Binary {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
    /// `&`
    BitAnd,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
    /// `<<`
    ShiftLeft,
    /// `>>`
    ShiftRight,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `<=`
    LessOrEqual,
    /// `>=`
    GreaterOrEqual,
}
