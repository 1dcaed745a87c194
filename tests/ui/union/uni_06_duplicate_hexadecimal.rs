//! [UNI-06] (MIDL2056) One label twice, written differently.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(16)]
    A(u32),
    #[case(0x10)]
    B(u16),
}

fn main() {}

// mended
// - (0x10)
// + (0x11)
