//! [PTR-32] (MIDL2229) A discriminant that is not transmitted.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
}

#[derive(Ndr)]
pub struct Outer {
    #[skip]
    pub level: u16,
    #[switch_is(level)]
    pub u: U,
}

fn main() {}

// mended
// - #[switch_is(level)]
// + pub kind: u16,
// +     #[switch_is(kind)]
