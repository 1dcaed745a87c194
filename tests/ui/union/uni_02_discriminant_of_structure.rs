//! [IFC-13] (MIDL2072) A discriminant in a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
pub struct S {
    #[discriminant]
    pub level: u16,
    pub value: u32,
}

fn main() {}

// mended
// - #[discriminant]
