//! [IFC-18] (MIDL2259) A trait object.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: Box<dyn std::fmt::Debug>,
}

fn main() {}

// mended
// - dyn std::fmt::Debug
// + u32
