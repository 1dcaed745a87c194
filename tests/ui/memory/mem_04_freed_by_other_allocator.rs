//! [MEM-04] A node is freed by another allocator than its own.

use allocator_api2::alloc::Global;
use allocator_api2::boxed::Box;

use rpc_runtime::prelude::*;

pub fn free(memory: &CallMemory) {
    let p: Box<u32, Global> = Box::new_in(1, memory);
    drop(p);
}

fn main() {}
