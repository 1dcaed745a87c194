//! [UNI-05] `case` on a plain enum.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[closed]
pub enum Colour {
    #[case(1)]
    Red,
}

fn main() {}

// mended
// - #[closed]
// + #[switch_type(u16)]
