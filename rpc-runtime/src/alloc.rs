//! Types whose memory comes from an allocator of one's own: those of `allocator-api2`, so that a program need not depend
//! on the same release of it.
//!
//! ```
//! use rpc_runtime::alloc::{Allocator, Box, Vec};
//! use rpc_runtime::prelude::*;
//!
//! /// All of a list comes from one allocator.
//! #[derive(Ndr)]
//! pub struct Node<A: Allocator> {
//!     pub count: u32,
//!     #[size_is(count)]
//!     pub numbers: Vec<u32, A>,
//!     pub next: Option<Box<Node<A>, A>>,
//! }
//!
//! #[rpc_interface(uuid = "d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c33", version = "1.0")]
//! pub trait Lists {
//!     async fn reverse<A: Allocator + Clone + Send + Sync>(
//!         &self,
//!         memory: A,
//!         list: &mut Option<Box<Node<A>, A>>,
//!     ) -> Result<()>;
//! }
//! ```

pub use crate::memory::{AllocError, Allocator, Global};

// Aliases: of two public types of one name, the compiler's messages have the whole path, and `Box<u32>` would be
// `std::boxed::Box<u32>` in all of them.
/// A value of its own in an allocator: `allocator_api2::boxed::Box`.
pub type Box<T, A = Global> = allocator_api2::boxed::Box<T, A>;
/// An array that grows, in an allocator: `allocator_api2::vec::Vec`.
pub type Vec<T, A = Global> = allocator_api2::vec::Vec<T, A>;
