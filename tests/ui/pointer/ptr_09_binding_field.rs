//! [PTR-09] (MIDL2135) A binding handle in a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub binding: Binding,
}

fn main() {}
