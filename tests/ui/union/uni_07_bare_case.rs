//! [UNI-07] (MIDL2340) `case` without a label.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case]
    A(u32),
}

fn main() {}

// mended
// - #[case]
// + #[case(1, 2)]
