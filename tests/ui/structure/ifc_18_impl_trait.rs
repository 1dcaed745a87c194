//! [IFC-18] `impl Trait` as a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: impl Copy +,
}

fn main() {}

// mended
// - impl Copy +
// + u32
