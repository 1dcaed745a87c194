//! [IFC-18] (MIDL2240) `usize` has another width elsewhere.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: usize,
}

fn main() {}

// mended
// - a: usize
// + a: u32
