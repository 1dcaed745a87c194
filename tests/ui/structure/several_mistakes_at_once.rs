//! Several mistakes appear in one build.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[unique]
    pub a: Box<u32>,
    #[size_is(m)]
    pub b: Vec<u8>,
    pub next: Box<Node>,
    #[size_is(n)]
    pub n: u32,
}

fn main() {}

// mended
// - pub a: Box<u32>
// + pub a: Option<Box<u32>>
// - size_is(m)
// + size_is(n)
// - Box<Node>
// + Option<Box<Node>>
// - #[size_is(n)]
// -     pub n
// + pub n
