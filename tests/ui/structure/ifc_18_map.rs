//! [IFC-18] A map.

use rpc_runtime::prelude::*;

use std::collections::HashMap;

#[derive(Ndr)]
pub struct Node {
    pub a: HashMap<u32, u32>,
}

fn main() {}
