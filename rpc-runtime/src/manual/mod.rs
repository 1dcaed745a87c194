//! What does not fit beside one item.

#[doc = include_str!("codec.md")]
pub mod codec {}
