//! \[MS-EVEN6\]: the event log of Windows Vista and later.
//!
//! Trait [`IEventService`]; over `ncacn_ip_tcp`, with an endpoint from the mapper. All of its context handles are of one type,
//! because `EvtRpcClose` closes any of them.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
