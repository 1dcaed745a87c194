//! The memory rules (`docs/memory-rules.md`), each named by its id.

mod allocators;
mod arrays;
mod attributes;
mod blocks;
mod contradictions;
mod directions;
mod environment;
mod exhaustion;
mod in_place;
mod lists;
mod oracle;
mod ownership;
mod plan;
mod pointers;
mod returns;
