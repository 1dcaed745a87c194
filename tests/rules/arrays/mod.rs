//! Section E: arrays.

pub mod ignored;
pub mod sizes;
