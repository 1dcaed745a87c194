//! [UNI-02] (MIDL2078) A union with a default arm, and nothing that says which.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
    #[case(default)]
    B(u16),
}

#[derive(Ndr)]
pub struct Outer {
    pub u: U,
}

fn main() {}
