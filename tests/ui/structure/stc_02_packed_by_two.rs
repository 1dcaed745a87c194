//! [STC-02] A structure that is packed to two bytes.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[repr(C, packed(2))]
pub struct Node {
    pub a: u8,
    pub b: u32,
}

fn main() {}

// mended
// - , packed(2)
