//! The memory rules (`docs/memory-rules.md`), each named by its id.

mod allocators;
mod in_place;
