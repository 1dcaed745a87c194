//! [ARR-25] A field of a generic structure over one that ends in a conformant array.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Framed<T> {
    pub body: T,
    pub checksum: u32,
}

#[derive(Ndr)]
pub struct Both {
    pub packet: Framed<Packet>,
}

fn main() {}
