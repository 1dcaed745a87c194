//! [MEM-28] A field that would live for ever.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: &'static u32,
}

fn main() {}

// mended
// - struct Node
// + struct Node<'a>
// - &'static u32
// + &'a u32
