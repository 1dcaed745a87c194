//! Expressions, as C has them.

use super::{Parsed, Parser};
use crate::constant::{self, Value};
use crate::diagnostic::Diagnostic;
use crate::limits::OPERATORS;
use crate::model::{Binary, Unary};
use crate::syntax::{Expression, ExpressionKind};
use crate::token::TokenKind;

/// Binary operators by precedence, the loosest first.
const LEVELS: [&[(&str, Binary)]; 10] = [
    &[("||", Binary::Or)],
    &[("&&", Binary::And)],
    &[("|", Binary::BitOr)],
    &[("^", Binary::BitXor)],
    &[("&", Binary::BitAnd)],
    &[("==", Binary::Equal), ("!=", Binary::NotEqual)],
    &[
        ("<", Binary::Less),
        (">", Binary::Greater),
        ("<=", Binary::LessOrEqual),
        (">=", Binary::GreaterOrEqual),
    ],
    &[("<<", Binary::ShiftLeft), (">>", Binary::ShiftRight)],
    &[("+", Binary::Add), ("-", Binary::Subtract)],
    &[("*", Binary::Multiply), ("/", Binary::Divide), ("%", Binary::Remainder)],
];

impl Parser<'_> {
    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        // The whole expression, not a part of one, begins to count.
        self.operators = 0;
        self.conditional()
    }

    fn count_operator(&mut self) -> Parsed<()> {
        self.operators += 1;
        if self.operators <= OPERATORS {
            return Ok(());
        }
        let span = self.peek().span;
        let expected = format!("expected at most {OPERATORS} operators");
        Err(self.error(
            Diagnostic::error(span, 2002, "an expression with too many operators")
                .expected(expected),
        ))
    }

    fn conditional(&mut self) -> Parsed<Expression> {
        self.nested(|parser| {
            let condition = parser.binary(0)?;
            if !parser.take("?") {
                return Ok(condition);
            }
            parser.count_operator()?;
            let yes = parser.conditional()?;
            parser.expect(":")?;
            let no = parser.conditional()?;
            let span = condition.span.to(no.span);
            Ok(Expression {
                span,
                kind: ExpressionKind::Conditional(Box::new([condition, yes, no])),
            })
        })
    }

    /// By precedence climbing, so that the stack grows with parentheses alone.
    fn binary(&mut self, lowest: usize) -> Parsed<Expression> {
        let mut left = self.unary()?;
        loop {
            let token = self.peek();
            let found = LEVELS.iter().enumerate().skip(lowest).find_map(|(level, operators)| {
                operators
                    .iter()
                    .find(|(text, _)| token.is(text))
                    .map(|(_, operator)| (level, *operator))
            });
            let Some((level, operator)) = found else { return Ok(left) };
            self.next();
            self.count_operator()?;
            let right = self.binary(level + 1)?;
            let span = left.span.to(right.span);
            left = Expression {
                span,
                kind: ExpressionKind::Binary(operator, Box::new(left), Box::new(right)),
            };
        }
    }

    fn unary(&mut self) -> Parsed<Expression> {
        let operator = match &*self.peek().text {
            "-" => Unary::Minus,
            "+" => Unary::Plus,
            "~" => Unary::Complement,
            "!" => Unary::Not,
            "*" => Unary::Dereference,
            "&" => Unary::Address,
            _ => return self.postfix(),
        };
        if self.peek().kind != TokenKind::Punctuation {
            return self.postfix();
        }
        let start = self.next().span;
        self.count_operator()?;
        let operand = self.nested(Self::unary)?;
        let span = start.to(operand.span);
        Ok(Expression { span, kind: ExpressionKind::Unary(operator, Box::new(operand)) })
    }

    fn postfix(&mut self) -> Parsed<Expression> {
        let mut left = self.primary()?;
        loop {
            let arrow = self.is("->");
            if arrow || self.is(".") {
                self.next();
                self.count_operator()?;
                let name = self.name("a field's name")?;
                let span = left.span.to(name.span);
                left =
                    Expression { span, kind: ExpressionKind::Member(Box::new(left), name, arrow) };
            } else if self.take("[") {
                self.count_operator()?;
                let index = self.conditional()?;
                let span = left.span.to(self.expect("]")?);
                left = Expression {
                    span,
                    kind: ExpressionKind::Index(Box::new(left), Box::new(index)),
                };
            } else {
                return Ok(left);
            }
        }
    }

    fn primary(&mut self) -> Parsed<Expression> {
        let token = self.peek().clone();
        let span = token.span;
        let value = match token.kind {
            TokenKind::Number => {
                let number = constant::number(&token.text);
                self.next();
                number.map_err(|(midl, fault)| {
                    self.error(
                        Diagnostic::error(span, midl, fault)
                            .expected("expected a number as C has it"),
                    )
                })?
            }
            TokenKind::Character => {
                self.next();
                constant::character(&token.text).ok_or_else(|| {
                    let error = Diagnostic::error(span, 2108, "this is no character constant");
                    self.error(error.expected("expected one character"))
                })?
            }
            TokenKind::String => return self.strings(),
            TokenKind::Identifier if &*token.text == "sizeof" => return self.size_of(),
            TokenKind::Identifier => {
                self.next();
                return Ok(Expression { span, kind: named(&token.text) });
            }
            _ if token.is("(") => return self.parenthesis(),
            _ => return self.unexpected("an expression"),
        };
        Ok(Expression { span, kind: ExpressionKind::Value(value) })
    }

    /// Strings one behind the other are one.
    fn strings(&mut self) -> Parsed<Expression> {
        let start = self.peek().span;
        let (mut all, mut wide) = (String::new(), false);
        while self.peek().kind == TokenKind::String {
            let token = self.next();
            match constant::string(&token.text) {
                Some(Value::String(text)) => all += &text,
                Some(Value::WideString(text)) => {
                    wide = true;
                    all += &text;
                }
                // One without its end is reported by the lexer.
                _ if !token.text.trim_start_matches('L').ends_with('"') || token.text.len() < 2 => {
                }
                _ => {
                    let error =
                        Diagnostic::error(token.span, 2116, "an escape that C does not know");
                    return Err(self.error(error.expected("expected `\\n`, `\\\\`, `\\x41`, …")));
                }
            }
        }
        let value = if wide { Value::WideString(all) } else { Value::String(all) };
        Ok(Expression { span: start.to(self.last_span()), kind: ExpressionKind::Value(value) })
    }

    fn size_of(&mut self) -> Parsed<Expression> {
        let start = self.next().span;
        self.expect("(")?;
        let name = self.type_name()?;
        let span = start.to(self.expect(")")?);
        Ok(Expression { span, kind: ExpressionKind::SizeOf(Box::new(name)) })
    }

    /// `(a)`, or a cast `(T) a`.
    fn parenthesis(&mut self) -> Parsed<Expression> {
        if self.is_cast() {
            let start = self.next().span;
            let name = self.type_name()?;
            self.expect(")")?;
            self.count_operator()?;
            let operand = self.nested(Self::unary)?;
            let span = start.to(operand.span);
            return Ok(Expression {
                span,
                kind: ExpressionKind::Cast(Box::new(name), Box::new(operand)),
            });
        }
        let start = self.next().span;
        let inner = self.conditional()?;
        let span = start.to(self.expect(")")?);
        Ok(Expression { span, ..inner })
    }

    /// A type's word behind `(`, or `(name)` with an operand behind it: which names are types is known only later.
    fn is_cast(&self) -> bool {
        let (first, second, third) = (self.ahead(1), self.ahead(2), self.ahead(3));
        if !first.is_identifier() || first.is("sizeof") {
            return false;
        }
        if Self::begins_base_type(&first.text)
            || matches!(&*first.text, "struct" | "union" | "enum" | "const")
        {
            return true;
        }
        let operand = |token: &crate::token::Token| {
            matches!(token.kind, TokenKind::Identifier | TokenKind::Number | TokenKind::Character)
                || token.is("(")
                || token.is("~")
        };
        second.is(")") && operand(third)
            || second.is("*") && third.is(")") && operand(self.ahead(4))
    }
}

fn named(name: &str) -> ExpressionKind {
    let value = match name {
        "TRUE" | "true" => Value::int(1),
        "FALSE" | "false" => Value::int(0),
        "NULL" => Value::Null,
        _ => return ExpressionKind::Name(name.to_owned()),
    };
    ExpressionKind::Value(value)
}
