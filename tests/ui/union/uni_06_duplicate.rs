//! [UNI-06] (MIDL2056) One label twice.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(u32),
    #[case(2, 1)]
    B(u16),
}

fn main() {}

// mended
// - (2, 1)
// + (2)
