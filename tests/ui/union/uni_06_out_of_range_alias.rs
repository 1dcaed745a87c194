//! [UNI-06] (MIDL2206) A label beyond the discriminant's type, through an alias.

use rpc_runtime::prelude::*;

pub type Level = u16;

#[derive(Ndr)]
#[switch_type(Level)]
pub enum U {
    #[case(70000)]
    A(u32),
}

fn main() {}
