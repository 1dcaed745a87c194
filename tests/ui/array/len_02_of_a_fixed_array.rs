//! [LEN-02] A count that keeps itself, of an array whose size is in its type.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub used: Len<u16>,
    #[length_is(used)]
    pub units: [u16; 8],
}

fn main() {}

// mended
// - used: Len<u16>
// + used: u16
