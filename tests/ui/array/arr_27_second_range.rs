//! [ARR-27] Only the first dimension has a range.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Test {
    pub n: u8,
    pub m: u8,
    #[length_is(n, m)]
    pub rows: [[u16; 4]; 3],
}

#[derive(Ndr)]
pub struct Inner {
    pub n: u8,
    #[length_is(, n)]
    pub rows: [[u16; 4]; 3],
}

fn main() {}
