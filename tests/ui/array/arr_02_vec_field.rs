//! [ARR-02] (MIDL2105) A vector without a size.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    pub bytes: Vec<u8>,
}

fn main() {}

// mended
// - pub bytes: Vec<u8>
// + #[size_is(n)]
// +     pub bytes: Vec<u8>
