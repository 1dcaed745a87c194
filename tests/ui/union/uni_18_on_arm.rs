//! [IFC-13] (MIDL2072) `ms_union` on one arm: it is about all of them.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[ms_union]
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - #[switch_type(u16)]
// + #[switch_type(u16)]
// + #[ms_union]
// -     #[ms_union]
// -     #[case(1)]
// +     #[case(1)]
