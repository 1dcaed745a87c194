//! [UNI-03] `switch_type` with something else than a type.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(16)]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - #[switch_type(16)]
// + #[switch_type(u16)]
