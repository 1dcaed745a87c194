//! What generated stubs do with a parameter or a return value.
//!
//! | file | subject |
//! |---|---|
//! | `value` | by value, and by reference that is never null |
//! | `optional` | a unique pointer at the top |
//! | `buffer` | the caller's buffer |
//! | `returned` | a return value |
//! | `failed` | which parameter an error is in |

mod buffer;
mod failed;
mod optional;
mod returned;
mod value;

pub use buffer::*;
pub use failed::{in_reply, in_request};
pub use optional::*;
pub use returned::*;
pub use value::*;
