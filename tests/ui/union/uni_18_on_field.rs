//! [IFC-13] (MIDL2072) `ms_union` where a union is used.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
}

#[derive(Ndr)]
pub struct Outer {
    pub level: u16,
    #[ms_union]
    #[switch_is(level)]
    pub u: U,
}

fn main() {}

// mended
// - #[switch_type(u16)]
// + #[switch_type(u16)]
// + #[ms_union]
// -     #[ms_union]
// -     #[switch_is(level)]
// +     #[switch_is(level)]
