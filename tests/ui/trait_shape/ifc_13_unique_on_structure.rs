//! [IFC-13] (MIDL2072) `unique` on a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[unique]
pub struct Node {
    pub a: u32,
}

fn main() {}

// mended
// - #[unique]
