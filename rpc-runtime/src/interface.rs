//! The description of an interface, which `#[rpc_interface]` makes of a trait.

use crate::protocol::SyntaxId;

/// An interface: its name on the wire, and its procedures.
#[derive(Debug)]
pub struct Interface {
    /// The trait's name.
    pub name: &'static str,
    /// The uuid and the version.
    pub id: SyntaxId,
    /// The procedures; the index is the opnum.
    pub procedures: &'static [Procedure],
}

/// A procedure.
#[derive(Debug)]
pub struct Procedure {
    /// The method's name.
    pub name: &'static str,
    /// The names of the parameters that are on the wire, in their order.
    pub parameters: &'static [&'static str],
}
