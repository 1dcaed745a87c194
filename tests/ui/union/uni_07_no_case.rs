//! [UNI-07] (MIDL2161) An arm without a label.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
    B(u16),
}

fn main() {}

// mended
// - B(u16)
// + #[case(default)] B(u16)
