//! [ARR-36] (MIDL2104) A fixed array of conformant structures.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Outer {
    pub blocks: [Packet; 2],
}

fn main() {}
