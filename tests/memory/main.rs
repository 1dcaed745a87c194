//! The memory rules (`docs/memory-rules.md`), each named by its id.

mod allocators;
mod blocks;
mod in_place;
mod pointers;
mod returns;
