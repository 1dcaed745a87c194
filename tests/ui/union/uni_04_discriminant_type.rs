//! [UNI-04] (MIDL2083) A discriminant of another type than the switch type.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1, 2)]
    A(#[discriminant] u32, u8),
}

fn main() {}
