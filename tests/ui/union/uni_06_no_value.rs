//! [UNI-06] (MIDL2066) A label that is no value of the enumeration.

use rpc_runtime::prelude::*;

#[derive(Ndr, Clone, Copy)]
#[repr(u16)]
pub enum Kind {
    A = 1,
    #[other]
    Other(u16),
}

#[derive(Ndr)]
#[switch_type(Kind)]
pub enum U {
    #[case(Kind::B)]
    A(u32),
}

fn main() {}
