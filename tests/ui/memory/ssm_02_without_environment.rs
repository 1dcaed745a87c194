//! [SSM-02] Memory is asked for before there is an environment.

use rpc_runtime::prelude::*;

pub fn ask() -> Result<u32> {
    let memory: CallMemory;
    let number = memory.allocate(42)?;
    Ok(*number)
}

fn main() {}
