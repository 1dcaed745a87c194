//! [MEM-04] A type with two allocators.

use rpc_runtime::prelude::*;
use rpc_runtime::alloc::Box;
use rpc_runtime::memory::Allocator;

#[derive(Ndr)]
pub struct S<A: Allocator + Send + Sync, B: Allocator + Send + Sync> {
    pub left: Option<Box<u32, A>>,
    pub right: Option<Box<u32, B>>,
}

fn main() {}

// mended
// - , B: Allocator + Send + Sync>
// + >
// - Box<u32, B>
// + Box<u32, A>
