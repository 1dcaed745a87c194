//! [ARR-36] (MIDL2055) A structure that ends in a conformant array as an element of an array of which a part is
//! transmitted.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Packets {
    pub n: u32,
    pub m: u32,
    #[size_is(n)]
    #[length_is(m)]
    pub all: Vec<Packet>,
}

fn main() {}
