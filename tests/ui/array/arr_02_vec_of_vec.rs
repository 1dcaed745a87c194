//! [ARR-28] (MIDL2105) The inner vector has no size.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Vec<Vec<u8>>,
}

fn main() {}
