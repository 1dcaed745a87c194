//! [UNI-03] (MIDL2192) A discriminant that is a structure.

use rpc_runtime::prelude::*;

#[derive(Ndr, Clone, Copy)]
pub struct Level {
    pub n: u16,
}

#[derive(Ndr)]
#[switch_type(Level)]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}
