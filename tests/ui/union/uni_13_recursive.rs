//! [UNI-13] (MIDL2179) A union that contains itself.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(U),
}

fn main() {}
