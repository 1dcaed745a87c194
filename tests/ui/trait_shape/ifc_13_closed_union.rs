//! [IFC-13] `closed` on a union.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
#[closed]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - #[closed]
