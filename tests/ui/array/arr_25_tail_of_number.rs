//! [ARR-25] A tail that is no array.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<u32>,
}

fn main() {}

// mended
// - Tail<u32>
// + Tail<Vec<u32>>
