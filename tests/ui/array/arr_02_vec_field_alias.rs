//! [ARR-02] (MIDL2105) A vector without a size, through an alias.

use rpc_runtime::prelude::*;

pub type Bytes = Vec<u8>;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    pub bytes: Bytes,
}

fn main() {}
