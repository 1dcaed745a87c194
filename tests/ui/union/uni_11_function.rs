//! [UNI-11] (MIDL2129) A function as an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(fn()),
}

fn main() {}
