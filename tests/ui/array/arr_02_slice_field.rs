//! [ARR-02] (MIDL2105) A slice without a size.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Packet<'a> {
    pub bytes: &'a [u8],
}

fn main() {}

// mended
// - pub bytes: &'a [u8]
// + pub n: u32,
// +     #[size_is(n)]
// +     pub bytes: &'a [u8]
