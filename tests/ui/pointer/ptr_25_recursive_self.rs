//! [PTR-25] (MIDL2164) A structure that is recursive through a reference pointer.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    pub next: Box<Self>,
}

fn main() {}

// mended
// - Box<Self>
// + Option<Box<Self>>
