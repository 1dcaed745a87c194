//! [ARR-25] (MIDL2055) A conformant array in line that is not the last field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Tail<Vec<u8>>,
    pub last: u8,
}

fn main() {}

// mended
// - pub bytes: Tail<Vec<u8>>,
// -     pub last: u8,
// + pub bytes: Tail<Vec<u8>>,
// - #[size_is(n)]
// + pub last: u8,
// +     #[size_is(n)]
