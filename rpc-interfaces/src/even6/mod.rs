//! \[MS-EVEN6\]: the event log of Windows Vista and later.
//!
//! Trait [`IEventService`]; over `ncacn_ip_tcp`, with an endpoint from the mapper. All of its context handles are of one type,
//! because `EvtRpcClose` closes any of them.
//!
//! `IEventServiceClient` has `closing` with the crate's feature `client`: without it the compiler says that there is
//! no such method.

#[rustfmt::skip]
#[allow(missing_docs)]
mod idl;

pub use idl::*;
