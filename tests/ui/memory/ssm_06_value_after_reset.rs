//! [SSM-06] An environment starts again while a value in it is used.

use rpc_runtime::prelude::*;

pub fn ask() -> Result<u32> {
    let mut memory = CallMemory::new();
    let number = memory.allocate(42)?;
    memory.reset();
    Ok(*number)
}

fn main() {}
