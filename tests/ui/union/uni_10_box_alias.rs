//! [UNI-10] (MIDL2249) A reference pointer as an arm, through an alias.

use rpc_runtime::prelude::*;

pub type Number = Box<u32>;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(Number),
}

fn main() {}
