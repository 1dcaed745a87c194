//! [PTR-27] (MIDL2222) A pointer attribute on an array in a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[unique]
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
}

fn main() {}

// mended
// - Tail<Vec<u8>>
// + Option<Vec<u8>>
