//! Expressions of attributes: their values, and what makes them have one.

use rpc_idl::IntegerType;
use rpc_idl::model::{
    BaseType, Binary, Expression, ExpressionKind, Field, Model, Parameter, Referent, Type, Unary,
};

use super::types::Types;
use super::value::Value;
use super::view::{Place, View};

/// The names that an expression can use: parameters, or the fields of a structure.
#[derive(Clone, Copy)]
pub(crate) enum Names<'m> {
    Parameters(&'m [Parameter]),
    Fields(&'m [Field]),
}

impl<'m> Names<'m> {
    pub(crate) fn place(self, n: usize) -> Place<'m> {
        match self {
            Names::Parameters(all) => Place::parameter(&all[n]),
            Names::Fields(all) => Place::field(&all[n]),
        }
    }

    fn name(self, n: usize) -> &'m str {
        match self {
            Names::Parameters(all) => &all[n].is.name,
            Names::Fields(all) => &all[n].is.name,
        }
    }
}

/// Names and their values.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'v, 'm> {
    pub(crate) types: &'v Types<'m>,
    pub(crate) names: Names<'m>,
    pub(crate) values: &'v [Value],
    /// Values of the request, for a reply in which they do not travel.
    pub(crate) before: &'v [Value],
}

/// Why an expression has no value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoValue {
    /// A name has none.
    Absent(String),
    /// It is not defined, or cannot be interpreted.
    Undefined(&'static str),
}

impl NoValue {
    pub(crate) fn again(&self) -> NoValue {
        match self {
            NoValue::Absent(name) => NoValue::Absent(name.clone()),
            NoValue::Undefined(why) => NoValue::Undefined(why),
        }
    }

    pub(crate) fn text(&self) -> String {
        match self {
            NoValue::Absent(name) => format!("`{name}` is missing"),
            NoValue::Undefined(why) => (*why).to_owned(),
        }
    }
}

type Valued<T> = Result<T, NoValue>;

/// What stands behind a null pointer to a number.
static NONE: Value = Value::Integer(0);

const OVERFLOW: NoValue = NoValue::Undefined("it is too large");

impl<'v, 'm> Scope<'v, 'm> {
    fn value(&self, n: usize) -> Valued<&'v Value> {
        let is_known = |of: &&Value| !matches!(of, Value::Absent | Value::Later);
        let present = |values: &'v [Value]| values.get(n).filter(is_known);
        let value = present(self.values).or_else(|| present(self.before));
        value.ok_or_else(|| NoValue::Absent(self.names.name(n).to_owned()))
    }

    /// What a name, or what can be reached from one, stands for.
    fn look(&self, expression: &Expression) -> Valued<(&'v Value, Place<'m>)> {
        let types = self.types;
        let view = |place| types.view(place).map_err(NoValue::Undefined);
        match &expression.kind {
            ExpressionKind::Name {
                referent: Referent::Parameter(n) | Referent::Field(n), ..
            } => Ok((self.value(*n)?, self.names.place(*n))),
            ExpressionKind::Unary(Unary::Dereference, of) => {
                let (value, place) = self.look(of)?;
                match (value, view(place)?) {
                    (Value::Pointer(target), View::Pointer(_, place)) => Ok((target, place)),
                    // As a null pointer to a number counts: there are none.
                    (Value::Null, View::Pointer(_, place)) => Ok((&NONE, place)),
                    _ => Err(NoValue::Undefined("`*` stands before what is no pointer")),
                }
            }
            ExpressionKind::Member { of, name, arrow } => {
                let (mut value, mut place) = self.look(of)?;
                if *arrow && let View::Pointer(_, target) = view(place)? {
                    place = target;
                    value = match value {
                        Value::Pointer(target) => target,
                        _ => return Err(NoValue::Undefined("`->` stands behind a null pointer")),
                    };
                }
                if let (Value::Structure(values), View::Structure(id)) = (value, view(place)?)
                    && let fields = &types.model[id].fields
                    && let Some(n) = fields.iter().position(|field| field.is.name == *name)
                    && let Some(value) = values.get(n)
                {
                    return match value {
                        Value::Absent | Value::Later => Err(NoValue::Absent(name.clone())),
                        value => Ok((value, Place::field(&fields[n]))),
                    };
                }
                Err(NoValue::Undefined("it names a member of what is no structure"))
            }
            _ => Err(NoValue::Undefined("it names no parameter and no field")),
        }
    }

    /// The value of an expression, of 128 bits as it is calculated.
    pub(crate) fn evaluate(&self, expression: &Expression) -> Valued<i128> {
        Ok(match &expression.kind {
            ExpressionKind::Value(value) => {
                value.as_integer().ok_or(NoValue::Undefined("a constant in it is no integer"))?
            }
            ExpressionKind::Name { referent: Referent::Constant(id), .. } => {
                let value = self.types.model[*id].value.as_integer();
                value.ok_or(NoValue::Undefined("a constant in it is no integer"))?
            }
            ExpressionKind::Name { referent: Referent::Enumerator(id, n), .. } => {
                self.types.model[*id].values[*n].value.into()
            }
            ExpressionKind::Unary(operator, of) if *operator != Unary::Dereference => {
                let of = self.evaluate(of)?;
                match operator {
                    Unary::Plus => of,
                    Unary::Minus => of.checked_neg().ok_or(OVERFLOW)?,
                    Unary::Complement => !of,
                    Unary::Not => i128::from(of == 0),
                    _ => return Err(NoValue::Undefined("`&` has no meaning in it")),
                }
            }
            ExpressionKind::Binary(operator, a, b) => self.binary(*operator, a, b)?,
            ExpressionKind::Conditional(parts) => {
                let [condition, then, otherwise] = &**parts;
                let chosen = if self.evaluate(condition)? != 0 { then } else { otherwise };
                self.evaluate(chosen)?
            }
            ExpressionKind::Cast(ty, of) => match integer(self.types.model, ty) {
                Some(of_type) => of_type.wrap(self.evaluate(of)?),
                None => return Err(NoValue::Undefined("a cast in it is to no integer")),
            },
            ExpressionKind::Index(..) => {
                return Err(NoValue::Undefined("it names an element of an array"));
            }
            _ => match self.look(expression)?.0 {
                Value::Integer(value) => *value,
                Value::Null => 0,
                Value::Pointer(_) | Value::Alias(_) => 1,
                Value::Absent | Value::Later => {
                    return Err(NoValue::Absent("its value".to_owned()));
                }
                _ => return Err(NoValue::Undefined("it names what is no number")),
            },
        })
    }

    fn binary(&self, operator: Binary, a: &Expression, b: &Expression) -> Valued<i128> {
        let a = self.evaluate(a)?;
        match operator {
            Binary::And if a == 0 => return Ok(0),
            Binary::Or if a != 0 => return Ok(1),
            _ => {}
        }
        let b = self.evaluate(b)?;
        let bits = u32::try_from(b).ok().filter(|bits| *bits < 64);
        let result = match operator {
            Binary::Add => a.checked_add(b),
            Binary::Subtract => a.checked_sub(b),
            Binary::Multiply => a.checked_mul(b),
            Binary::Divide => a.checked_div(b),
            Binary::Remainder => a.checked_rem(b),
            Binary::BitAnd => Some(a & b),
            Binary::BitOr => Some(a | b),
            Binary::BitXor => Some(a ^ b),
            Binary::ShiftLeft => bits.and_then(|bits| a.checked_mul(1 << bits)),
            Binary::ShiftRight => bits.map(|bits| a >> bits),
            Binary::And | Binary::Or => Some(i128::from(b != 0)),
            Binary::Equal => Some(i128::from(a == b)),
            Binary::NotEqual => Some(i128::from(a != b)),
            Binary::Less => Some(i128::from(a < b)),
            Binary::Greater => Some(i128::from(a > b)),
            Binary::LessOrEqual => Some(i128::from(a <= b)),
            Binary::GreaterOrEqual => Some(i128::from(a >= b)),
        };
        result.ok_or(OVERFLOW)
    }

    /// The name that has no value yet, and the value with which the expression is `wanted`; `None` if all have one, or if that
    /// is not to be found out.
    pub(crate) fn solve(&self, expression: &Expression, wanted: i128) -> Option<(usize, Value)> {
        match &expression.kind {
            ExpressionKind::Name {
                referent: Referent::Parameter(n) | Referent::Field(n), ..
            } => {
                let is_number = matches!(
                    self.types.view(self.names.place(*n)),
                    Ok(View::Integer(..) | View::Enumeration(..))
                );
                let is_absent = matches!(self.value(*n), Err(NoValue::Absent(_)));
                (is_number && is_absent).then_some((*n, Value::Integer(wanted)))
            }
            ExpressionKind::Unary(Unary::Plus, of) | ExpressionKind::Cast(_, of) => {
                self.solve(of, wanted)
            }
            ExpressionKind::Unary(Unary::Dereference, of) => match &of.kind {
                ExpressionKind::Name {
                    referent: Referent::Parameter(n) | Referent::Field(n),
                    ..
                } if matches!(self.value(*n), Err(NoValue::Absent(_))) => {
                    Some((*n, Value::Pointer(Box::new(Value::Integer(wanted)))))
                }
                _ => None,
            },
            ExpressionKind::Conditional(parts) if wanted != 0 => self.solve(&parts[1], wanted),
            ExpressionKind::Binary(operator, a, b) => {
                if let Ok(b) = self.evaluate(b) {
                    let is_whole = |by: i128| by != 0 && wanted % by == 0;
                    let power = u32::try_from(b).ok().filter(|bits| *bits < 32).map(|n| 1 << n);
                    let wanted = match operator {
                        Binary::Add => wanted.checked_sub(b),
                        Binary::Subtract => wanted.checked_add(b),
                        Binary::Multiply if is_whole(b) => Some(wanted / b),
                        Binary::Divide => wanted.checked_mul(b),
                        Binary::ShiftLeft if power.is_some_and(is_whole) => {
                            power.map(|by| wanted / by)
                        }
                        Binary::ShiftRight => power.and_then(|by| wanted.checked_mul(by)),
                        Binary::BitAnd if wanted & b == wanted => Some(wanted),
                        _ => None,
                    };
                    return self.solve(a, wanted?);
                }
                let a = self.evaluate(a).ok()?;
                let wanted = match operator {
                    Binary::Add => wanted.checked_sub(a),
                    Binary::Multiply if a != 0 && wanted % a == 0 => Some(wanted / a),
                    _ => None,
                };
                self.solve(b, wanted?)
            }
            _ => None,
        }
    }
}

fn integer(model: &Model, ty: &Type) -> Option<IntegerType> {
    match model.underlying(ty) {
        Type::Base(BaseType::Char) => BaseType::UnsignedChar.integer(),
        Type::Base(base) => base.integer(),
        Type::Enumeration(_) => BaseType::Long.integer(),
        _ => None,
    }
}
