//! [ARR-15] (MIDL2299) `size_is` on a fixed array.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: [u8; 4],
}

fn main() {}

// mended
// - #[size_is(n)]
