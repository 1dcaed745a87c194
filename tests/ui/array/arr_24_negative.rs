//! [ARR-24] (MIDL2103) A negative length.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub a: [u8; -1],
}

fn main() {}
