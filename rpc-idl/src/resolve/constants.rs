//! Constants.

use super::Resolver;
use crate::constant::{Evaluator, IntegerType, Known, NumberType, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lexer::lex;
use crate::model::{
    self, BaseType, Constant, ConstantId, Definition, Model, NoLayout, Referent, Type,
};
use crate::parse;
use crate::preprocess;
use crate::source::Span;
use crate::syntax::{self, Expression, Name, Part, TypeName, TypeSpecifierKind};

impl Known for Resolver<'_> {
    fn value(&self, _: &str, referent: Referent) -> Option<Value> {
        (referent != Referent::Unknown).then(|| self.value_of(referent))
    }

    fn number(&self, ty: &Type) -> Option<NumberType> {
        self.model.number(ty)
    }
}

/// Constants alone have values.
impl Known for Model {
    fn value(&self, _: &str, referent: Referent) -> Option<Value> {
        match referent {
            Referent::Constant(id) => Some(self[id].value.clone()),
            Referent::Enumerator(id, n) => Some(Value::int(self[id].values[n].value.into())),
            _ => None,
        }
    }

    fn number(&self, ty: &Type) -> Option<NumberType> {
        match self.underlying(ty) {
            Type::Base(BaseType::Float | BaseType::Double) => Some(NumberType::Float),
            Type::Base(base) => base.integer().map(NumberType::Integer),
            Type::Enumeration(_) => BaseType::Long.integer().map(NumberType::Integer),
            _ => None,
        }
    }
}

fn no_size(why: NoLayout) -> &'static str {
    match why {
        NoLayout::Pointer => {
            "`sizeof` of a type with pointers, which are not of the same size everywhere"
        }
        NoLayout::Conformant => "`sizeof` of a type whose size is known only at run time",
        NoLayout::Undefined => "`sizeof` of a type that is not defined before",
        NoLayout::TooBig => "`sizeof` of a type that is too big",
    }
}

impl Resolver<'_> {
    /// What `sizeof` gives.
    pub(super) fn size_of(&self, name: &TypeName) -> Result<u64, Diagnostic> {
        let error = |fault: &str| Err(Diagnostic::error(name.span, 2203, fault));
        // Only the outermost level is asked for.
        match name.parts.first() {
            Some(Part::Pointer { .. }) => return error(no_size(NoLayout::Pointer)),
            Some(_) => return error("`sizeof` of an array without a name"),
            None => {}
        }
        match self.known_type(name).map_or(Err(NoLayout::Undefined), |ty| self.model.layout(&ty)) {
            Ok(layout) => Ok(layout.size),
            Err(why) => error(no_size(why)),
        }
    }

    /// A type that needs no new definition.
    fn known_type(&self, name: &TypeName) -> Option<Type> {
        Some(match &name.specifier.kind {
            TypeSpecifierKind::Base(base) => Type::Base(*base),
            TypeSpecifierKind::Named(name) => self.known.types.get(&name.text)?.clone(),
            TypeSpecifierKind::Structure(structure) => {
                self.known.tags.get(&structure.tag.as_ref()?.text)?.ty()
            }
            TypeSpecifierKind::Union(union) => self.known.tags.get(&union.tag.as_ref()?.text)?.ty(),
            TypeSpecifierKind::Enumeration(enumeration) => {
                self.known.tags.get(&enumeration.tag.as_ref()?.text)?.ty()
            }
            TypeSpecifierKind::Pipe(_) | TypeSpecifierKind::SafeArray(_) => return None,
        })
    }

    pub(super) fn value_of(&self, referent: Referent) -> Value {
        self.model.value("", referent).unwrap_or(Value::int(0))
    }

    /// The value of an expression, or an error.
    pub(super) fn evaluate(&mut self, expression: &Expression) -> Option<Value> {
        let before = self.diagnostics.errors();
        let expression = self.expression(expression);
        if self.diagnostics.errors() > before {
            return None;
        }
        self.value_or_error(&expression)
    }

    pub(super) fn value_or_error(&mut self, expression: &model::Expression) -> Option<Value> {
        match Evaluator::new(&*self).evaluate(expression) {
            Ok(value) => Some(value),
            Err(error) => {
                // What is missing because of another error is not said again.
                if !names_in(expression).into_iter().any(|(name, _)| self.is_poisoned(name)) {
                    self.error(error);
                }
                None
            }
        }
    }

    pub(super) fn integer(&mut self, expression: &Expression) -> Option<i128> {
        self.integer_or(expression, 2035)
    }

    /// `midl` is the error of what is no integer.
    pub(super) fn integer_or(&mut self, expression: &Expression, midl: u16) -> Option<i128> {
        match self.evaluate(expression)? {
            Value::Integer { value, .. } => Some(value),
            _ => {
                let error = Diagnostic::error(expression.span, midl, "this is no integer");
                self.error(error.expected("expected an integer constant"));
                None
            }
        }
    }

    pub(super) fn constant(&mut self, constant: &syntax::Const, docs: &str) {
        let Some(name) = &constant.declarator.name else { return };
        let base = self.specifier(&constant.specifier);
        let ty = self.declared(base, &constant.declarator.parts, constant.specifier.is_const);
        let Some(value) = self.evaluate(&constant.value) else {
            // It is known, but for its value.
            self.poisoned.insert(name.text.clone());
            return;
        };
        let value = self.converted(value, &ty, constant.value.span);
        let id = self.push_constant(name, docs, Some(ty), value);
        self.new_constant(name, Referent::Constant(id));
    }

    fn push_constant(
        &mut self,
        name: &Name,
        docs: &str,
        ty: Option<Type>,
        value: Value,
    ) -> ConstantId {
        let id = ConstantId(self.model.constants.len() as u32);
        self.model.constants.push(Constant {
            name: name.clone(),
            docs: docs.to_owned(),
            ty,
            value,
        });
        self.define(Definition::Constant(id));
        id
    }

    /// As an initialisation converts it.
    fn converted(&mut self, value: Value, ty: &Type, span: Span) -> Value {
        match (value, self.integer_type(ty)) {
            (Value::Integer { value, .. }, Some(ty)) => {
                let converted = Value::integer(value, ty);
                // `-1` for an unsigned type, and `0xFFFFFFFF` for a signed one, are usual.
                let unsigned = IntegerType { signed: false, ..ty };
                let fits = ty.wrap(value) == value
                    || unsigned.wrap(value) == value
                    || IntegerType { signed: true, ..ty }.wrap(value) == value;
                if !fits {
                    let warning = Diagnostic::warning(
                        span,
                        2236,
                        format!("{value} does not fit into the type"),
                    );
                    self.error(warning.expected("only its lowest bits count"));
                }
                converted
            }
            (Value::Integer { value, .. }, None) if self.is_float(ty) => Value::Float(value as f64),
            (Value::Integer { value: 0, .. }, None) => Value::Null,
            (value @ (Value::Integer { .. } | Value::Float(_)), None) if !self.is_float(ty) => {
                if *self.model.underlying(ty) != Type::Unknown {
                    let error = Diagnostic::error(span, 2154, "a number for a type that has none");
                    self.error(error.expected("expected a value of the type"));
                }
                value
            }
            (Value::String(_) | Value::WideString(_), Some(_)) => {
                let error = Diagnostic::error(span, 2154, "a string for a number");
                self.error(error.expected("expected a number"));
                Value::int(0)
            }
            (Value::Float(value), Some(ty)) => Value::integer(value as i128, ty),
            (value, _) => value,
        }
    }

    fn is_float(&self, ty: &Type) -> bool {
        self.model.number(ty) == Some(NumberType::Float)
    }

    pub(super) fn new_constant(&mut self, name: &Name, referent: Referent) {
        if let Some(before) = self.known.constants.get(&name.text).copied() {
            // The same constant may be in several files.
            if self.value_of(before) == self.value_of(referent) {
                return;
            }
            let before = match before {
                Referent::Constant(id) => self.model[id].name.span,
                Referent::Enumerator(id, index) => self.model[id].values[index].span,
                _ => name.span,
            };
            self.redefinition("the constant", name, before);
        }
        self.known.constants.insert(name.text.clone(), referent);
    }

    /// `#define X 1` in a `cpp_quote` is a constant as well. What is more than that speaks to C alone.
    pub(super) fn quoted_constant(&mut self, quote: &Name) {
        let mut errors = Diagnostics::default();
        let mut tokens = lex(quote.span.file, &quote.text, &mut errors).tokens;
        let is_definition = matches!(&tokens[..], [hash, define, name, value, ..]
            if hash.is("#") && define.is("define") && name.is_identifier() && value.after_space);
        if !is_definition || errors.errors() > 0 {
            return;
        }
        tokens.pop();
        let mut value = tokens.split_off(3);
        for token in &mut value {
            token.span = quote.span;
        }
        let name = Name { text: tokens[2].text.to_string(), span: quote.span };
        let Some(expression) = parse::condition(value, quote.span, &mut errors) else { return };
        // A type that C alone knows must not be defined here.
        let Ok(value) = preprocess::plain(&expression)
            .map(|expression| self.with_constants(expression))
            .and_then(|expression| Evaluator::new(&*self).evaluate(&expression))
        else {
            return;
        };
        let id = self.push_constant(&name, "", None, value);
        self.new_constant(&name, Referent::Constant(id));
    }
}

/// The names in an expression, and what they name.
pub(super) fn names_in(expression: &model::Expression) -> Vec<(&str, Referent)> {
    use model::ExpressionKind as Kind;
    let mut names = Vec::new();
    let mut pending = vec![expression];
    while let Some(expression) = pending.pop() {
        match &expression.kind {
            Kind::Name { name, referent } => names.push((name.as_str(), *referent)),
            Kind::Unary(_, a) | Kind::Cast(_, a) | Kind::Member { of: a, .. } => pending.push(a),
            Kind::Binary(_, a, b) | Kind::Index(a, b) => pending.extend([&**a, &**b]),
            Kind::Conditional(parts) => pending.extend(parts.iter()),
            Kind::Value(_) => {}
        }
    }
    names
}
