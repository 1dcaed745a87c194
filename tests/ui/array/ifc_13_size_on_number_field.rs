//! [IFC-13] (MIDL2072) A size on a number.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    pub n: u32,
    #[size_is(n)]
    pub m: u32,
}

fn main() {}

// mended
// - #[size_is(n)]
