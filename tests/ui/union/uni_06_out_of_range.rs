//! [UNI-06] (MIDL2206) A label beyond the discriminant's type.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(70000)]
    A(u32),
}

fn main() {}

// mended
// - 70000
// + 7000
