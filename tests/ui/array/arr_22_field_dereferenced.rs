//! [ARR-22] (MIDL2030) A field is dereferenced.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(*n)]
    pub bytes: Vec<u8>,
}

fn main() {}

// mended
// - #[size_is(*n)]
// + #[size_is(n)]
