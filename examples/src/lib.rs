//! Interfaces that the examples share.

pub mod key_value;
pub mod names;
pub mod rpcecho;
pub mod rpcecho_checks;
