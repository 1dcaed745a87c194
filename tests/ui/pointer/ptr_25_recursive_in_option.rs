//! [PTR-25] A list whose next node is in line, in an `Option`: rustc says that it has no end, and what to write.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    pub next: Option<Node>,
}

fn main() {}
