//! [UNI-06] (MIDL2206) A label beyond the discriminant's type, through a constant.

use rpc_runtime::prelude::*;

pub const BIG: u32 = 70000;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(BIG)]
    A(u32),
}

fn main() {}
