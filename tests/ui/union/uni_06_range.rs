//! [UNI-06] A range as a label.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1..=4)]
    A(u32),
}

fn main() {}

// mended
// - #[case(1..=4)]
// + #[case(1, 2, 3, 4)]
