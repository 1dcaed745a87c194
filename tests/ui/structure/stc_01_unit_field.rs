//! [STC-01] (MIDL2241) A field of type `()`.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Node {
    pub a: (),
    pub n: u32,
}

fn main() {}

// mended
// - pub a: (),
