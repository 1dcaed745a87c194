//! [IFC-18] A cell behind a pointer has no wire form.

use rpc_runtime::prelude::*;

use std::cell::RefCell;

#[derive(Ndr)]
pub struct Node {
    pub value: Option<Box<RefCell<u32>>>,
}

fn main() {}
