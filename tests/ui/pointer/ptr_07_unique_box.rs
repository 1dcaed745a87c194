//! [PTR-07] `unique` on a pointer that is never null.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    #[unique]
    pub next: Box<u32>,
}

fn main() {}

// mended
// - Box<u32>
// + Option<Box<u32>>
