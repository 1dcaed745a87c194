//! [PTR-25] (MIDL2164) A structure that is recursive through an array of reference pointers.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    pub next: [Box<Node>; 2],
}

fn main() {}

// mended
// - Box<Node>
// + Option<Box<Node>>
