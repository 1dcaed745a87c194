//! Chapters on subjects that belong to no single item.

#[doc = include_str!("codec.md")]
pub mod codec {}

#[doc = include_str!("wire_lock.md")]
pub mod wire_lock {}

#[doc = include_str!("errors.md")]
pub mod errors {}
