//! [MEM-27] Nothing in the call's memory is dropped: a type with a destructor is not let in.

use rpc_runtime::prelude::*;

pub fn leak(memory: &CallMemory) -> Result<&mut String> {
    memory.allocate(String::from("never freed"))
}

fn main() {
    let memory = CallMemory::new();
    let _ = leak(&memory);
}
