//! [UNI-06] (MIDL2067) A label that is a text.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case("a")]
    A(u32),
}

fn main() {}

// mended
// - "a"
// + 1
