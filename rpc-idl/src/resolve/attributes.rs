//! Attributes and their expressions, before names in them are found.

use std::collections::HashMap;

use super::Resolver;
use crate::constant::Value;
use crate::diagnostic::Diagnostic;
use crate::model::{
    Attribute, AttributeArgument, Binary, Expression, ExpressionKind, Referent, Type, Unary,
};
use crate::near::near;
use crate::parse::attribute_names;
use crate::syntax::{self, Argument};

impl Resolver<'_> {
    pub(super) fn attributes(&mut self, attributes: &[syntax::Attribute]) -> Vec<Attribute> {
        let mut all = Vec::with_capacity(attributes.len());
        for attribute in attributes {
            let arguments = attribute.arguments.iter().map(|argument| match argument {
                Argument::None => AttributeArgument::None,
                Argument::Expression(expression) => {
                    AttributeArgument::Expression(self.expression(expression))
                }
                Argument::Type(name) => AttributeArgument::Type(self.type_name(name)),
                Argument::Text(text) => AttributeArgument::Text(text.clone()),
            });
            all.push(Attribute {
                name: attribute.name.text.clone(),
                span: attribute.span,
                arguments: arguments.collect(),
                is_acf: attribute.acf,
            });
        }
        self.unknown_attributes(&all);
        self.twice(&all);
        all
    }

    /// A misspelt attribute would change what is on the wire. Others that are not MIDL's are a compiler's own.
    fn unknown_attributes(&mut self, all: &[Attribute]) {
        for attribute in all {
            let name = &*attribute.name;
            if attribute_names().any(|known| known == name) {
                continue;
            }
            let fault = format!("`{name}` is no attribute");
            let found = match near(name, attribute_names()) {
                Some(near) => Diagnostic::error(attribute.span, 2025, fault)
                    .expected(format!("expected `{near}`, perhaps")),
                None => Diagnostic::warning(attribute.span, 2025, fault)
                    .expected("expected one of MIDL's: it says nothing here"),
            };
            self.error(found);
        }
    }

    /// An attribute that one list has more than once.
    fn twice(&mut self, all: &[Attribute]) {
        let mut seen = HashMap::new();
        for attribute in all {
            let Some(first) = seen.insert(&*attribute.name, attribute.span) else { continue };
            let fault = format!("`{}` is there twice", attribute.name);
            let found = match attribute.arguments.is_empty() {
                // Each of them is data of a type library.
                _ if attribute.name == "custom" => continue,
                true => {
                    let warning = Diagnostic::warning(attribute.span, 2209, fault);
                    warning.expected("says nothing new")
                }
                false => {
                    let error = Diagnostic::error(attribute.span, 2096, fault);
                    error.expected("expected one of them")
                }
            };
            self.error(found.related(first, "the first one"));
        }
    }

    /// The type that a name in an expression is, if it is no constant.
    fn type_in(&self, expression: &syntax::Expression) -> Option<Type> {
        match &expression.kind {
            syntax::ExpressionKind::Name(name) if !self.known.constants.contains_key(name) => {
                self.known.types.get(name).cloned()
            }
            _ => None,
        }
    }

    pub(super) fn expression(&mut self, expression: &syntax::Expression) -> Expression {
        use syntax::ExpressionKind as Written;
        let kind = match &expression.kind {
            Written::Value(value) => ExpressionKind::Value(value.clone()),
            Written::Name(name) => {
                let referent = self.known.constants.get(name).copied().unwrap_or(Referent::Unknown);
                ExpressionKind::Name { name: name.clone(), referent }
            }
            Written::Unary(operator, a) => {
                ExpressionKind::Unary(*operator, Box::new(self.expression(a)))
            }
            // `(T) -1`, where the parser does not know that `T` is a type.
            Written::Binary(operator @ (Binary::Add | Binary::Subtract), a, b)
                if self.type_in(a).is_some() =>
            {
                let ty = self.type_in(a).unwrap_or(Type::Unknown);
                let unary = if *operator == Binary::Add { Unary::Plus } else { Unary::Minus };
                let operand = Expression {
                    span: b.span,
                    kind: ExpressionKind::Unary(unary, Box::new(self.expression(b))),
                };
                ExpressionKind::Cast(Box::new(ty), Box::new(operand))
            }
            Written::Binary(operator, a, b) => ExpressionKind::Binary(
                *operator,
                Box::new(self.expression(a)),
                Box::new(self.expression(b)),
            ),
            Written::Conditional(parts) => ExpressionKind::Conditional(Box::new(
                parts.each_ref().map(|part| self.expression(part)),
            )),
            Written::Member(of, name, arrow) => ExpressionKind::Member {
                of: Box::new(self.expression(of)),
                name: name.text.clone(),
                arrow: *arrow,
            },
            Written::Index(a, b) => {
                ExpressionKind::Index(Box::new(self.expression(a)), Box::new(self.expression(b)))
            }
            Written::Cast(name, a) => {
                let ty = Box::new(self.type_name(name));
                ExpressionKind::Cast(ty, Box::new(self.expression(a)))
            }
            Written::SizeOf(name) => {
                let size = self.size_of(name).unwrap_or_else(|error| {
                    self.error(error);
                    1
                });
                ExpressionKind::Value(Value::integer(
                    size.into(),
                    crate::constant::IntegerType::UNSIGNED,
                ))
            }
        };
        Expression { span: expression.span, kind }
    }
}
