//! [IFC-18] A shared pointer.

use rpc_runtime::prelude::*;

use std::rc::Rc;

#[derive(Ndr)]
pub struct Node {
    pub a: Rc<u32>,
}

fn main() {}
