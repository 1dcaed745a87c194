//! [IFC-18] A lock has no wire form.

use rpc_runtime::prelude::*;

use std::sync::Mutex;

#[derive(Ndr)]
pub struct Node {
    pub value: Mutex<u32>,
}

fn main() {}
