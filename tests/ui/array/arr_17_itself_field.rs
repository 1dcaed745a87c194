//! [ARR-17] A size that names the array itself.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    #[size_is(bytes)]
    pub bytes: Vec<u8>,
}

fn main() {}

// mended
// - #[size_is(bytes)]
// + pub n: u32,
// +     #[size_is(n)]
