//! The description of an interface, which `#[rpc_interface]` makes of a trait.

mod memory_plan;
mod planning;

#[doc(hidden)]
pub use planning::{Environment, Passed, Stored, without_nothing};

pub use memory_plan::{Direction, Freed, Memory, ParameterPlan, SidePlan, Who};

use core::fmt;

use crate::security::AuthenticationLevel;
use crate::syntax_id::SyntaxId;

/// An interface: its name on the wire, and its procedures.
///
/// ```
/// use rpc_runtime::prelude::*;
///
/// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
/// pub trait Adder {
///     async fn add(&self, a: u32, b: u32) -> Result<u32>;
/// }
///
/// let adder = AdderClient::INTERFACE;
/// assert_eq!(adder.id.to_string(), "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31 v1.0");
/// assert_eq!(adder.procedures[0].parameters, ["a", "b"]);
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Interface {
    /// The trait's name.
    pub name: &'static str,
    /// The uuid and the version.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub id: SyntaxId,
    /// The lowest level at which it is called, if it asks for one (`min_level`).
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_name"))]
    pub min_level: Option<AuthenticationLevel>,
    /// The names of its context handles' types.
    pub context_handles: &'static [&'static str],
    /// The procedures, in the order of their opnums. Numbers that are not used on the wire have none.
    pub procedures: &'static [Procedure],
}

impl Interface {
    /// The procedure with a number.
    ///
    /// ```
    /// # use rpc_runtime::prelude::*;
    /// #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31", version = "1.0")]
    /// pub trait Shares {
    ///     #[opnum(8)] // 0 to 7 are not used on the wire
    ///     async fn add(&self, name: &WStr) -> Result<()>;
    ///     async fn remove(&self, name: &WStr) -> Result<()>;
    /// }
    ///
    /// assert_eq!(SharesClient::INTERFACE.procedure(9).unwrap().name, "remove");
    /// assert!(SharesClient::INTERFACE.procedure(0).is_none());
    /// ```
    #[must_use]
    pub fn procedure(&self, opnum: u16) -> Option<&'static Procedure> {
        // Mostly the opnum is the index.
        let at_place = self.procedures.get(usize::from(opnum)).filter(|at| at.opnum == opnum);
        at_place.or_else(|| self.procedures.iter().find(|procedure| procedure.opnum == opnum))
    }

    pub(crate) const fn has_context_handles(&self) -> bool {
        !self.context_handles.is_empty()
    }
}

/// A procedure of an interface, as it is named in errors and logs: `Adder::add`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MethodName {
    pub(crate) interface: &'static Interface,
    pub(crate) opnum: u16,
}

impl MethodName {
    /// The procedure's name; `?` for a number that the interface does not have.
    pub(crate) fn procedure(self) -> &'static str {
        self.interface.procedure(self.opnum).map_or("?", |procedure| procedure.name)
    }
}

impl fmt::Display for MethodName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::{}", self.interface.name, self.procedure())
    }
}

#[cfg(feature = "serde")]
fn as_text<S: serde::Serializer>(id: &SyntaxId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

#[cfg(feature = "serde")]
fn as_name<S: serde::Serializer>(
    level: &Option<AuthenticationLevel>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match level {
        Some(level) => serializer.collect_str(level),
        None => serializer.serialize_none(),
    }
}

/// What becomes of a call that its client cancels, and still waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub enum OnCancel {
    /// Nothing: its method does not ask.
    Ignored,
    /// Its method may ask ([`CallInfo::is_cancelled`](crate::server::CallInfo::is_cancelled)).
    Told,
    /// Its method is dropped where it waits (`#[cancellable]`).
    Ends,
}

/// A procedure.
#[derive(Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Procedure {
    /// The method's name.
    pub name: &'static str,
    /// Its number on the wire.
    pub opnum: u16,
    /// The names of the parameters that are on the wire, in their order.
    pub parameters: &'static [&'static str],
    /// The memory plan of each of them, and of the return value.
    pub memory: &'static [ParameterPlan],
    /// What keeps the reply at the client when the call is over, because results may borrow from it: the
    /// caller's `CallMemory`, or its block. Else the stub frees it.
    pub reply: Option<Memory>,
    /// Whether a call may be made twice, because that does no harm (`#[idempotent]`).
    pub idempotent: bool,
    /// Whether its calls are not answered (`#[maybe]`).
    pub maybe: bool,
    /// What becomes of a call that its client cancels.
    pub cancellation: OnCancel,
    /// Whether it has an \[in\] pipe.
    pub input_pipe: bool,
    /// Whether it has an \[out\] pipe.
    pub output_pipe: bool,
}

impl Procedure {
    /// What most procedures have in common.
    #[doc(hidden)]
    pub const PLAIN: Procedure = Procedure {
        name: "",
        opnum: 0,
        parameters: &[],
        memory: &[],
        reply: None,
        idempotent: false,
        maybe: false,
        cancellation: OnCancel::Ignored,
        input_pipe: false,
        output_pipe: false,
    };
}
