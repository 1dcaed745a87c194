//! [PTR-26] An optional value in line: it cannot be null on the wire.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: Option<u32>,
}

fn main() {}

// mended
// - Option<u32>
// + Option<Box<u32>>
