//! [ARR-24] (MIDL2103) A fixed array without elements.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub a: [u8; 0],
}

fn main() {}
