//! Constant expressions.

use super::value::{IntegerType, Value};
use crate::diagnostic::Diagnostic;
use crate::model::{Binary, Expression, ExpressionKind, Referent, Type, Unary};
use crate::source::Span;

/// What names and types mean where an expression stands.
pub(crate) trait Known {
    /// The value of what a name names.
    fn value(&self, name: &str, referent: Referent) -> Option<Value>;

    /// What a cast converts to, if it is a number.
    fn number(&self, ty: &Type) -> Option<NumberType>;
}

/// A type of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberType {
    Integer(IntegerType),
    Float,
}

type Result<T> = std::result::Result<T, Diagnostic>;

/// Evaluates as C does. What C leaves undefined is an error, but for the overflow of signed numbers, which wraps.
pub(crate) struct Evaluator<'a> {
    known: &'a dyn Known,
    /// All integers are `long long`, as the preprocessor has it.
    wide: bool,
}

impl<'a> Evaluator<'a> {
    pub(crate) fn new(known: &'a dyn Known) -> Self {
        Evaluator { known, wide: false }
    }

    pub(crate) fn for_preprocessor(known: &'a dyn Known) -> Self {
        Evaluator { known, wide: true }
    }

    pub(crate) fn evaluate(&self, expression: &Expression) -> Result<Value> {
        self.value(expression, true)
    }

    /// With `live` false only the type counts: the expression is the branch that is not taken.
    fn value(&self, expression: &Expression, live: bool) -> Result<Value> {
        let span = expression.span;
        match &expression.kind {
            ExpressionKind::Value(Value::Integer { value, ty }) if self.wide => {
                Ok(Value::integer(*value, IntegerType { bits: 64, ..*ty }))
            }
            ExpressionKind::Value(value) => Ok(value.clone()),
            ExpressionKind::Name { name, referent } => {
                self.known.value(name, *referent).ok_or_else(|| {
                    Diagnostic::error(span, 2009, format!("there is no constant `{name}`"))
                        .expected("expected a constant or an enumerator that is defined before")
                })
            }
            ExpressionKind::Unary(operator, operand) => {
                let value = self.value(operand, live)?;
                self.unary(*operator, value, span)
            }
            ExpressionKind::Binary(operator, left, right) => {
                self.binary(*operator, left, right, live, span)
            }
            ExpressionKind::Conditional(parts) => {
                let [condition, yes, no] = &**parts;
                let holds = self.value(condition, live)?.is_true();
                let (yes, no) = (self.value(yes, live && holds)?, self.value(no, live && !holds)?);
                let ty = match (&yes, &no) {
                    (Value::Integer { ty: yes, .. }, Value::Integer { ty: no, .. }) => {
                        Some(yes.promoted().common(no.promoted()))
                    }
                    _ => None,
                };
                let value = if holds { yes } else { no };
                Ok(match (ty, value) {
                    (Some(ty), Value::Integer { value, .. }) => Value::integer(value, ty),
                    (_, value) => value,
                })
            }
            ExpressionKind::Cast(ty, operand) => {
                let value = self.value(operand, live)?;
                let ty = self.known.number(ty).ok_or_else(|| {
                    incompatible(span, "a cast to something that is no number")
                        .expected("expected a type of numbers that is defined before")
                })?;
                match (value, ty) {
                    (Value::Integer { value, .. }, NumberType::Integer(ty)) => {
                        Ok(Value::integer(value, ty))
                    }
                    (Value::Float(value), NumberType::Integer(ty)) => {
                        Ok(Value::integer(value as i128, ty))
                    }
                    (Value::Null, NumberType::Integer(ty)) => Ok(Value::integer(0, ty)),
                    (Value::Integer { value, .. }, NumberType::Float) => {
                        Ok(Value::Float(value as f64))
                    }
                    (value @ Value::Float(_), NumberType::Float) => Ok(value),
                    _ => Err(incompatible(span, "a cast of something that is no number")),
                }
            }
            ExpressionKind::Member { .. } | ExpressionKind::Index(..) => {
                Err(Diagnostic::error(span, 2036, "this is known only at run time")
                    .expected("expected a constant expression"))
            }
        }
    }

    fn binary(
        &self,
        operator: Binary,
        left: &Expression,
        right: &Expression,
        live: bool,
        span: Span,
    ) -> Result<Value> {
        if matches!(operator, Binary::And | Binary::Or) {
            let left = self.value(left, live)?.is_true();
            let goes_on = left == (operator == Binary::And);
            let right = self.value(right, live && goes_on)?.is_true();
            return Ok(self.truth(if goes_on { right } else { left }));
        }
        let (left, right) = (self.value(left, live)?, self.value(right, live)?);
        match (left, right) {
            (Value::Integer { value: a, ty: left }, Value::Integer { value: b, ty: right }) => {
                self.integers(operator, (a, left), (b, right), live, span)
            }
            (Value::Float(a), Value::Float(b)) => self.floats(operator, a, b, span),
            (Value::Float(a), Value::Integer { value, .. }) => {
                self.floats(operator, a, value as f64, span)
            }
            (Value::Integer { value, .. }, Value::Float(b)) => {
                self.floats(operator, value as f64, b, span)
            }
            _ => Err(incompatible(span, "an operator between things that are no numbers")),
        }
    }

    fn unary(&self, operator: Unary, value: Value, span: Span) -> Result<Value> {
        match (operator, value) {
            (Unary::Not, value @ (Value::Integer { .. } | Value::Float(_) | Value::Null)) => {
                Ok(self.truth(!value.is_true()))
            }
            (Unary::Plus, Value::Integer { value, ty }) => Ok(Value::integer(value, ty.promoted())),
            (Unary::Minus, Value::Integer { value, ty }) => {
                Ok(Value::integer(-value, ty.promoted()))
            }
            (Unary::Complement, Value::Integer { value, ty }) => {
                Ok(Value::integer(!value, ty.promoted()))
            }
            (Unary::Plus, Value::Float(value)) => Ok(Value::Float(value)),
            (Unary::Minus, Value::Float(value)) => Ok(Value::Float(-value)),
            (Unary::Dereference | Unary::Address, _) => {
                Err(Diagnostic::error(span, 2030, "a constant is no pointer")
                    .expected("expected a constant expression"))
            }
            _ => Err(incompatible(span, "an operator on something that is no number")),
        }
    }

    fn truth(&self, value: bool) -> Value {
        let ty = if self.wide { IntegerType::LONG_LONG } else { IntegerType::INT };
        Value::integer(i128::from(value), ty)
    }

    fn floats(&self, operator: Binary, a: f64, b: f64, span: Span) -> Result<Value> {
        Ok(match operator {
            Binary::Add => Value::Float(a + b),
            Binary::Subtract => Value::Float(a - b),
            Binary::Multiply => Value::Float(a * b),
            Binary::Divide => Value::Float(a / b),
            Binary::Equal => self.truth(a == b),
            Binary::NotEqual => self.truth(a != b),
            Binary::Less => self.truth(a < b),
            Binary::Greater => self.truth(a > b),
            Binary::LessOrEqual => self.truth(a <= b),
            Binary::GreaterOrEqual => self.truth(a >= b),
            _ => return Err(incompatible(span, "an operator of integers on a fraction")),
        })
    }

    fn integers(
        &self,
        operator: Binary,
        (a, left): (i128, IntegerType),
        (b, right): (i128, IntegerType),
        live: bool,
        span: Span,
    ) -> Result<Value> {
        let (left, right) = (left.promoted(), right.promoted());
        if matches!(operator, Binary::ShiftLeft | Binary::ShiftRight) {
            // The result is of the left operand's type alone.
            let a = left.wrap(a);
            let amount = if live { b } else { 0 };
            if !(0..i128::from(left.bits)).contains(&amount) {
                let fault = format!("a shift by {amount} of a number with {} bits", left.bits);
                let expected = format!("expected 0 to {}", left.bits - 1);
                return Err(Diagnostic::error(span, 2036, fault).expected(expected));
            }
            let value = if operator == Binary::ShiftLeft { a << amount } else { a >> amount };
            return Ok(Value::integer(value, left));
        }
        let ty = left.common(right);
        let (a, b) = (ty.wrap(a), ty.wrap(b));
        let value = match operator {
            Binary::Add => a + b,
            Binary::Subtract => a - b,
            // Two factors of 64 bits have at most 128, as unsigned ones.
            Binary::Multiply => a.wrapping_mul(b),
            Binary::Divide | Binary::Remainder if b == 0 => {
                if live {
                    return Err(Diagnostic::error(span, 2031, "a division by zero")
                        .expected("expected another divisor"));
                }
                0
            }
            Binary::Divide => a / b,
            Binary::Remainder => a % b,
            Binary::BitAnd => a & b,
            Binary::BitOr => a | b,
            Binary::BitXor => a ^ b,
            Binary::Equal => return Ok(self.truth(a == b)),
            Binary::NotEqual => return Ok(self.truth(a != b)),
            Binary::Less => return Ok(self.truth(a < b)),
            Binary::Greater => return Ok(self.truth(a > b)),
            Binary::LessOrEqual => return Ok(self.truth(a <= b)),
            Binary::GreaterOrEqual => return Ok(self.truth(a >= b)),
            Binary::ShiftLeft | Binary::ShiftRight | Binary::And | Binary::Or => 0,
        };
        let quotient = matches!(operator, Binary::Divide | Binary::Remainder) && b != 0;
        if quotient && live && ty.wrap(a / b) != a / b {
            return Err(Diagnostic::error(span, 2036, "a quotient that its type does not have")
                .expected("expected another divisor"));
        }
        Ok(Value::integer(value, ty))
    }
}

fn incompatible(span: Span, fault: &str) -> Diagnostic {
    Diagnostic::error(span, 2032, fault).expected("expected integers")
}
