//! [ARR-18] (MIDL2059) A count that keeps itself, of 64 bits.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub count: Len<u64>,
    #[size_is(count)]
    pub list: Vec<u16>,
}

fn main() {}

// mended
// - Len<u64>
// + Len<u32>
