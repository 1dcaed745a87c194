//! [IFC-18] `u128` has no wire form.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: u128,
}

fn main() {}

// mended
// - a: u128
// + a: [u64; 2]
