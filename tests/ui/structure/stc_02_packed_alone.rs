//! [STC-02] A packed structure, without `C`.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[repr(packed)]
pub struct Node {
    pub a: u8,
    pub b: u32,
}

fn main() {}

// mended
// - #[repr(packed)]
