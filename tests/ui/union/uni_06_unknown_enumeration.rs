//! [UNI-06] (MIDL2066) A label of an enumeration that there is not.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(Kind::A)]
    A(u32),
}

fn main() {}
