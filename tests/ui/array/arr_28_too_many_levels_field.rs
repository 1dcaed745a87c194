//! [ARR-28] More sizes than dimensions.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n, n, n)]
    pub bytes: Vec<u8>,
}

fn main() {}
