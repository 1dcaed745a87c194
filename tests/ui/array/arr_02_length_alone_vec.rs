//! [ARR-02] (MIDL2105) A length, but no size.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[length_is(n)]
    pub bytes: Vec<u8>,
}

fn main() {}

// mended
// - pub bytes: Vec<u8>
// + #[size_is(n)]
// +     pub bytes: Vec<u8>
