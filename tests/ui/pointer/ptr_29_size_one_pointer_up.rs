//! [PTR-29] A size one pointer too far up.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub n: u16,
    #[size_is(n)]
    pub values: Option<Box<Vec<u32>>>,
}

fn main() {}

// mended
// - #[size_is(n)]
// + #[size_is(, n)]
