//! [PTR-26] Null in two ways.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: Option<Option<Box<u32>>>,
}

fn main() {}

// mended
// - Option<Option<Box<u32>>>
// + Option<Box<Option<Box<u32>>>>
