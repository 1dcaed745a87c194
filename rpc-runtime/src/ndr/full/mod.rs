//! Full pointers (`[ptr]`): they may point to one thing together, and in circles.
//!
//! A full pointer has an id that stands for what it points to, and that is transmitted once, where the
//! first pointer to it stands (C706 section 14.3.11.2). So both coders of a call keep a table.
//!
//! | file | subject |
//! |---|---|
//! | `arena` | [`Full`]: into the call's memory; aliases and cycles |
//! | `shared` | [`Shared`]: owned together; aliases, and no cycles |
//! | `table` | which ids stand for what |

mod arena;
mod shared;
mod table;

pub use arena::Full;
pub use shared::Shared;
pub use table::Received;
pub(crate) use table::{Arrival, Sent};
