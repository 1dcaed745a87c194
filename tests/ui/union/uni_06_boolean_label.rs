//! [UNI-06] A label beyond a boolean.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(bool)]
pub enum U {
    #[case(2)]
    A(u32),
}

fn main() {}

// mended
// - #[case(2)]
// + #[case(1)]
