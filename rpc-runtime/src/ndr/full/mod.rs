//! Full pointers (`[ptr]`): they may point to one thing together, and in circles.
//!
//! A full pointer has an id that stands for what it points to, and that is transmitted once, where the
//! first pointer to it stands (C706 section 14.3.11.2). So both coders of a call keep a table.
//!
//! | file | subject |
//! |---|---|
//! | `arena` | [`Full`]: into the call's memory; aliases and cycles |
//! | `shared` | [`Shared`]: owned together; aliases, and no cycles |
//! | `mark` | what all that they point to begins with |
//! | `received` | a decoder's table: which ids stand for what |
//! | `sent` | an encoder's: what has which id |

mod arena;
mod mark;
mod received;
mod sent;
mod shared;

pub use arena::Full;
pub use mark::Mark;
pub use received::Received;
pub(crate) use received::{Arrival, Kind, Place};
pub(crate) use sent::Sent;
pub use shared::Shared;
