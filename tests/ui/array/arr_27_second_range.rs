//! [ARR-27] Where a further dimension has a range, the first has one.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Test {
    pub n: u8,
    #[length_is(, n)]
    pub rows: [[u16; 4]; 3],
}

fn main() {}

// mended
// - #[length_is(, n)]
// + #[length_is(3, n)]
