//! [LCK-01] A structure that is locked has one more field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[wire_lock(0xf1f94f9f)]
pub struct Node {
    pub value: u32,
    pub weight: u32,
    pub next: Option<Box<Node>>,
}

fn main() {}
