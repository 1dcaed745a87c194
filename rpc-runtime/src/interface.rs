//! The description of an interface, which `#[rpc_interface]` makes of a trait.

use crate::plan::ParameterPlan;
use crate::protocol::SyntaxId;

/// An interface: its name on the wire, and its procedures.
#[derive(Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Interface {
    /// The trait's name.
    pub name: &'static str,
    /// The uuid and the version.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub id: SyntaxId,
    /// The procedures; the index is the opnum.
    pub procedures: &'static [Procedure],
}

#[cfg(feature = "serde")]
fn as_text<S: serde::Serializer>(id: &SyntaxId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

/// A procedure.
#[derive(Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Procedure {
    /// The method's name.
    pub name: &'static str,
    /// The names of the parameters that are on the wire, in their order.
    pub parameters: &'static [&'static str],
    /// Who allocates and who frees each of them, and the return value.
    pub memory: &'static [ParameterPlan],
    /// Whether it has an \[in\] pipe.
    pub input_pipe: bool,
    /// Whether it has an \[out\] pipe.
    pub output_pipe: bool,
}
