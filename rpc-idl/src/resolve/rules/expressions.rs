//! Expressions of attributes, whose names are found already.

use super::{Declared, Rules};
use crate::constant::{Evaluator, Value};
use crate::model::{Binary, Expression, ExpressionKind, Extent, Model, Referent, Type, Unary};

/// What an expression may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Number,
    /// A number, or a pointer that is null or not.
    Condition,
}

impl<'m> Rules<'m> {
    /// Those of a declaration: how many elements each level has, and which arm of a union there is.
    pub(super) fn expressions(&mut self, declared: Declared<'m>, types: &[&'m Type]) {
        let mut ty = declared.ty;
        loop {
            let (extent, inner) = match ty {
                Type::Pointer(pointer) => (&pointer.extent, &pointer.target),
                Type::Array(array) => (&array.extent, &array.element),
                _ => break,
            };
            for (expression, least) in of_extent(extent) {
                if self.is_sound(expression, types, Wanted::Number) {
                    self.at_least(expression, least);
                }
            }
            ty = inner;
        }
        if let Some(switch) = declared.switch_is {
            self.is_sound(switch, types, Wanted::Number);
        }
    }

    /// A constant that counts, or says where something is.
    fn at_least(&mut self, expression: &Expression, least: i128) {
        let Some(value) = self.constant(expression).filter(|value| *value < least) else { return };
        let expected = format!("expected {least} at least");
        match value {
            0 => self.report(expression.span, 2103, "an array without elements", expected),
            _ => self.report(expression.span, 2058, "a negative count", expected),
        }
    }

    /// Whether an expression is a number of at most 32 bits, or was reported.
    fn is_sound(&mut self, of: &'m Expression, types: &[&'m Type], wanted: Wanted) -> bool {
        use Binary::{And, Equal, NotEqual, Or};
        use Wanted::{Condition, Number};
        match &of.kind {
            ExpressionKind::Value(value) => self.is_number(of, value),
            ExpressionKind::Name { referent: Referent::Constant(id), .. } => {
                self.is_number(of, &self.model[*id].value)
            }
            ExpressionKind::Unary(Unary::Address, _) => {
                let expected = "expected a number: nothing has an address on the wire";
                self.report(of.span, 2316, "`&` in a size or a discriminant", expected);
                false
            }
            ExpressionKind::Unary(Unary::Not, a) => self.is_sound(a, types, Condition),
            ExpressionKind::Unary(Unary::Plus | Unary::Minus | Unary::Complement, a) => {
                self.is_sound(a, types, Number)
            }
            ExpressionKind::Binary(operator, a, b) => {
                let wanted = match operator {
                    And | Or | Equal | NotEqual => Condition,
                    _ => Number,
                };
                self.is_sound(a, types, wanted)
                    && self.is_sound(b, types, wanted)
                    && self.divides(*operator, b)
            }
            ExpressionKind::Conditional(parts) => {
                let [condition, yes, no] = &**parts;
                self.is_sound(condition, types, Condition)
                    && self.is_sound(yes, types, wanted)
                    && self.is_sound(no, types, wanted)
            }
            // What makes a number of it does not see a fraction or a place.
            ExpressionKind::Cast(_, inner) if self.is_no_integer(inner, types) => {
                self.is_sound(inner, types, wanted)
            }
            _ => match self.type_of(of, types) {
                Some(ty) => self.counts_by(of, ty, wanted),
                None => true,
            },
        }
    }

    fn is_number(&mut self, of: &Expression, value: &Value) -> bool {
        let (midl, fault) = match value {
            Value::Float(_) => (2174, "a value that is no integer"),
            Value::String(_) | Value::WideString(_) => (2316, "a text that is to be a number"),
            _ => return true,
        };
        self.report(of.span, midl, fault, "expected an integer");
        false
    }

    /// The value of an expression without parameters and fields.
    fn constant(&self, of: &Expression) -> Option<i128> {
        Evaluator::new(self.model).evaluate(of).ok()?.as_integer()
    }

    /// A divisor that is known, and is not 0.
    fn divides(&mut self, operator: Binary, divisor: &Expression) -> bool {
        let is_zero = matches!(operator, Binary::Divide | Binary::Remainder)
            && self.constant(divisor) == Some(0);
        if is_zero {
            self.report(divisor.span, 2031, "a division by 0", "expected another divisor");
        }
        !is_zero
    }

    /// The type of a parameter or a field, of what it points to, or of a part of it.
    pub(super) fn type_of(&self, of: &'m Expression, types: &[&'m Type]) -> Option<&'m Type> {
        type_of(self.model, of, &|_, n| types.get(n).copied())
    }

    fn is_no_integer(&self, of: &'m Expression, types: &[&'m Type]) -> bool {
        match self.type_of(of, types).map(|ty| self.model.on_wire(ty)) {
            Some(Type::Base(base)) => base.integer().is_none(),
            Some(Type::Enumeration(_) | Type::Unknown) | None => false,
            Some(_) => true,
        }
    }

    fn counts_by(&mut self, of: &Expression, ty: &Type, wanted: Wanted) -> bool {
        const EXPECTED: &str = "expected an integer of at most 32 bits";
        let (midl, fault) = match self.model.on_wire(ty) {
            Type::Enumeration(_) | Type::Unknown => return true,
            Type::Base(base) => match base.integer() {
                Some(integer) if integer.bits <= 32 => return true,
                Some(_) => (2059, "a number of more than 32 bits"),
                None => (2174, "a number that is no integer"),
            },
            Type::Pointer(_) if wanted == Wanted::Condition => return true,
            Type::Pointer(_) => (2174, "a pointer that is to be a number"),
            _ => (2174, "something else than a number"),
        };
        self.report(of.span, midl, fault, EXPECTED);
        false
    }
}

/// The type of a parameter or a field, of what it points to, or of a part of it; `names` are theirs, by name and index.
pub(in crate::resolve) fn type_of<'m>(
    model: &'m Model,
    of: &'m Expression,
    names: &dyn Fn(&str, usize) -> Option<&'m Type>,
) -> Option<&'m Type> {
    match &of.kind {
        ExpressionKind::Name { name, referent: Referent::Parameter(n) | Referent::Field(n) } => {
            names(name, *n)
        }
        ExpressionKind::Unary(Unary::Dereference, of) | ExpressionKind::Index(of, _) => {
            match model.on_wire(type_of(model, of, names)?) {
                Type::Pointer(pointer) => Some(&pointer.target),
                Type::Array(array) => Some(&array.element),
                _ => None,
            }
        }
        ExpressionKind::Member { of, name, arrow } => {
            let mut ty = model.on_wire(type_of(model, of, names)?);
            if let (true, Type::Pointer(pointer)) = (*arrow, ty) {
                ty = model.on_wire(&pointer.target);
            }
            let Type::Structure(id) = ty else { return None };
            let fields = &model[*id].fields;
            fields.iter().find(|field| field.is.name == *name).map(|field| &field.ty)
        }
        ExpressionKind::Cast(ty, _) => Some(ty),
        _ => None,
    }
}

/// The expressions of one level, and the least value that each may have: `max_is(-1)` is an empty array.
fn of_extent(extent: &Extent) -> impl Iterator<Item = (&Expression, i128)> {
    let all = [
        (&extent.size_is, 1),
        (&extent.max_is, -1),
        (&extent.min_is, 0),
        (&extent.length_is, 0),
        (&extent.first_is, 0),
        (&extent.last_is, -1),
    ];
    all.into_iter().filter_map(|(expression, least)| Some((expression.as_ref()?, least)))
}
