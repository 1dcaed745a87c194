//! An enum of 64 bits in memory.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
#[repr(u64)]
pub enum Colour {
    Red = 0x1_0000_0000,
}

fn main() {}

// mended
// - 0x1_0000_0000
// + 0x1000
