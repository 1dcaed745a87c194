//! [PTR-02] Null for a reference pointer in a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: Box<u32>,
}

pub fn node() -> Node {
    Node { value: None }
}

fn main() {}
