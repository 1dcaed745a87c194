//! [UNI-07] (MIDL2232) Two default arms.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(default)]
    A(u32),
    #[case(default)]
    B(u16),
}

fn main() {}

// mended
// - #[case(default)]
// -     B
// + #[case(1)]
// +     B
