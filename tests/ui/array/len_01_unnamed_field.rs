//! [LEN-01] A count that keeps itself, and no array whose length it is.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub count: Len<u32>,
    pub bytes: [u8; 4],
}

fn main() {}

// mended
// - count: Len<u32>
// + count: u32
