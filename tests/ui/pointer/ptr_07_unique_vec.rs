//! [PTR-07] `unique` on a vector, which is never null.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub n: u32,
    #[unique]
    #[size_is(n)]
    pub next: Vec<u8>,
}

fn main() {}

// mended
// - Vec<u8>
// + Option<Vec<u8>>
