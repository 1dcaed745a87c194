//! [IFC-18] A constant parameter.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node<const N: usize> {
    pub a: [u8; N],
}

fn main() {}
