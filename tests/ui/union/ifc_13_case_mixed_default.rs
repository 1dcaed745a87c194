//! A default arm with a label beside it.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1, default)]
    A(u32),
    #[case(default, 2)]
    B(u16),
}

fn main() {}

// mended
// - (default, 2)
// + (2)
