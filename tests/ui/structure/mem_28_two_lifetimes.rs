//! [MEM-28] Two lifetimes.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node<'a, 'b> {
    pub a: &'a u32,
    pub b: &'b u32,
}

fn main() {}

// mended
// - <'a, 'b>
// + <'a>
// - &'b
// + &'a
