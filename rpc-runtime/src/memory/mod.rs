//! Where decoded data lives.
//!
//! - [`CallMemory`]: the memory environment of a call (`RpcSsAllocate` and its kin): an arena that
//!   gives out memory until it is dropped, and frees all of it then.
//! - [`CallBlock`]: one block for a whole graph, of the exact size (`all_nodes`) or in the application's own
//!   buffer (`byte_count`).
//! - [`SharedAllocator`]: the allocator of a client, a server or an interface, for what outlives a call.
//! - [`Ledger`]: an allocator that records its allocations, for tests, examples and debugging.
//! - [`Quota`]: how much memory a server's connection may hold for its calls.
//! - [`StubBuffer`]: a received stub, aligned so that data can be borrowed from it as it stands.
//!
//! [`Allocator`] and [`Global`] are those of [`alloc`](crate::alloc), whose `Box<T, A>` and `Vec<T, A>` are
//! for types that are generic over their allocator.

mod allocation_trace;
mod block;
mod call_memory;
mod init;
pub(crate) mod kept;
mod ledger;
mod meter;
mod quota;
mod shared_allocator;
mod stub_buffer;
mod vector;

pub use allocation_trace::asking_for;
use allocation_trace::asking_for_no_node;
pub(crate) use allocation_trace::asking_for_node;
pub use allocator_api2::alloc::{AllocError, Allocator, Global};
pub use block::CallBlock;
#[doc(hidden)]
pub use call_memory::Lease;
pub(crate) use call_memory::Row;
pub use call_memory::{CallMemory, Exhausted};
pub(crate) use init::{array_from_fn, box_from, vec_with_capacity};
pub use kept::kept_bytes;
pub(crate) use kept::{LastSize, keep_input, take_input};
pub use ledger::{Entry, Ledger};
pub(crate) use meter::Meter;
pub use quota::{Quota, Share};
pub use shared_allocator::SharedAllocator;
pub use stub_buffer::{OutOfMemory, StubBuffer};
pub(crate) use vector::as_vector;
