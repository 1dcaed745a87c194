//! [UNI-06] (MIDL2067) A label that is a float.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1.5)]
    A(u32),
}

fn main() {}

// mended
// - 1.5
// + 1
