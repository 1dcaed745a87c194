//! [ARR-02] (MIDL2105) A nullable vector without a size.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet {
    #[unique]
    pub bytes: Option<Vec<u8>>,
}

fn main() {}

// mended
// - pub bytes
// + #[size_is(n)]
// +     pub bytes
// - #[unique]
// + pub n: u32,
// +     #[unique]
