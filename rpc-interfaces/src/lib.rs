// Its examples need the interfaces that they are of.
#![cfg_attr(
    any(not(doctest), all(feature = "client", feature = "samr", feature = "srvs")),
    doc = include_str!("../README.md")
)]
#![forbid(unsafe_code)]
// The interfaces, and the comments in them, are as they are published.
#![allow(
    clippy::empty_line_after_outer_attr,
    clippy::large_enum_variant,
    clippy::too_many_arguments
)]

#[cfg(feature = "client")]
mod closing;
pub mod dtyp;
#[cfg(feature = "client")]
#[allow(dead_code)] // Each interface uses a part of it.
mod listing;
#[cfg(feature = "client")]
pub use listing::Listing;
#[cfg(feature = "epm")]
pub use rpc_runtime::endpoint_mapper as epm;
#[cfg(feature = "mgmt")]
pub use rpc_runtime::management as mgmt;
#[cfg(feature = "even6")]
pub mod even6;
#[cfg(feature = "lsad")]
pub mod lsad;
#[cfg(feature = "lsat")]
pub mod lsat;
#[cfg(feature = "nrpc")]
pub mod nrpc;
#[cfg(feature = "par")]
pub mod par;
#[cfg(feature = "rprn")]
pub mod rprn;
#[cfg(feature = "rrp")]
pub mod rrp;
#[cfg(feature = "samr")]
pub mod samr;
#[cfg(feature = "scmr")]
pub mod scmr;
#[cfg(feature = "srvs")]
pub mod srvs;
#[cfg(feature = "tsch")]
pub mod tsch;
#[cfg(feature = "wkst")]
pub mod wkst;
