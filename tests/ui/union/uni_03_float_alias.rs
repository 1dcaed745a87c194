//! [UNI-03] (MIDL2192) A discriminant that is a float, through an alias.

use rpc_runtime::prelude::*;

pub type Level = f32;

#[derive(Ndr)]
#[switch_type(Level)]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}
