//! Values of constant expressions.

/// An integer type of C's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IntegerType {
    /// Bits: 8, 16, 32 or 64.
    pub bits: u8,
    /// It has negative values.
    pub signed: bool,
}

impl IntegerType {
    pub(crate) const INT: IntegerType = IntegerType { bits: 32, signed: true };
    pub(crate) const UNSIGNED: IntegerType = IntegerType { bits: 32, signed: false };
    pub(crate) const LONG_LONG: IntegerType = IntegerType { bits: 64, signed: true };
    pub(crate) const UNSIGNED_LONG_LONG: IntegerType = IntegerType { bits: 64, signed: false };

    /// The value of its type that is equal to `value` in its lowest bits.
    #[must_use]
    pub fn wrap(self, value: i128) -> i128 {
        let shift = 128 - u32::from(self.bits);
        if self.signed {
            value << shift >> shift
        } else {
            ((value as u128) << shift >> shift) as i128
        }
    }

    /// C's integer promotion.
    #[must_use]
    pub fn promoted(self) -> IntegerType {
        if self.bits < 32 { IntegerType::INT } else { self }
    }

    /// C's usual arithmetic conversions of two promoted types.
    #[must_use]
    pub fn common(self, other: IntegerType) -> IntegerType {
        let bits = self.bits.max(other.bits);
        let unsigned = |of: IntegerType| !of.signed && of.bits == bits;
        IntegerType { bits, signed: !unsigned(self) && !unsigned(other) }
    }
}

/// The value of a constant or of a constant expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An integer, a character, a Boolean or an enumerator.
    Integer {
        /// What it is.
        value: i128,
        /// Its type; `value` is in its range.
        ty: IntegerType,
    },
    /// A number with a fraction.
    Float(f64),
    /// `"…"`.
    String(String),
    /// `L"…"`.
    WideString(String),
    /// `NULL`.
    Null,
}

impl Value {
    pub(crate) fn integer(value: i128, ty: IntegerType) -> Value {
        Value::Integer { value: ty.wrap(value), ty }
    }

    pub(crate) fn int(value: i128) -> Value {
        Value::integer(value, IntegerType::INT)
    }

    pub(crate) fn long_long(value: i128) -> Value {
        Value::integer(value, IntegerType::LONG_LONG)
    }

    pub(crate) fn is_true(&self) -> bool {
        match self {
            Value::Integer { value, .. } => *value != 0,
            Value::Float(value) => *value != 0.0,
            Value::String(_) | Value::WideString(_) => true,
            Value::Null => false,
        }
    }

    /// The number, if it is an integer.
    #[must_use]
    pub fn as_integer(&self) -> Option<i128> {
        match self {
            Value::Integer { value, .. } => Some(*value),
            _ => None,
        }
    }
}
