//! [UNI-11] (MIDL2171) An array without a size as an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(Option<Vec<u8>>),
}

fn main() {}
