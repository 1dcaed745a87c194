//! [UNI-04] (MIDL2083) The discriminant is not of the union's switch type.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
}

#[derive(Ndr)]
pub struct Outer {
    pub level: u32,
    #[switch_is(level)]
    pub u: U,
}

fn main() {}
