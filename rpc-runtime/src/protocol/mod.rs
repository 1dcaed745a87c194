//! Connection-oriented DCE/RPC 5.0 and 5.1 (C706 chapter 12, MS-RPCE), without any I/O.
//!
//! [`ServerConnection`] and [`ClientConnection`] take the bytes that arrived and give out events, and collect
//! bytes to send. They know neither sockets nor clocks: the modules `client` and `server` drive them.
//!
//! | file | subject |
//! |---|---|
//! | `auth_trailer` | which security context a PDU is under |
//! | `call_map` | calls by number, and their numbers |
//! | `connection` | what both ends of a connection have in common |
//! | `contexts` | presentation contexts |
//! | `fragments` | stubs from fragments, and fragments from stubs |
//! | `header` | the 16 bytes that every PDU starts with |
//! | `long` | a long message that waits to be sent |
//! | `pdu` | the PDUs' bodies |
//! | `outbox` | what waits to be sent |
//! | `security` | the security contexts, by which fragments are sealed and opened |
//! | `server`, `client` | the two ends of a connection: roles above `connection` |
//! | `syntax_ids` | names of interfaces and transfer syntaxes |
//! | `verification` | the trailer in which a client repeats its headers |

mod auth_trailer;
mod call_map;
mod client;
mod connection;
mod contexts;
mod fragments;
mod header;
mod long;
mod outbox;
mod pdu;
mod places;
#[cfg(test)]
mod protected;
mod security;
mod server;
mod syntax_ids;
#[cfg(test)]
mod vectored;
mod verification;

pub use crate::syntax_id::SyntaxId;
pub(crate) use call_map::CallMap;
pub(crate) use client::Doubt;
pub use client::{BindError, ClientConfig, ClientConnection, ClientEvent, NotSent, Outcome, Reply};
pub(crate) use fragments::{Body, CALL_HEADER, OBJECT_HEADER};
pub use header::{Header, PacketFlags, PacketType};
pub use pdu::{Bind, BindAck, BindNak, ContextElement, ContextResult, Fault};
pub(crate) use places::{OWN, Place, Places, SharedPlaces};
pub(crate) use server::is_of_a_limit;
pub use server::{CallStart, Host, Request, ServerConfig, ServerConnection, ServerEvent};
pub use verification::Verification;

/// The smallest fragment size that a peer must accept (C706 section 12.6.3.1, MustRecvFragSize).
pub const MIN_FRAGMENT: u16 = 1432;

/// A peer broke the protocol, so that the connection cannot go on: what is wrong, and what was expected, or nothing
/// where nothing was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProtocolError(pub &'static str, pub &'static str);

impl core::fmt::Display for ProtocolError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            ProtocolError(fault, "") => f.write_str(fault),
            ProtocolError(fault, expected) => write!(f, "{fault}; expected {expected}"),
        }
    }
}

impl std::error::Error for ProtocolError {}

impl From<crate::ndr::NdrError> for ProtocolError {
    fn from(error: crate::ndr::NdrError) -> ProtocolError {
        let crate::ndr::Flaw(_, fault, expected) = error.flaw();
        ProtocolError(fault, expected)
    }
}
