//! [IFC-12] (MIDL2209) The same attribute twice.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[unique]
    #[unique]
    pub a: Option<Box<u32>>,
}

fn main() {}

// mended
// - #[unique]
// -     #[unique]
// + #[unique]
