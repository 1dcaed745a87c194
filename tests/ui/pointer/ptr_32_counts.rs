//! [PTR-32] A field that is not transmitted cannot count.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Array {
    #[skip]
    n: u32,
    #[size_is(n)]
    elements: Vec<u8>,
}

fn main() {}

// mended
// - #[size_is(n)]
// + count: u32,
// +     #[size_is(count)]
