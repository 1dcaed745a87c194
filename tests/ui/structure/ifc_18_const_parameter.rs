//! [IFC-18] A constant parameter.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node<const N: usize> {
    pub a: [u8; N],
}

fn main() {}

// mended
// - Node<const N: usize>
// + Node
// - [u8; N]
// + [u8; 16]
