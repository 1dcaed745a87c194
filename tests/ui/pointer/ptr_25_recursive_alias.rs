//! [PTR-25] (MIDL2164) A structure that is recursive through a reference pointer, behind an alias.

use rpc_runtime::prelude::*;

pub type Next = Box<Node>;

#[derive(Ndr)]
pub struct Node {
    pub value: u32,
    pub next: Next,
}

fn main() {}
