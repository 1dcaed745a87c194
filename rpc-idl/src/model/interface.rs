//! Interfaces, procedures and parameters.

use std::fmt;

use super::{Documented, Expression, InterfaceId, PointerKind, Range, Type};

/// A universally unique identifier, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Uuid(
    /// The sixteen bytes, in the order of the digits.
    pub [u8; 16],
);

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, byte) in self.0.iter().enumerate() {
            if matches!(n, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

/// An interface.
#[derive(Debug, Clone)]
pub struct Interface {
    /// Its name, and its attributes.
    pub is: Documented,
    /// It has a body; one that is only announced has nothing but a name.
    pub is_defined: bool,
    /// It is only announced, by a file that does not import the one that defines it: this is the definition.
    pub defined_as: Option<InterfaceId>,
    /// It is defined within a `library`.
    pub in_library: bool,
    /// What kind it is.
    pub kind: InterfaceKind,
    /// `uuid`.
    pub uuid: Option<Uuid>,
    /// `version`: major and minor.
    pub version: (u16, u16),
    /// `endpoint`, each as it is written: `ncacn_np:[\pipe\name]`.
    pub endpoints: Vec<String>,
    /// `pointer_default`, or the compiler's: unique.
    pub pointer_default: PointerKind,
    /// `ms_union`: its non-encapsulated unions have an alignment of their own in NDR.
    pub ms_union: bool,
    /// The interface that it is derived from.
    pub base: Option<InterfaceId>,
    /// Its own procedures, in the order of their text; those of its base come before them on the wire.
    pub procedures: Vec<Procedure>,
}

/// What kind of interface it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InterfaceKind {
    /// One of RPC alone.
    Plain,
    /// One of COM's: `object` or `odl`, or derived from one that is.
    Object,
    /// `local`: not on the wire.
    Local,
}

/// A procedure.
#[derive(Debug, Clone)]
pub struct Procedure {
    /// Its name, and its attributes.
    pub is: Documented,
    /// What it is on the wire.
    pub kind: ProcedureKind,
    /// Its number on the wire; that of [`ProcedureKind::Callback`] counts for itself, and a
    /// [`ProcedureKind::CallAs`] has the number of what it stands for. `None` if it has none.
    pub opnum: Option<u16>,
    /// What it returns.
    pub returns: Type,
    /// Its parameters, without `(void)`.
    pub parameters: Vec<Parameter>,
}

/// What a procedure is on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ProcedureKind {
    /// A call.
    Remote,
    /// `callback`: from the server to the client, within a call.
    Callback,
    /// `local`: it only has a number.
    Local,
    /// It goes by the wire in place of the `local` one of this name.
    CallAs(String),
    /// `OpnumNNotUsedOnWire` and the like: it only has a number.
    NotUsedOnWire,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name, and its attributes.
    pub is: Documented,
    /// Where it goes.
    pub direction: Direction,
    /// What it is for.
    pub role: ParameterRole,
    /// Its type, with the kind of each pointer and the size of each array.
    pub ty: Type,
    /// `range`.
    pub range: Option<Range>,
    /// `switch_is`.
    pub switch_is: Option<Expression>,
    /// `iid_is`.
    pub iid_is: Option<Expression>,
}

/// Which way a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Direction {
    /// `in`, or neither is said.
    pub is_in: bool,
    /// `out`.
    pub is_out: bool,
}

/// What a parameter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParameterRole {
    /// Data.
    Data,
    /// The binding, of type `handle_t`: it is not on the wire.
    Binding,
    /// A context handle, or the place for one.
    ContextHandle,
    /// A pipe.
    Pipe,
}
