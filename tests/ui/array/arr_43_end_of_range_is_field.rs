//! [ARR-43] (MIDL2058) A range that depends on another field.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    pub most: u32,
    #[range(0, most)]
    pub n: u32,
}

fn main() {}

// mended
// - #[range(0, most)]
// + #[range(0, 100)]
