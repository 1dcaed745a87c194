//! [UNI-07] (MIDL2161) Arms without labels: one error.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u16)]
pub enum U {
    A(u32),
    B(u16),
}

fn main() {}

// mended
// -     A(u32),
// +     #[case(1)]
// +     A(u32),
// -     B(u16),
// +     #[case(2)]
// +     B(u16),
