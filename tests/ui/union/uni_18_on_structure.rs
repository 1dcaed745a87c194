//! [IFC-13] (MIDL2072) `ms_union` on a structure: it is the union's.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
}

#[derive(Ndr)]
#[ms_union]
pub struct Outer {
    pub level: u16,
    #[switch_is(level)]
    pub u: U,
}

fn main() {}

// mended
// - #[switch_type(u16)]
// + #[switch_type(u16)]
// + #[ms_union]
// - #[derive(Ndr)]
// - #[ms_union]
// + #[derive(Ndr)]
