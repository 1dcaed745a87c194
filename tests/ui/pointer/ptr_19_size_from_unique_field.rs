//! [PTR-19] (MIDL2195) A size that may be null.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: Option<Box<u32>>,
    #[size_is(n)]
    pub bytes: Vec<u8>,
}

fn main() {}

// mended
// - #[size_is(n)]
// + pub count: u32,
// +     #[size_is(count)]
