//! [UNI-06] (MIDL2066) A label that is a function.

use rpc_runtime::prelude::*;

pub struct Kind;

impl Kind {
    pub fn a() -> u16 {
        1
    }
}

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(Kind::a())]
    A(u32),
}

fn main() {}
