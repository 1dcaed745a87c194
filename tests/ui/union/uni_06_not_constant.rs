//! [UNI-06] (MIDL2066) A label that is not constant.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(x)]
    A(u32),
}

fn main() {}
