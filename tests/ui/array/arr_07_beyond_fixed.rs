//! [ARR-07] A constant length beyond the array.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    #[length_is(9)]
    pub a: [u8; 4],
}

fn main() {}

// mended
// - #[length_is(9)]
// + #[length_is(4)]
