//! [SSM-07] A value goes to a thread that may outlive its environment.

use rpc_runtime::prelude::*;

pub fn ask() -> Result<()> {
    let memory = CallMemory::new();
    let number = memory.allocate(42)?;
    std::thread::spawn(move || *number += 1);
    Ok(())
}

fn main() {}
