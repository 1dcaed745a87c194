//! [SSM-06] An environment ends while a value in it is used.

use rpc_runtime::prelude::*;

pub fn ask() -> Result<u32> {
    let memory = CallMemory::new();
    let number = memory.allocate(42)?;
    drop(memory);
    Ok(*number)
}

fn main() {}
