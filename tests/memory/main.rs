//! The memory rules (`docs/memory-rules.md`), each named by its id.

mod allocators;
mod arrays;
mod attributes;
mod blocks;
mod catalogue;
mod contradictions;
mod directions;
mod environment;
mod exhaustion;
mod full;
mod ignored;
mod in_place;
mod lists;
mod nullable;
mod oracle;
mod ownership;
mod plan;
mod pointers;
mod returns;
mod slices;
mod store;
mod text_buffers;
