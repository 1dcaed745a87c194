//! [ARR-37] (MIDL2171) A conformant array in line as an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(Tail<Vec<u8>>),
}

fn main() {}
