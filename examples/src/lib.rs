//! Interfaces that the examples share.

pub mod rpcecho;
