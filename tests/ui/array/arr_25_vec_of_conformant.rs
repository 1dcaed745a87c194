//! [ARR-36] (MIDL2104) An array of conformant structures.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Outer {
    pub n: u32,
    #[size_is(n)]
    pub blocks: Vec<Packet>,
}

fn main() {}
