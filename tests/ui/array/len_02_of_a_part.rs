//! [LEN-02] A count that keeps itself, where a part of the array travels.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub size: Len<u16>,
    pub used: u16,
    #[size_is(size)]
    #[length_is(used)]
    pub units: Vec<u16>,
}

fn main() {}

// mended
// - size: Len<u16>
// + size: u16
