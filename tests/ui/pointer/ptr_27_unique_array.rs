//! [PTR-27] (MIDL2222) A pointer attribute on a fixed array in a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    #[unique]
    pub a: [u8; 4],
}

fn main() {}

// mended
// - [u8; 4]
// + Option<Box<[u8; 4]>>
