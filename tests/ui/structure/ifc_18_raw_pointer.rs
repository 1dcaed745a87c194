//! [IFC-18] (MIDL2241) A raw pointer.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: *const u32,
}

fn main() {}

// mended
// - *const u32
// + Option<Box<u32>>
