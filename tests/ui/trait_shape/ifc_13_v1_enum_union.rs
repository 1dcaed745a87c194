//! [IFC-13] (MIDL2072) `v1_enum` on a union.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
#[v1_enum]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - #[v1_enum]
