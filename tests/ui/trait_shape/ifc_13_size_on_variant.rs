//! [IFC-13] `size_is` on a variant.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    #[size_is(4)]
    A(u32),
}

fn main() {}

// mended
// - #[size_is(4)]
