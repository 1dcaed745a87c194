//! [IFC-13] `other` on an arm.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
    #[case(2)]
    #[other]
    B(u16),
}

fn main() {}

// mended
// - #[other]
