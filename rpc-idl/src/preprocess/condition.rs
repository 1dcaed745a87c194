//! `#if`.

use super::expand::{Expander, Work};
use super::macros::Macros;
use crate::constant::{Evaluator, Known, NumberType, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Expression, ExpressionKind, Referent, Type};
use crate::parse;
use crate::source::Span;
use crate::syntax;
use crate::token::{Token, TokenKind};

/// Whether the expression behind `#if` or `#elif` holds; one with an error does not.
pub(crate) fn holds(
    tokens: Vec<Token>,
    directive: Span,
    macros: &Macros,
    work: &mut Work,
    diagnostics: &mut Diagnostics,
) -> bool {
    let tokens = without_defined(tokens, macros);
    let tokens = Expander { macros, work, diagnostics }.expand(tokens);
    if tokens.is_empty() {
        let error = Diagnostic::error(directive, 1003, "`#if` without a condition")
            .expected("expected an expression");
        diagnostics.push(error);
        return false;
    }
    let Some(expression) = parse::condition(tokens, directive, diagnostics) else { return false };
    let value = converted(&expression)
        .and_then(|expression| Evaluator::for_preprocessor(&NoNames).evaluate(&expression));
    match value {
        Ok(value) => value.is_true(),
        Err(error) => {
            diagnostics.push(error);
            false
        }
    }
}

/// Names that are no macros are 0.
struct NoNames;

impl Known for NoNames {
    fn value(&self, _: &str, _: Referent) -> Option<Value> {
        Some(Value::long_long(0))
    }

    fn number(&self, _: &Type) -> Option<NumberType> {
        None
    }
}

/// An expression without types.
pub(crate) fn converted(expression: &syntax::Expression) -> Result<Expression, Diagnostic> {
    use syntax::ExpressionKind as Written;
    let boxed = |of: &syntax::Expression| converted(of).map(Box::new);
    let kind = match &expression.kind {
        Written::Value(value) => ExpressionKind::Value(value.clone()),
        Written::Name(name) => {
            ExpressionKind::Name { name: name.clone(), referent: Referent::Unknown }
        }
        Written::Unary(operator, a) => ExpressionKind::Unary(*operator, boxed(a)?),
        Written::Binary(operator, a, b) => ExpressionKind::Binary(*operator, boxed(a)?, boxed(b)?),
        Written::Conditional(parts) => {
            let [a, b, c] = parts.each_ref();
            ExpressionKind::Conditional(Box::new([converted(a)?, converted(b)?, converted(c)?]))
        }
        Written::Member(..) | Written::Index(..) | Written::Cast(..) | Written::SizeOf(_) => {
            let error = Diagnostic::error(expression.span, 1003, "no types are known here");
            return Err(error.expected("expected integers, macros and operators"));
        }
    };
    Ok(Expression { span: expression.span, kind })
}

/// `defined X` and `defined(X)` as 1 or 0.
fn without_defined(tokens: Vec<Token>, macros: &Macros) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let name = match &tokens[at..] {
            [word, open, name, close, ..]
                if word.is("defined") && open.is("(") && name.is_identifier() && close.is(")") =>
            {
                Some((name, 4))
            }
            [word, name, ..] if word.is("defined") && name.is_identifier() => Some((name, 2)),
            _ => None,
        };
        match name {
            Some((name, length)) => {
                let value = if macros.contains_key(&name.text) { "1" } else { "0" };
                out.push(Token {
                    kind: TokenKind::Number,
                    text: value.into(),
                    ..tokens[at].clone()
                });
                at += length;
            }
            None => {
                out.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    out
}
