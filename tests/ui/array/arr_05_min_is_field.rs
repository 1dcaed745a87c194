//! [ARR-05] (MIDL2102) A lower bound of a field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    #[min_is(1)]
    pub bytes: Vec<u8>,
}

fn main() {}

// mended
// - #[min_is(1)]
