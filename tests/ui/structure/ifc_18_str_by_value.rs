//! [IFC-18] A `str` in line.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: str,
}

fn main() {}

// mended
// - struct Node
// + struct Node<'a>
// - a: str
// + a: &'a str
