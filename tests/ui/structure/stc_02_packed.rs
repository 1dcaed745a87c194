//! [STC-02] A packed structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[repr(C, packed)]
pub struct Node {
    pub a: u8,
    pub b: u32,
}

fn main() {}

// mended
// - C, packed
// + C
