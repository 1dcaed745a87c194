//! [ARR-18] (MIDL2059) A count of 64 bits.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u64,
    #[size_is(n)]
    pub bytes: Vec<u8>,
}

fn main() {}

// mended
// - n: u64
// + n: u32
