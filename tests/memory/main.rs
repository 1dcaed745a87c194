//! The memory rules (`docs/memory-rules.md`), each named by its id.

mod allocators;
mod arrays;
mod blocks;
mod directions;
mod in_place;
mod lists;
mod oracle;
mod ownership;
mod pointers;
mod returns;
