//! Section C: pointers.

pub mod full;
pub mod kinds;
mod nullable;
