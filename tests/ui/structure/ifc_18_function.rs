//! [PTR-28] (MIDL2244) A function.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: fn(),
}

fn main() {}
