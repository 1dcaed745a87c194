//! [UNI-06] (MIDL2067) Values as alternatives of a pattern.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1 | 2)]
    A(u32),
    #[case(default)]
    B,
}

fn main() {}

// mended
// - #[case(1 | 2)]
// + #[case(1, 2)]
