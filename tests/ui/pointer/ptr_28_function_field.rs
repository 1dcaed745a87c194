//! [PTR-28] (MIDL2244) A function as a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub call: fn(u32) -> u32,
}

fn main() {}
