//! Expressions of `size_is` and its kin.

use super::{Generator, Said, refused};
use crate::constant::{IntegerType, Value};
use crate::model::{BaseType, Binary, Expression, ExpressionKind, Model, Referent, Type, Unary};

/// The names that an expression may use: a structure's fields, or a procedure's parameters.
#[derive(Default)]
pub(super) struct Scope {
    pub(super) names: Vec<Named>,
}

pub(super) struct Named {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// How a name can be used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number.
    Value,
    /// One that cannot count: of more than 32 bits, or with a fraction.
    Wide,
    /// A reference to one.
    Reference,
    /// The same, which may be null.
    Nullable,
    /// None of these.
    Other,
}

impl Kind {
    /// Of a value of this type.
    pub(super) fn of(model: &Model, ty: &Type) -> Kind {
        match model.on_wire(ty) {
            Type::Base(base) if base.integer().is_some_and(|of| of.bits <= 32) => Kind::Value,
            Type::Base(_) => Kind::Wide,
            Type::Enumeration(_) => Kind::Value,
            _ => Kind::Other,
        }
    }
}

/// What the names of expressions begin with. No name of [`snake`](super::names::snake) has two `_` in a row.
const HELD: &str = "rpc__idl__";

impl Generator<'_> {
    /// The expression, or a name that stands for it until all is formatted.
    pub(super) fn expression(&mut self, expression: &Expression, scope: &Scope) -> Said<String> {
        let text = match &expression.kind {
            // A count is not negative, and has 32 bits.
            ExpressionKind::Cast(ty, of) if self.integer(ty).is_some_and(|to| to.bits >= 32) => {
                self.guarded(of, scope, &mut Vec::new())?
            }
            _ => self.guarded(expression, scope, &mut Vec::new())?,
        };
        Ok(if text.contains(' ') { self.hold(text) } else { text })
    }

    /// prettyplease knows no expressions in attributes, and has spaces of its own in them.
    pub(super) fn hold(&mut self, text: String) -> String {
        let name = format!("{HELD}{}_", self.held.len());
        self.held.push(text);
        name
    }

    /// Puts the expressions in the place of their names.
    pub(super) fn with_expressions(&self, source: &str) -> String {
        let mut parts = source.split(HELD);
        let mut text = parts.next().unwrap_or("").to_owned();
        for part in parts {
            let (n, rest) = part.split_once('_').unwrap_or((part, ""));
            let held = n.parse().ok().and_then(|n: usize| self.held.get(n));
            text += held.map_or(n, String::as_str);
            text += rest;
        }
        text
    }

    /// `guards` are the names that are known to be there.
    pub(super) fn guarded(
        &mut self,
        expression: &Expression,
        scope: &Scope,
        guards: &mut Vec<usize>,
    ) -> Said<String> {
        let span = expression.span;
        Ok(match &expression.kind {
            ExpressionKind::Value(value) => match value.as_integer() {
                Some(value) => value.to_string(),
                None => {
                    return Err(refused(span, "a value that is no integer", "expected an integer"));
                }
            },
            ExpressionKind::Name { name, referent } => match *referent {
                Referent::Parameter(n) | Referent::Field(n) => match &scope.names[n] {
                    Named { kind: Kind::Wide, .. } => {
                        let fault = format!("`{name}` is no integer of at most 32 bits");
                        return Err(refused(span, fault, "expected one that is (ARR-18)"));
                    }
                    named => named.name.clone(),
                },
                Referent::Constant(id) if self.model[id].value.as_integer().is_some() => {
                    self.constants.insert(id);
                    self.names.constant(id).to_owned()
                }
                Referent::Enumerator(id, n) => self.model[id].values[n].value.to_string(),
                _ => {
                    return Err(refused(
                        span,
                        format!("`{name}` is no number"),
                        "expected a number",
                    ));
                }
            },
            ExpressionKind::Unary(Unary::Plus, of) => self.guarded(of, scope, guards)?,
            ExpressionKind::Unary(Unary::Minus, of) => {
                format!("-{}", self.operand(of, scope, guards)?)
            }
            // Before what is no condition, the macro's `!` is C's `~`.
            ExpressionKind::Unary(Unary::Not, of) => match is_condition(of) {
                true => format!("!{}", self.operand(of, scope, guards)?),
                false => format!("{} == 0", self.operand(of, scope, guards)?),
            },
            ExpressionKind::Unary(Unary::Complement, of) => match self.constant(of) {
                Some(Value::Integer { value, ty }) => ty.promoted().wrap(!value).to_string(),
                _ => {
                    let expected =
                        "expected a constant behind it: sizes are numbers of 128 bits (ARR-16)";
                    return Err(refused(span, "`~` of what is no constant", expected));
                }
            },
            ExpressionKind::Unary(Unary::Dereference, of) => {
                let named = match &of.kind {
                    ExpressionKind::Name { referent: Referent::Parameter(n), .. } => {
                        Some((*n, &scope.names[*n]))
                    }
                    _ => None,
                };
                match named.map(|(n, named)| (n, &named.name, named.kind)) {
                    Some((_, name, Kind::Reference)) => format!("*{name}"),
                    Some((n, name, Kind::Nullable)) if guards.contains(&n) => format!("*{name}"),
                    Some((_, name, Kind::Nullable)) => {
                        format!("if {name} {{ *{name} }} else {{ 0 }}")
                    }
                    _ => {
                        let expected =
                            "expected a parameter that is a pointer to a number (ARR-22)";
                        return Err(refused(
                            span,
                            "`*` of another thing than a parameter",
                            expected,
                        ));
                    }
                }
            }
            ExpressionKind::Unary(Unary::Address, _) => {
                return Err(refused(span, "`&` in a size", "expected a number (ARR-16)"));
            }
            ExpressionKind::Binary(operator, a, b) => {
                let a = self.operand(a, scope, guards)?;
                let b = self.operand(b, scope, guards)?;
                format!("{a} {} {b}", symbol(*operator))
            }
            ExpressionKind::Conditional(parts) => {
                let [condition, then, otherwise] = &**parts;
                let test = self.guarded(condition, scope, guards)?;
                let known = guards.len();
                guards.extend(proven(condition));
                let then = self.guarded(then, scope, guards)?;
                guards.truncate(known);
                let otherwise = self.guarded(otherwise, scope, guards)?;
                format!("if {test} {{ {then} }} else {{ {otherwise} }}")
            }
            ExpressionKind::Member { .. } => {
                let expected =
                    "expected a number that is a parameter or a field of its own (ARR-16)";
                return Err(refused(span, "a field of another structure in a size", expected));
            }
            ExpressionKind::Index(..) => {
                return Err(refused(
                    span,
                    "an element of an array in a size",
                    "expected a number (ARR-16)",
                ));
            }
            ExpressionKind::Cast(ty, of) => self.cast(ty, of, scope, guards)?,
        })
    }

    /// Bits that are left, and the sign that one of them is.
    fn cast(
        &mut self,
        ty: &Type,
        of: &Expression,
        scope: &Scope,
        guards: &mut Vec<usize>,
    ) -> Said<String> {
        let Some(to) = self.integer(ty) else {
            let fault = "a conversion to another type in a size";
            return Err(refused(of.span, fault, "expected an integer"));
        };
        let mask = (1u128 << to.bits) - 1;
        let bits = format!("{} & {mask}", self.operand(of, scope, guards)?);
        Ok(if to.signed { signed(&format!("({bits})"), to.bits) } else { bits })
    }

    fn integer(&self, ty: &Type) -> Option<IntegerType> {
        match self.model.on_wire(ty) {
            // A plain `char` is a `u8`, as everywhere.
            Type::Base(BaseType::Char) => BaseType::UnsignedChar.integer(),
            Type::Base(base) => base.integer(),
            Type::Enumeration(_) => BaseType::Long.integer(),
            _ => None,
        }
    }

    fn operand(&mut self, of: &Expression, scope: &Scope, guards: &mut Vec<usize>) -> Said<String> {
        let text = self.guarded(of, scope, guards)?;
        // An operator or a condition has a space.
        let needs = text.starts_with(['-', '!']) || text.contains(' ');
        Ok(if needs { format!("({text})") } else { text })
    }

    fn constant(&self, of: &Expression) -> Option<Value> {
        match &of.kind {
            ExpressionKind::Value(value) => Some(value.clone()),
            ExpressionKind::Name { referent: Referent::Constant(id), .. } => {
                Some(self.model[*id].value.clone())
            }
            ExpressionKind::Name { referent: Referent::Enumerator(id, n), .. } => {
                Some(Value::int(self.model[*id].values[*n].value.into()))
            }
            _ => None,
        }
    }
}

/// A number of some bits, the highest of which is its sign.
fn signed(number: &str, bits: u8) -> String {
    let sign = 1u128 << (bits - 1);
    format!("({number} ^ {sign}) - {sign}")
}

/// Whether it is 1 or 0.
fn is_condition(of: &Expression) -> bool {
    use Binary::{And, Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual, Or};
    match &of.kind {
        ExpressionKind::Unary(Unary::Not, _) => true,
        ExpressionKind::Binary(operator, ..) => matches!(
            operator,
            And | Or | Equal | NotEqual | Less | Greater | LessOrEqual | GreaterOrEqual
        ),
        _ => false,
    }
}

/// The parameters that are not null if a condition is true.
fn proven(condition: &Expression) -> Vec<usize> {
    match &condition.kind {
        ExpressionKind::Name { referent: Referent::Parameter(n), .. } => vec![*n],
        ExpressionKind::Binary(Binary::And, a, b) => [proven(a), proven(b)].concat(),
        _ => Vec::new(),
    }
}

fn symbol(operator: Binary) -> &'static str {
    match operator {
        Binary::Add => "+",
        Binary::Subtract => "-",
        Binary::Multiply => "*",
        Binary::Divide => "/",
        Binary::Remainder => "%",
        Binary::BitAnd => "&",
        Binary::BitOr => "|",
        Binary::BitXor => "^",
        Binary::ShiftLeft => "<<",
        Binary::ShiftRight => ">>",
        Binary::And => "&&",
        Binary::Or => "||",
        Binary::Equal => "==",
        Binary::NotEqual => "!=",
        Binary::Less => "<",
        Binary::Greater => ">",
        Binary::LessOrEqual => "<=",
        Binary::GreaterOrEqual => ">=",
    }
}
