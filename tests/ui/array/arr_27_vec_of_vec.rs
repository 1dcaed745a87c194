//! [ARR-27] (MIDL2296) The inner vector has no size.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub bytes: Vec<Vec<u8>>,
}

fn main() {}

// mended
// -     pub n: u32,
// +     pub n: u32,
// +     pub m: u32,
// - #[size_is(n)]
// + #[size_is(n, m)]
