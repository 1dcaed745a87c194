//! [IFC-13] (MIDL2072) `case` on a field of a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct Outer {
    #[case(1)]
    pub a: u32,
}

fn main() {}

// mended
// - #[case(1)]
