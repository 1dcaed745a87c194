//! `Box` and `Vec` with an allocator of your own: those of `allocator-api2`, here so that a program need not
//! depend on the same release of that crate.
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

// Aliases, not re-exports: with two public types named `Box`, the compiler's messages would write
// `std::boxed::Box<u32>` for every `Box<u32>`.
/// A pointer that owns a value in an allocator's memory: `allocator_api2::boxed::Box`.
pub type Box<T, A = Global> = allocator_api2::boxed::Box<T, A>;
/// An array that grows, in an allocator's memory: `allocator_api2::vec::Vec`.
pub type Vec<T, A = Global> = allocator_api2::vec::Vec<T, A>;
