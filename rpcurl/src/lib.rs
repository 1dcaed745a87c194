#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

pub mod codec;
mod describe;
pub mod json;
mod near;

pub use describe::procedures;
pub use near::near;
