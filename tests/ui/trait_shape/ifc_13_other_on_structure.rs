//! [IFC-13] `other` on a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[other]
pub struct Node {
    pub a: u32,
}

fn main() {}

// mended
// - #[other]
