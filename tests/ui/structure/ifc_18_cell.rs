//! [IFC-18] A cell.

use rpc_runtime::prelude::*;

use std::cell::Cell;

#[derive(Ndr)]
pub struct Node {
    pub a: Cell<u32>,
}

fn main() {}
