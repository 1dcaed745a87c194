//! Where decoded data lives.
//!
//! - [`CallMemory`]: the memory environment of a call (`RpcSsAllocate` and its kin): an arena that
//!   gives out memory until it is dropped, and frees all of it then.
//! - [`Ledger`]: an allocator that keeps book, for tests, examples and debugging.
//! - [`StubBuffer`]: a received stub, aligned so that data can be borrowed from it as it stands.

mod call_memory;
mod init;
mod ledger;
mod stub_buffer;

pub(crate) use call_memory::Source;
pub use call_memory::{CallMemory, Exhausted, Lease};
pub(crate) use init::{array_from_fn, box_from, vec_with_capacity};
pub use ledger::{Entry, Ledger};
pub use stub_buffer::{OutOfMemory, StubBuffer};
