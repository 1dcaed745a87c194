//! [ARR-44] (MIDL2371) A range of a union arm whose least value is above its greatest.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    #[case(1)]
    A(#[range(9, 1)] u32),
}

fn main() {}

// mended
// - #[range(9, 1)]
// + #[range(1, 9)]
