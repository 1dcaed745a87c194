//! [IFC-13] (MIDL2072) `other` on a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[other]
    pub a: u32,
}

fn main() {}

// mended
// - #[other]
