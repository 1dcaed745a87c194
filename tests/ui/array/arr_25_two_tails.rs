//! [ARR-25] (MIDL2055) Two conformant arrays in line.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
    #[size_is(n)]
    pub words: Tail<Vec<u16>>,
}

fn main() {}

// mended
// - Tail<Vec<u8>>
// + Vec<u8>
