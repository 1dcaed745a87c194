//! [ARR-02] (MIDL2105) The last element, but no size.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[last_is(n)]
    pub bytes: Vec<u8>,
}

fn main() {}

// mended
// - pub n: u32
// + pub n: u32,
// +     pub m: u32
// - pub bytes
// + #[size_is(m)]
// +     pub bytes
