//! [IFC-13] (MIDL2072) `v1_enum` on a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[v1_enum]
    pub a: u32,
}

fn main() {}

// mended
// - #[v1_enum]
