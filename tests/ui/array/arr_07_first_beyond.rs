//! [ARR-07] A first element behind the last.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    pub n: u32,
    #[first_is(7)]
    #[length_is(n)]
    pub a: [u8; 4],
}

fn main() {}

// mended
// - #[first_is(7)]
// + #[first_is(4)]
