//! [UNI-06] The default arm, misspelt.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
    #[case(defualt)]
    B,
}

fn main() {}

// mended
// - #[case(defualt)]
// + #[case(default)]
