//! [PTR-26] `unique` does not make a value a pointer.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[unique]
    pub value: Option<u32>,
}

fn main() {}

// mended
// - Option<u32>
// + Option<Box<u32>>
