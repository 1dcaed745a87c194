//! The manual: chapters on subjects that belong to no single item.
//!
//! | chapter | subject |
//! |---|---|
//! | [`first_call`] | an interface, its server and its clients, from nothing to a call |
//! | [`from_idl`] | an interface in IDL, ported step by step |
//! | [`mapping`] | the table from IDL to Rust |
//! | [`attributes`] | every attribute: what it means, where it stands, its errors |
//! | [`memory`] | the five memory models: who allocates, who frees, what the compiler refuses |
//! | [`failures`] | statuses, time-outs, calls that are given up, errors of one's own |
//! | [`pipes`] | parameters of any length |
//! | [`context_handles`] | what a server keeps for a client between its calls |
//! | [`servers`] | limits, time-outs, shutdown, logging, methods that block |
//! | [`security`] | who calls, and what nobody else can read or change: packages, levels, policies |
//! | [`errors`] | each error of the compiler, and what to write instead |
//! | [`wire_lock`] | a wire form that does not change by accident |
//! | [`codec`] | the codec of a type, by hand |

#[doc = include_str!("first_call.md")]
pub mod first_call {}

#[doc = include_str!("from_idl.md")]
pub mod from_idl {}

#[doc = include_str!("mapping.md")]
pub mod mapping {}

#[doc = include_str!("attributes.md")]
pub mod attributes {}

#[doc = include_str!("memory.md")]
pub mod memory {}

#[doc = include_str!("failures.md")]
pub mod failures {}

#[doc = include_str!("pipes.md")]
pub mod pipes {}

#[doc = include_str!("context_handles.md")]
pub mod context_handles {}

#[doc = include_str!("servers.md")]
pub mod servers {}

#[doc = include_str!("security.md")]
pub mod security {}

#[doc = include_str!("errors.md")]
pub mod errors {}

#[doc = include_str!("wire_lock.md")]
pub mod wire_lock {}

#[doc = include_str!("codec.md")]
pub mod codec {}
