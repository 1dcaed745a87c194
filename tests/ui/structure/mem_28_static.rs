//! [MEM-28] A field that would live for ever.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: &'static u32,
}

fn main() {}
