//! [PTR-25] (MIDL2164) A structure that is recursive through a reference pointer.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node<'a> {
    pub value: u32,
    pub next: &'a Node<'a>,
}

fn main() {}

// mended
// - &'a Node<'a>
// + Option<&'a Node<'a>>
