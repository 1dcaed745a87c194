//! [PTR-25] (MIDL2006) A structure that contains itself.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    pub next: Node,
}

fn main() {}
