//! [UNI-06] (MIDL2056) A value's name and its number are one label.

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
    #[case(Kind::A)]
    A(u32),
    #[case(1)]
    B(u32),
}

fn main() {}
