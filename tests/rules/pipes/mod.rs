//! Section K: pipes.

mod bytes;
mod calls;
mod chunks;
mod syntaxes;
mod windows;
