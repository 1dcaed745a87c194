//! [IFC-18] An exclusive reference as a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node<'a> {
    pub p: &'a mut u32,
}

fn main() {}
