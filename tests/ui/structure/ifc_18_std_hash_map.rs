//! [IFC-18] A type of std's without a wire form, in each place.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: std::collections::HashMap<u32, u32>,
}

fn main() {}
