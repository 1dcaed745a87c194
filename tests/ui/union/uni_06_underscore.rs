//! [UNI-06] The default arm, as in a pattern.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
    #[case(_)]
    B,
}

fn main() {}

// mended
// - #[case(_)]
// + #[case(default)]
