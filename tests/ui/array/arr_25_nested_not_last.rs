//! [ARR-25] (MIDL2055) A conformant structure that is not the last field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

#[derive(Ndr)]
pub struct Outer {
    pub block: Packet,
    pub last: u8,
}

fn main() {}
