//! Where decoded data lives.
//!
//! - [`CallMemory`]: the memory environment of a call (`RpcSsAllocate` and its kin): an arena that
//!   gives out memory until it is dropped, and frees all of it then.
//! - [`CallBlock`]: one block for a whole graph, of the exact size (`all_nodes`) or in the application's own
//!   buffer (`byte_count`).
//! - [`Ledger`]: an allocator that keeps book, for tests, examples and debugging.
//! - [`StubBuffer`]: a received stub, aligned so that data can be borrowed from it as it stands.

mod block;
mod call_memory;
mod init;
mod ledger;
mod stub_buffer;

pub use block::CallBlock;
pub(crate) use call_memory::Source;
pub use call_memory::{CallMemory, Exhausted, Lease};
pub(crate) use init::{array_from_fn, box_from, vec_with_capacity};
pub use ledger::{Entry, Ledger};
pub use stub_buffer::{OutOfMemory, StubBuffer};
