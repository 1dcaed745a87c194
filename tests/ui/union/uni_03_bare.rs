//! [UNI-03] `switch_type` without a type.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - #[switch_type]
// + #[switch_type(u16)]
