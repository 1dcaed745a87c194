//! [UNI-06] (MIDL2056) One label twice, through a constant.

use rpc_runtime::prelude::*;

pub const ONE: u16 = 1;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
    #[case(ONE)]
    B(u16),
}

fn main() {}
