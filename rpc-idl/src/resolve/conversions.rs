//! C's conversions in the expressions of attributes. These are calculated in more bits than C's, so that a sum does not wrap;
//! where C makes another number of an operand, a conversion is written.

use super::Resolver;
use super::levels::EXTENTS;
use super::names::Scope;
use super::rules::type_of;
use crate::constant::{Evaluator, IntegerType, Known, NumberType, Value};
use crate::model::{
    AttributeArgument, BaseType, Binary, Documented, Expression, ExpressionKind, Model, Referent,
    Type, Unary,
};

impl Resolver<'_> {
    pub(super) fn conversions(&self, is: &mut Documented, scope: &Scope) {
        let of_numbers = |name: &str| EXTENTS.contains(&name) || name == "switch_is";
        let all = is.attributes.iter_mut().filter(|attribute| of_numbers(&attribute.name));
        let converter = Converter { model: &self.model, scope };
        for argument in all.flat_map(|attribute| &mut attribute.arguments) {
            if let AttributeArgument::Expression(expression) = argument {
                converter.outermost(expression);
            }
        }
    }
}

/// A parameter or a field, what it points to, or a part of it.
fn is_place(of: &Expression) -> bool {
    use ExpressionKind::{Index, Member, Name, Unary as One};
    matches!(
        of.kind,
        Name { referent: Referent::Parameter(_) | Referent::Field(_), .. }
            | One(Unary::Dereference, _)
            | Member { .. }
            | Index(..)
    )
}

struct Converter<'a> {
    model: &'a Model,
    scope: &'a Scope,
}

impl Converter<'_> {
    /// Who asks for the type of a discriminant asks for it here: a name, or one that is cast, stays what it is.
    fn outermost(&self, of: &mut Expression) {
        let inner = match of.kind {
            ExpressionKind::Cast(_, ref mut inner) => inner,
            _ => of,
        };
        if !is_place(inner) {
            self.convert(inner);
        }
    }

    /// Writes the conversions in an expression, and gives its type, if it is an integer.
    fn convert(&self, of: &mut Expression) -> Option<IntegerType> {
        match &mut of.kind {
            ExpressionKind::Value(value) => integer(value),
            ExpressionKind::Name { referent: Referent::Constant(id), .. } => {
                integer(&self.model[*id].value)
            }
            ExpressionKind::Name { referent: Referent::Enumerator(..), .. } => {
                Some(IntegerType::INT)
            }
            ExpressionKind::Unary(Unary::Plus | Unary::Minus, inner) => {
                Some(self.convert(inner)?.promoted())
            }
            ExpressionKind::Unary(Unary::Complement, inner) => {
                let ty = self.convert(inner)?.promoted();
                if !ty.signed {
                    self.convert_to(of, ty);
                }
                Some(ty)
            }
            ExpressionKind::Unary(Unary::Not, inner) => {
                self.convert(inner);
                Some(IntegerType::INT)
            }
            ExpressionKind::Binary(operator, a, b) => {
                let (left, right) = (self.convert(a), self.convert(b));
                let common = || Some(left?.promoted().common(right?.promoted()));
                match operator {
                    Binary::And | Binary::Or => Some(IntegerType::INT),
                    Binary::ShiftLeft | Binary::ShiftRight => Some(left?.promoted()),
                    Binary::Divide | Binary::Remainder => {
                        self.to_common(a, left, common());
                        self.to_common(b, right, common());
                        common()
                    }
                    // What is added or combined differs in the bits that a size has none of.
                    Binary::Add
                    | Binary::Subtract
                    | Binary::Multiply
                    | Binary::BitAnd
                    | Binary::BitOr
                    | Binary::BitXor => common(),
                    _ => {
                        self.to_common(a, left, common());
                        self.to_common(b, right, common());
                        Some(IntegerType::INT)
                    }
                }
            }
            ExpressionKind::Conditional(parts) => {
                let [condition, yes, no] = &mut **parts;
                self.convert(condition);
                let (yes, no) = (self.convert(yes), self.convert(no));
                Some(yes?.promoted().common(no?.promoted()))
            }
            ExpressionKind::Cast(ty, inner) => {
                let from = self.convert(inner);
                let Some(NumberType::Integer(to)) = self.model.number(ty) else { return None };
                let known = self.constant(inner);
                let is_same = match known {
                    Some(value) => to.wrap(value) == value,
                    None => from.is_some_and(|from| has_all(to, from)),
                };
                if is_same {
                    let inner = (**inner).clone();
                    *of = inner;
                } else if let Some(value) = known {
                    of.kind =
                        ExpressionKind::Value(Value::Integer { value: to.wrap(value), ty: to });
                }
                Some(to)
            }
            _ => {
                let ty = type_of(self.model, of, &|name, _| self.scope.ty(name))?;
                let Some(NumberType::Integer(integer)) = self.model.number(ty) else { return None };
                // On the wire it is unsigned.
                if let Type::Enumeration(id) = self.model.on_wire(ty)
                    && self.model[*id].v1_enum
                    && self.model[*id].values.iter().any(|value| value.value < 0)
                {
                    cast(of, BaseType::Long);
                }
                Some(integer)
            }
        }
    }

    fn constant(&self, of: &Expression) -> Option<i128> {
        Evaluator::new(self.model).evaluate(of).ok()?.as_integer()
    }

    /// A signed operand beside an unsigned one is unsigned.
    fn to_common(
        &self,
        of: &mut Expression,
        from: Option<IntegerType>,
        common: Option<IntegerType>,
    ) {
        if let (Some(from), Some(common)) = (from, common)
            && from.signed
            && !common.signed
        {
            self.convert_to(of, common);
        }
    }

    fn convert_to(&self, of: &mut Expression, ty: IntegerType) {
        let is_complement = matches!(of.kind, ExpressionKind::Unary(Unary::Complement, _));
        let kind = match self.constant(of) {
            // Its name says more; `~` has no bits of its own.
            Some(value) if value >= 0 && !is_complement => return,
            Some(value) => ExpressionKind::Value(Value::Integer { value: ty.wrap(value), ty }),
            None => {
                let base = match ty.bits {
                    64 => BaseType::UnsignedHyper,
                    _ => BaseType::UnsignedLong,
                };
                return cast(of, base);
            }
        };
        of.kind = kind;
    }
}

fn cast(of: &mut Expression, base: BaseType) {
    let inner = Expression { span: of.span, kind: std::mem::replace(&mut of.kind, NOTHING) };
    of.kind = ExpressionKind::Cast(Box::new(Type::Base(base)), Box::new(inner));
}

/// While an expression is taken out of another one.
const NOTHING: ExpressionKind = ExpressionKind::Value(Value::Null);

fn integer(value: &Value) -> Option<IntegerType> {
    match value {
        Value::Integer { ty, .. } => Some(*ty),
        _ => None,
    }
}

/// Whether each value of `from` is one of `to`.
fn has_all(to: IntegerType, from: IntegerType) -> bool {
    match (to.signed, from.signed) {
        (true, true) | (false, false) => to.bits >= from.bits,
        (true, false) => to.bits > from.bits,
        (false, true) => false,
    }
}
