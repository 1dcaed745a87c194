//! [ARR-02] (MIDL2105) A conformant array in line without a size.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    pub bytes: Tail<Vec<u8>>,
}

fn main() {}

// mended
// - pub bytes: Tail<Vec<u8>>
// + #[size_is(n)]
// +     pub bytes: Tail<Vec<u8>>
