//! [UNI-06] (MIDL2206) A negative label of an unsigned discriminant.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(-1)]
    A(u32),
}

fn main() {}

// mended
// - (-1)
// + (65535)
