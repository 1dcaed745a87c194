//! [ARR-17] (MIDL2058) A size that names nothing.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(m)]
    pub bytes: Vec<u8>,
}

fn main() {}

// mended
// - #[size_is(m)]
// + #[size_is(n)]
