//! [IFC-12] Two switch types.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
#[switch_type(u32)]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - #[switch_type(u32)]
