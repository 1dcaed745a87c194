//! [LEN-02] A count that keeps itself, and an array that is longer.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub count: Len<u32>,
    #[size_is(count + 1)]
    pub list: Vec<u16>,
}

fn main() {}

// mended
// - count: Len<u32>
// + count: u32
