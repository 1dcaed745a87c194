//! Section E: arrays.

pub mod ignored;
pub mod sizes;
mod windows;
