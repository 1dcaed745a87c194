//! Chapters on subjects that belong to no single item.

#[doc = include_str!("codec.md")]
pub mod codec {}
