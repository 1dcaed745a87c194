//! [UNI-03] (MIDL2192) A discriminant of 64 bits.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(u64)]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - u64
// + u32
