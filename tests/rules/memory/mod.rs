//! Section B: who manages memory.

pub mod allocators;
pub mod blocks;
mod borrowed;
mod exhaustion;
pub mod in_place;
pub mod lists;
pub mod ownership;
mod plan;
mod plan_of_types;
mod slices;
pub mod store;
mod watch;
