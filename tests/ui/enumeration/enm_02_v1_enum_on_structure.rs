//! [ENM-02] (MIDL2072) `v1_enum` on a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[v1_enum]
pub struct Node {
    pub a: u32,
}

fn main() {}

// mended
// - #[v1_enum]
