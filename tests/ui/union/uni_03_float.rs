//! [UNI-03] (MIDL2192) A discriminant that is a float.

use rpc_runtime::prelude::*;

#[derive(Ndr)]
#[switch_type(f32)]
pub enum U {
    #[case(1)]
    A(u32),
}

fn main() {}

// mended
// - f32
// + u32
