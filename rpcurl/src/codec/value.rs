//! Values of IDL's types.

/// A value, as the IDL has it. What travels is the same in NDR and in NDR64.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: a parameter that does not travel this way, or one that is still to be derived.
    Absent,
    /// Something that is not known yet: what an earlier call will answer. It is checked, and cannot be encoded.
    Later,
    /// An integer, a character, a Boolean or the number of an enumeration.
    Integer(i128),
    /// The bits of a `float`.
    Float(u32),
    /// The bits of a `double`.
    Double(u64),
    /// A context handle, as it travels.
    Handle([u8; 20]),
    /// The fields of a structure.
    Structure(Vec<Value>),
    /// A union with the arm that is taken.
    Union(Box<Union>),
    /// The elements of an array or a pipe, or a string.
    Array(Array),
    /// A null pointer.
    Null,
    /// What a pointer points to.
    Pointer(Box<Value>),
    /// A full pointer to what the pointer at another place points to.
    Alias(String),
    /// A pointer whose target is not decoded yet.
    Referent(u64),
}

/// A union.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The discriminant; `None` if it is to be derived.
    pub tag: Option<i128>,
    /// The index of the arm.
    pub arm: usize,
    /// What is in it; [`Value::Absent`] for an empty arm.
    pub value: Value,
}

/// An array: the elements that travel. A pipe has no `size`, and begins with the first.
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    /// The elements; of a string, without the terminator.
    pub items: Items,
    /// How many elements there are, if the size is known only at run time; `None` if it is to be derived.
    pub size: Option<u64>,
    /// The index of the first one that travels.
    pub first: u64,
}

/// Elements.
#[derive(Debug, Clone, PartialEq)]
pub enum Items {
    /// Bytes and characters of 8 bits.
    Bytes(Vec<u8>),
    /// Characters of 16 bits.
    Units(Vec<u16>),
    /// All others.
    Values(Vec<Value>),
}

impl Items {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Items::Bytes(items) => items.len(),
            Items::Units(items) => items.len(),
            Items::Values(items) => items.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether one of them is the terminator of a string.
    pub(crate) fn has_nul(&self) -> bool {
        match self {
            Items::Bytes(items) => items.contains(&0),
            Items::Units(items) => items.contains(&0),
            Items::Values(_) => false,
        }
    }
}
